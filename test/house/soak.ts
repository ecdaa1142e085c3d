import { spawn } from 'node:child_process'

// `npm run soak`: the stories of sudden death at length. KILLS in the environment says how many of each; if it does not, 1,000 of those of answers and 500 of those of edits.

const STORIES: Readonly<Record<string, string>> = {
  'test/house/kill-minus-nine-ledger.test.ts': '1000',
  'test/house/kill-minus-nine.test.ts': '1000',
  'test/house/edit-kills.test.ts': '500',
}

const run = (story: string, kills: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const words = ['node_modules/vitest/vitest.mjs', 'run', story, '--disableConsoleIntercept=true']
    const child = spawn(process.execPath, words, { env: { ...process.env, KILLS: kills }, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })

const begun = performance.now()
const killed: Record<string, number> = {}
for (const [story, usual] of Object.entries(STORIES)) {
  const kills = process.env['KILLS'] ?? usual
  process.stdout.write(`${story}: ${kills} kills\n`)
  const code = await run(story, kills)
  if (code !== 0) process.exit(code)
  killed[story] = Number(kills)
  process.stdout.write(`${story}: passed, ${Math.round((performance.now() - begun) / 1_000)} s since the beginning\n`)
}
process.stdout.write(`${JSON.stringify({ soak: 'passed', kills: killed })}\n`)
