import pg from 'pg'
import { CHANNEL } from './door.ts'

const AGAIN_AFTER_MS = 500
const PROBE_AFTER_MS = 10_000

const connect = async (url: string, heard: (change: string) => void, lost: () => void): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    keepAliveInitialDelayMillis: PROBE_AFTER_MS,
    connectionTimeoutMillis: 1_000,
    application_name: 'house-listener',
  })
  client.on('error', () => undefined)
  client.on('notification', (notice) => heard(notice.payload ?? ''))
  try {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
  } catch (fault) {
    client.end().catch(() => undefined)
    throw fault
  }
  client.once('end', lost)
  return client
}

/**
 * Listens on a connection of its own. When that is lost it listens again as soon as it can, and says once, with an empty text, that changes may
 * have been missed. Throws when the first connection cannot be had; the returned function stops.
 */
export const listenOnPostgres = async (url: string, heard: (change: string) => void): Promise<() => Promise<void>> => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const lost = (): void => {
    if (stopped) return
    timer = setTimeout(() => void listenAgain(), AGAIN_AFTER_MS)
    timer.unref()
  }
  const listenAgain = async (): Promise<void> => {
    try {
      client = await connect(url, heard, lost)
      if (stopped) await client.end()
      else heard('')
    } catch {
      lost()
    }
  }
  let client = await connect(url, heard, lost)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client.end()
  }
}
