import { spawn } from 'node:child_process'

// `npm run soak`: both stories of sudden death at length, and withdrawals raced with what they withdraw. KILLS and WITHDRAWALS in the environment say how many; 1,000 and 10,000 if they do not.

const KILLS = process.env['KILLS'] ?? '1000'
const STORIES = ['test/house/kill-minus-nine-ledger.test.ts', 'test/house/kill-minus-nine.test.ts']

const run = (story: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const words = ['node_modules/vitest/vitest.mjs', 'run', story, '--disableConsoleIntercept=true']
    const child = spawn(process.execPath, words, { env: { ...process.env, KILLS }, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })

const begun = performance.now()
for (const story of STORIES) {
  process.stdout.write(`${story}: ${KILLS} kills\n`)
  const code = await run(story)
  if (code !== 0) process.exit(code)
  process.stdout.write(`${story}: passed, ${Math.round((performance.now() - begun) / 1_000)} s since the beginning\n`)
}
const race = 'test/gateway/following/raced-withdrawals.test.ts'
process.env['WITHDRAWALS'] ??= '10000'
process.stdout.write(`${race}: ${process.env['WITHDRAWALS']} withdrawals\n`)
if ((await run(race)) !== 0) process.exit(1)
process.stdout.write(`${JSON.stringify({ soak: 'passed', killsEach: Number(KILLS) })}\n`)
