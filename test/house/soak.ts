import { spawn } from 'node:child_process'

// `npm run soak`: the stories of sudden death at length, and withdrawals raced with what they withdraw. KILLS and WITHDRAWALS in the environment say how many of
// each; if they do not, what stands here.

const STORIES: readonly (readonly [story: string, name: 'KILLS' | 'WITHDRAWALS', usual: string])[] = [
  ['test/house/kill-minus-nine-ledger.test.ts', 'KILLS', '1000'],
  ['test/house/kill-minus-nine.test.ts', 'KILLS', '1000'],
  ['test/gateway/following/raced-withdrawals.test.ts', 'WITHDRAWALS', '10000'],
]

const run = (story: string, name: string, times: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const words = ['node_modules/vitest/vitest.mjs', 'run', story, '--disableConsoleIntercept=true']
    const child = spawn(process.execPath, words, { env: { ...process.env, [name]: times }, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })

const begun = performance.now()
const passed: Record<string, number> = {}
for (const [story, name, usual] of STORIES) {
  const times = process.env[name] ?? usual
  process.stdout.write(`${story}: ${times}\n`)
  const code = await run(story, name, times)
  if (code !== 0) process.exit(code)
  passed[story] = Number(times)
  process.stdout.write(`${story}: passed, ${Math.round((performance.now() - begun) / 1_000)} s since the beginning\n`)
}
process.stdout.write(`${JSON.stringify({ soak: 'passed', times: passed })}\n`)
