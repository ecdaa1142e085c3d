import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Chromium without a desktop's windows: a story takes less than half the time in it. Both are of one source and one version. */
const SHELL = 'chromium-headless-shell'
const PATHS = [`/usr/bin/${SHELL}`, '/usr/bin/chromium']

const install = (): void => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // The lock time-out lets several test workers ask at once.
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', SHELL]])
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], { env: environment, stdio: 'ignore' })
}

/** Debian's chromium, installed first where that is possible. Undefined, with one line that says so, when there is none to be had. */
export const findChromium = (): string | undefined => {
  const [shell = ''] = PATHS
  if (!existsSync(shell)) install()
  const found = PATHS.find((path) => existsSync(path))
  if (found === undefined)
    process.stderr.write(
      `These tests need Debian's package ${SHELL}, and it could not be installed: they are skipped.\n`,
    )
  return found
}
