import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { afterAll, describe } from 'vitest'
import { openRedisStore } from '../../../gateway/ephemeral/redis-store.ts'
import { ephemeralContract } from './ephemeral-contract.ts'

const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

const isReady = (): boolean => {
  if (has('redis-server')) return true
  if (process.getuid?.() !== 0 || !has('apt-get')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']])
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...words], { env, stdio: 'ignore' })
  return has('redis-server')
}

const ready = isReady()
if (!ready)
  console.warn('SKIPPED: the ephemeral store on Redis needs redis-server, which is not installed and could not be.')

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

describe.skipIf(!ready)('with a real redis-server', () => {
  let end: (() => Promise<void>) | undefined
  afterAll(() => end?.())

  ephemeralContract('Redis', async () => {
    const port = await freePort()
    const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp']
    const server = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'ignore'] })
    const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
    end = async () => {
      server.kill('SIGKILL')
      await gone
    }
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept') && resolve())
      server.once('exit', () => reject(new Error('redis-server did not start')))
    })
    const url = `redis://127.0.0.1:${port}`
    return [await openRedisStore(url), await openRedisStore(url)]
  })
})
