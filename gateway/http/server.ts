import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'
import { faultOf } from '../fault-of.ts'
import type { Authenticate } from '../identity/authenticate.ts'
import type { Readiness } from '../readiness.ts'
import type { Metrics } from './metrics.ts'
import { codeOf, problem, statusOf } from './problem.ts'
import { rateStore } from './rate-store.ts'
import { refuseUnread } from './refuse-unread.ts'
import type { Traces } from './traces.ts'

/** Characters of one part of a path: a sealed link to a document is the longest there is, with the longest care context that may be stated. */
const LONGEST_PARAMETER = 10_000

/** What the HTTP door leans on. */
export type Door = {
  readonly authenticate: Authenticate
  readonly metrics: Metrics
  readonly traces: Pick<Traces, 'mount'>
  readonly log: Logger
  readonly maxBodyBytes: number
  readonly requestsAMinute: number
  /** Nobody enters while the turns of this process wait longer than this on average, in milliseconds. */
  readonly busyAfterMs: number
  /** Counts a caller's requests: on all nodes together where they share a store. */
  readonly count: EphemeralStore['count']
  /** Aborted when this node takes nobody new: each answer is then the last on its connection. */
  readonly drainingBegun: AbortSignal
  /** Whether every part the gateway needs answers now; what does not is named. */
  readonly ready: () => Promise<Readiness>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the door before any handler of a guarded route runs. */
    requester: Requester | undefined
    /** When its headers had come, on `performance.now()`. */
    cameAt: number
  }
}

/** What a log line may say of a request: its method and the route's pattern, never the URL, a header or the body. */
const logged = (request: FastifyRequest): { readonly method: string; readonly route: string } => ({
  method: request.method,
  route: request.routeOptions?.url ?? 'unknown',
})

/** Refuses with a code of the closed list; counts it. */
const refuser = ({ metrics, log }: Door) => {
  return (request: FastifyRequest, reply: FastifyReply, code: HouseErrorCode, error?: unknown): FastifyReply => {
    metrics.refused(code)
    // An unforeseen error is named by its class alone: its message may hold a caller's words.
    if (code === 'INTERNAL') log.error({ ...logged(request), fault: faultOf(error) }, 'a request failed')
    return reply.code(statusOf(code)).header('cache-control', 'no-store').send(problem(code))
  }
}

/**
 * The HTTP door: limits, security headers, health, metrics, and a token check before every guarded route. Routes are added by the caller with
 * `guarded`. Every refusal has the same shape and a code of the closed list (`HOUSE_ERROR_CODES`).
 */
export const openDoor = async (
  door: Door,
): Promise<{
  readonly app: FastifyInstance
  /** Lets somebody else answer what is not found; who gives false leaves it to the door. */
  readonly onNotFound: (answer: (request: FastifyRequest, reply: FastifyReply) => boolean) => void
  readonly guard: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
}> => {
  const refuse = refuser(door)
  const app = Fastify({
    logger: false,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    bodyLimit: door.maxBodyBytes,
    requestTimeout: 30_000,
    // Who is in finishes; `shut` says for how long.
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    // Fastify's own words for these two repeat what was sent.
    frameworkErrors: (error, request, reply) => void refuse(request, reply, codeOf(error), error),
    clientErrorHandler: (error, socket) => refuseUnread(error, socket, door.metrics.refused),
  })
  app.decorateRequest('requester', undefined)
  app.decorateRequest('cameAt', 0)
  app.addHook('onRequest', async (request) => {
    request.cameAt = performance.now()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (door.drainingBegun.aborted) reply.header('connection', 'close')
  })
  door.traces.mount(app)
  app.setErrorHandler((error, request, reply) => refuse(request, reply, codeOf(error), error))
  let answerNotFound: (request: FastifyRequest, reply: FastifyReply) => boolean = () => false
  await app.register(helmet)
  await app.register(rateLimit, {
    max: door.requestsAMinute,
    timeWindow: '1 minute',
    store: rateStore(door.count),
    allowList: (request) => request.url.startsWith('/health/'),
  })
  // What is not found is counted too: a page that says so is as dear as any.
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    if (answerNotFound(request, reply)) return door.metrics.refused('NOT_FOUND')
    refuse(request, reply, 'NOT_FOUND')
  })
  // Its error is refused as OVERLOADED. A busy process is alive, and not ready.
  await app.register(underPressure, { maxEventLoopDelay: door.busyAfterMs })

  app.get('/health/live', { config: { pressureHandler: () => undefined } }, () => ({ live: true }))
  app.get('/health/ready', async (_request, reply) => {
    const state = await door.ready()
    return reply.code(state.ready ? 200 : 503).send(state)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(door.metrics.registry.contentType).send(await door.metrics.registry.metrics()),
  )

  const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      request.requester = await door.authenticate(request.headers.authorization)
    } catch (error) {
      refuse(request, reply, error instanceof HouseError ? error.code : 'INTERNAL', error)
    }
  }
  const onNotFound = (answer: typeof answerNotFound): void => {
    answerNotFound = answer
  }
  return { app, guard, onNotFound }
}
