import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freePort } from './free-port.ts'

const DEBIAN = '/usr/lib/postgresql'
const KEPT = fileURLToPath(new URL('../node_modules/.cache/postgres-cluster/', import.meta.url))
/** How a cluster is made; one of another making is another's. */
const CLUSTER = ['-U', 'house', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']

const newestBinaries = (): string | undefined => {
  if (!existsSync(DEBIAN)) return undefined
  const versions = readdirSync(DEBIAN).filter((version) => existsSync(join(DEBIAN, version, 'bin', 'initdb')))
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest === undefined ? undefined : join(DEBIAN, newest, 'bin')
}

const isRoot = process.getuid?.() === 0

const install = (): void => {
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // The lock time-out lets several test workers ask at once.
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']])
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], { env: environment, stdio: 'ignore' })
}

/** The directory of PostgreSQL's programs, installed first where that is possible. Throws one line that names what is missing. */
const findBinaries = (): string => {
  const there = newestBinaries()
  if (there !== undefined) return there
  install()
  const installed = newestBinaries()
  if (installed === undefined)
    throw new Error(
      `These tests need PostgreSQL 15 or newer (Debian's package postgresql: ${DEBIAN}/*/bin/initdb), and it could not be installed.`,
    )
  return installed
}

/** PostgreSQL refuses to run as root: then it runs as its own user, whose directory the home is. */
const postgresUser = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (!isRoot) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const isUp = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

type User = ReturnType<typeof postgresUser>

const makeCluster = (binaries: string, home: string, user: User): string => {
  const data = join(home, 'data')
  execFileSync(join(binaries, 'initdb'), ['-D', data, ...CLUSTER], {
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  })
  return data
}

/** The directory of an empty cluster's files in `home`: a copy of one that was made once and is kept beside the installed packages, as making one takes seconds. */
const copyCluster = (binaries: string, home: string, user: User): string => {
  const made = createHash('sha256')
    .update([binaries, user?.uid, ...CLUSTER].join(' '))
    .digest('hex')
    .slice(0, 32)
  const kept = join(KEPT, made)
  const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', '--reflink=auto', from, to])
  if (!existsSync(kept)) {
    const data = makeCluster(binaries, home, user)
    mkdirSync(KEPT, { recursive: true })
    const draft = `${kept}.${randomUUID()}`
    copy(data, draft)
    try {
      // Nobody copies half of one. Two workers may make it at once: then the first one stays.
      renameSync(draft, kept)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(kept)) throw error
    }
    return data
  }
  copy(kept, join(home, 'data'))
  return join(home, 'data')
}

/** Those that run: who ends without ending them must leave nobody behind. */
const running = new Map<ReturnType<typeof spawn>, string>()
process.once('exit', () => {
  for (const [server, home] of running) {
    server.kill('SIGQUIT')
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
})

/** A PostgreSQL of one test's own. */
export type TestPostgres = {
  readonly url: string
  /** The directory of its files: tables, the log of changes, everything. */
  readonly files: string
  /** All it ever wrote to its own log. */
  readonly said: () => string
  /** Ends the server at once, as a power cut would, and removes its files. */
  readonly stop: () => Promise<void>
}

/** What a server is run with: a cluster of its own, on a free loopback port, with its durability on. */
const prepared = async () => {
  const binaries = findBinaries()
  const user = postgresUser()
  const home = mkdtempSync(join(tmpdir(), 'exchange-postgres-'))
  if (user !== undefined) chownSync(home, user.uid, user.gid)
  const data = copyCluster(binaries, home, user)
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=on', 'shared_buffers=64MB']
  const program = join(binaries, 'postgres')
  const words = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  return { user, home, data, program, words, url: `postgres://house@127.0.0.1:${port}/postgres` }
}

/** Resolves when it takes connections; false when it ended before, or takes too long. */
const waitUntilUp = async (url: string, server: ChildProcess): Promise<boolean> => {
  for (let tries = 0; tries <= 300; tries++) {
    if (await isUp(url)) return true
    if (server.exitCode !== null) return false
    await wait(50)
  }
  return false
}

/**
 * Starts a real PostgreSQL on a free loopback port in a directory of its own, with its durability on. Every promise of durability is tested
 * against this one. Throws one line when PostgreSQL is neither there nor installable.
 */
export const startPostgres = async (): Promise<TestPostgres> => {
  const { user, home, data, program, words, url } = await prepared()
  const server = spawn(program, words, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...user })
  running.set(server, home)
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGQUIT')
    await gone
    running.delete(server)
    rmSync(home, { recursive: true, force: true })
  }
  if (!(await waitUntilUp(url, server))) {
    await stop()
    throw new Error(`PostgreSQL did not start: ${said.slice(-2_000).trim()}`)
  }
  return { url, files: data, said: () => said, stop }
}

/** Runs a program until nobody holds the other end of its input any more, however that came about; then ends it and removes its directory. */
const KEEPER = '"$@" & server=$!; cat; kill -QUIT $server; wait $server; rm -rf "$PWD"'

/** Starts one that lives as long as this process, and resolves to its address. Throws as `startPostgres` does. */
export const keepPostgres = async (): Promise<string> => {
  const { user, home, program, words, url } = await prepared()
  // A process group of its own: what ends this process from the keyboard must not end the keeper before its work is done.
  const keeper = spawn('sh', ['-c', KEEPER, 'sh', program, ...words], {
    cwd: home,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...user,
  })
  keeper.unref()
  if (keeper.stdin instanceof Socket) keeper.stdin.unref()
  if (await waitUntilUp(url, keeper)) return url
  keeper.stdin.end()
  throw new Error('PostgreSQL did not start.')
}
