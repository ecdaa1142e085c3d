import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const DEBIAN = '/usr/bin/chromium'

const install = (): void => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // The lock time-out lets several test workers ask at once.
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']])
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], { env: environment, stdio: 'ignore' })
}

/** Debian's chromium, installed first where that is possible. Undefined, with one line that says so, when there is none to be had. */
export const findChromium = (): string | undefined => {
  if (!existsSync(DEBIAN)) install()
  if (existsSync(DEBIAN)) return DEBIAN
  process.stderr.write(
    `These tests need Debian's package chromium (${DEBIAN}), and it could not be installed: they are skipped.\n`,
  )
  return undefined
}
