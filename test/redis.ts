import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'

const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/** Whether redis-server is here, installed first where that is possible. */
export const hasRedis = (): boolean => {
  if (has('redis-server')) return true
  if (process.getuid?.() !== 0 || !has('apt-get')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']])
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], { env, stdio: 'ignore' })
  return has('redis-server')
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

/** A Redis of one test's own. */
export type TestRedis = {
  readonly url: string
  /** Ends it at once, with all it knew. */
  readonly kill: () => Promise<void>
  /** Starts it again at the same address, empty. */
  readonly start: () => Promise<void>
}

/** Starts a real redis-server on a free loopback port; it keeps nothing on disk. */
export const startRedis = async (): Promise<TestRedis> => {
  const port = await freePort()
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp']
  let kill = async (): Promise<void> => {}
  const start = async (): Promise<void> => {
    const server = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'ignore'] })
    const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
    kill = async () => {
      server.kill('SIGKILL')
      await gone
    }
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept') && resolve())
      server.once('error', reject)
      server.once('exit', () => reject(new Error('redis-server did not start')))
    })
  }
  await start()
  return { url: `redis://127.0.0.1:${port}`, kill: () => kill(), start }
}
