import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { FollowingLife } from './following-life.ts'
import type { LiveStreams } from './live-streams.ts'

/** What telling an open page leans on. */
export type LiveDoor = {
  /** Everybody that the request comes from. Throws `HouseError` where that is nobody. */
  readonly identify: (request: FastifyRequest) => Promise<readonly Requester[]>
  readonly following: (requester: Requester) => FollowingLife
  readonly streams: LiveStreams
  readonly most: number
  /** How long a page is told: no longer than somebody may do nothing and stay signed in, for to be told is to do nothing. */
  readonly longestMs: number
  readonly opened: (by: 1 | -1) => void
}

export const LIVE_PATH = '/clinician/changes/live'

/** Said so often where nothing happens, so that nobody on the way takes the line for dead. */
const BEAT_MS = 12_000

/** After this a page does not ask again by itself. */
const OVER = 'event: over\ndata:\n\n'

async function* told(door: LiveDoor, life: FollowingLife, after: number, signal: AbortSignal) {
  yield ':\n\n'
  try {
    const follower = await life.follower()
    if (door.streams.count(follower) < door.most) {
      const open = door.streams.open({
        follower,
        after,
        resolve: async (event) => {
          const notice = await life.notice(event)
          return notice && { number: notice.number, payload: notice.number }
        },
        lookOver: async () => void (await life.follows()),
        signal,
      })
      for await (const number of open) yield `id: ${number}\nevent: change\ndata: ${number}\n\n`
    }
  } catch (error) {
    if (!(error instanceof HouseError)) throw error
  }
  yield OVER
}

/** What is told, and a word of nothing now and then. */
const withBeats = (events: AsyncGenerator<string>, ended: () => void): Readable => {
  const body = new Readable({ read: () => {} })
  const beat = setInterval(() => body.push(':\n\n'), BEAT_MS)
  beat.unref()
  const pass = async (): Promise<void> => {
    for await (const event of events) body.push(event)
    body.push(null)
  }
  body.once('close', () => {
    clearInterval(beat)
    ended()
  })
  pass().catch((error: unknown) => body.destroy(error instanceof Error ? error : new Error('The stream broke.')))
  return body
}

/**
 * `GET /clinician/changes/live`: tells an open page (server-sent events, HTML §9.2) that something may have changed, by its number alone; what, the page "What changed" says. For
 * whoever is signed in to it as a clinician.
 */
export const mountLive = (app: FastifyInstance, door: LiveDoor): void => {
  const going = new AbortController()
  app.addHook('preClose', async () => going.abort())
  app.get(LIVE_PATH, async (request, reply) => {
    const requester = (await door.identify(request)).find(({ role }) => role === 'clinician')
    if (requester === undefined) throw new HouseError('FORBIDDEN')
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, going.signal, AbortSignal.timeout(door.longestMs)])
    const last = request.headers['last-event-id']
    const after = typeof last === 'string' && /^\d{1,9}$/.test(last) ? Number(last) : 0
    door.opened(1)
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(withBeats(told(door, door.following(requester), after, signal), () => door.opened(-1)))
  })
}
