import { spawnSync } from 'node:child_process'

/** One step of the gate: a command, and what its output must prove beyond a zero exit. */
type Step = {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly proves?: (output: string) => string | undefined
}

/** dependency-cruiser reports success on nothing at all when it cannot read the sources: it must have read the house. */
const readTheHouse = (output: string): string | undefined => {
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
  return modules > 100 ? undefined : `only ${modules} modules were read`
}

const STEPS: readonly Step[] = [
  { name: 'style', command: ['biome', 'ci', '.'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  {
    name: 'directions',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'schema', 'policies', 'adapters', 'gateway', 'test'],
    proves: readTheHouse,
  },
  { name: 'supergraph is current', command: ['node', 'schema/compose.ts', '--check'] },
  { name: 'generated types are current', command: ['node', 'schema/generate.ts', '--check'] },
  { name: 'judgement is tested, every branch', command: ['vitest', 'run', '--project', 'judgement', '--coverage'] },
  { name: 'everything else is tested', command: ['vitest', 'run', '--project', 'everything-else'] },
]

for (const { name, command, proves } of STEPS) {
  const [program, ...words] = command
  const run = spawnSync(program, words, { encoding: 'utf8', stdio: proves === undefined ? 'inherit' : 'pipe' })
  const unproven = run.status === 0 ? proves?.(run.stdout) : undefined
  if (run.status !== 0 || unproven !== undefined) {
    if (proves !== undefined) process.stderr.write(`${run.stdout}\n${run.stderr}\n`)
    process.stderr.write(`✗ ${name}${unproven === undefined ? '' : `: ${unproven}`}\n`)
    process.exit(1)
  }
  process.stdout.write(`✓ ${name}\n`)
}
