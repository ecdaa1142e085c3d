import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// `npm run bench`: every bench in turn. Each prints its table and ends with one line of JSON.

const BENCHES: readonly (readonly [string, ...string[]])[] = [
  // The view with the adapter's default settings (a search a type), then with one `$everything` an exchange.
  ['view/main.ts', '--manner', 'per-type'],
  ['view/main.ts', '--manner', 'everything'],
  // The dispatch profile at fifty a second with one request an exchange; then the rate that asking twice sustains.
  ['dispatch/main.ts'],
  ['dispatch/main.ts', '--searches', 'batch', '--warmRate', '15', '--ramp', '20,30,40,50,60', '--seconds', '10'],
  ['dispatch/main.ts', '--gateways', '1', '--ramp', '20,30,40', '--seconds', '10'],
  ['corridor.ts'],
  ['unify.ts'],
  ['gp-connect.ts'],
  ['agreement-index.ts'],
  ['oversight.ts'],
  ['console/main.ts'],
  ['following.ts'],
  ['first-block.ts'],
]

let failed = false
for (const [program, ...words] of BENCHES) {
  process.stdout.write(`\n== ${[program, ...words].join(' ')}\n`)
  const path = fileURLToPath(new URL(program, import.meta.url))
  failed =
    spawnSync(process.execPath, ['--expose-gc', path, ...words], { stdio: ['ignore', 'inherit', 'inherit'] }).status !==
      0 || failed
}
process.exit(failed ? 1 : 0)
