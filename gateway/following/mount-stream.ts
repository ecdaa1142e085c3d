import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import { createHandler } from 'graphql-sse'
import { decodeJwt } from 'jose'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Execute } from '../http/graphql.ts'
import { clientError } from '../supergraph/client-error.ts'
import type { FollowingLife } from './following-life.ts'
import type { LiveStreams } from './live-streams.ts'
import { type PayloadQuery, payloadQuery } from './payload-query.ts'

/** What the way to streams leans on. */
export type StreamDoor = {
  readonly guard: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  readonly schema: GraphQLSchema
  readonly limits: readonly ValidationRule[]
  readonly execute: Execute
  readonly following: (requester: Requester) => FollowingLife
  readonly streams: LiveStreams
  /** How many streams one person may have on a node. */
  readonly most: number
  readonly refused: (code: HouseErrorCode) => void
  /** How many streams are open now. */
  readonly opened: (by: 1 | -1) => void
}

export const STREAM_PATH = '/graphql/stream'

/** A timer's longest: who has a token for longer comes again. */
const LONGEST_MS = 24 * 3_600_000

/** When the token ends that the guard has just verified. */
const endsInMs = (authorization: string | undefined): number => {
  const { exp } = decodeJwt(authorization?.slice('Bearer '.length) ?? '')
  return Math.min(LONGEST_MS, Math.max(0, (exp ?? 0) * 1_000 - Date.now()))
}

const fault = (code: HouseErrorCode): ExecutionResult => ({ errors: [clientError(code)] })

/** The document, if it reads, and is one that may be asked. */
const readable = (text: unknown, { schema, limits }: StreamDoor): DocumentNode | undefined => {
  try {
    const document = parse(String(text), { maxTokens: 10_000 })
    return validate(schema, document, [...specifiedRules, ...limits]).length === 0 ? document : undefined
  } catch {
    return undefined
  }
}

const afterOf = (
  { schema }: StreamDoor,
  field: Pick<FieldNode, 'arguments'>,
  variables: Readonly<Record<string, unknown>>,
  lastEventId: string | undefined,
): number => {
  const definition = schema.getSubscriptionType()?.getFields()['changeNotices']
  if (definition === undefined) throw new Error('There is nothing to be streamed.')
  const { after } = getArgumentValues(definition, field as FieldNode, variables)
  const stated = typeof after === 'number' ? after : 0
  return stated > 0 || lastEventId === undefined || !/^\d{1,9}$/.test(lastEventId) ? stated : Number(lastEventId)
}

/** One event through the gateway, as the query that the subscription was turned into. */
const resolver =
  (door: StreamDoor, payload: PayloadQuery, variables: Readonly<Record<string, unknown>>, requester: Requester) =>
  async (event: number) => {
    const { data, errors } = await door.execute(
      payload.query,
      { ...variables, [payload.eventVariable]: String(event) },
      requester,
    )
    const notice = data?.['changeNotices']
    const [error] = errors
    if (error !== undefined) throw new HouseError(error.code)
    if (typeof notice !== 'object' || notice === null) return undefined
    const { [payload.numberField]: number, ...asked } = notice as Readonly<Record<string, unknown>>
    return { number: Number(number), payload: { number: Number(number), result: { data: { [payload.as]: asked } } } }
  }

/** One reader of a stream, from the door on: who they are, and what ends it. */
type Reader = {
  readonly requester: Requester
  readonly signal: AbortSignal
  readonly lastEventId: string | undefined
  /** The numbers of what was handed over, in its order. */
  readonly numbers: number[]
}

const changes = (door: StreamDoor, { requester, signal, lastEventId, numbers }: Reader) =>
  async function* (text: unknown, given: unknown, operationName: unknown): AsyncGenerator<ExecutionResult> {
    const document = readable(text, door)
    const operation =
      document && getOperationAST(document, typeof operationName === 'string' ? operationName : undefined)
    if (document === undefined || operation?.operation !== 'subscription') return yield fault('QUERY_INVALID')
    const stated = typeof given === 'object' && given !== null ? given : {}
    const { coerced, errors } = getVariableValues(door.schema, operation.variableDefinitions ?? [], { ...stated })
    if (errors !== undefined) return yield fault('INPUT_INVALID')
    const payload = payloadQuery(document, operation)
    if (payload === undefined) return yield fault('QUERY_INVALID')
    try {
      const life = door.following(requester)
      const follower = await life.follower()
      if (door.streams.count(follower) >= door.most) return yield fault('RATE_LIMITED')
      const kept = Object.fromEntries(Object.entries(stated).filter(([name]) => payload.variables.has(name)))
      const open = door.streams.open({
        follower,
        after: afterOf(door, { arguments: payload.after ?? [] }, coerced, lastEventId),
        resolve: resolver(door, payload, kept, requester),
        lookOver: async () => void (await life.follows()),
        signal,
      })
      for await (const { number, result } of open) {
        numbers.push(number)
        yield result
      }
    } catch (error) {
      const code = error instanceof HouseError ? error.code : 'INTERNAL'
      door.refused(code)
      yield fault(code)
    }
  }

/** The events as they go out, each notice under its number, by which a reader who comes again says where it was. */
async function* numbered(body: AsyncGenerator<string>, numbers: number[], ended: () => void) {
  try {
    for await (const event of body) {
      const number = event.startsWith('event: next') ? numbers.shift() : undefined
      yield number === undefined ? event : `id: ${number}\n${event}`
    }
  } finally {
    ended()
    await body.return(undefined)
  }
}

/**
 * `POST /graphql/stream`: subscriptions over server-sent events, by the protocol of graphql-sse (distinct connections). There is no GET: a question must not end up in a
 * URL. A stream ends with `complete` when its token does or this node is to go: its reader comes again, with the last number it has.
 */
export const mountStream = (app: FastifyInstance, door: StreamDoor): void => {
  const going = new AbortController()
  app.addHook('preClose', async () => going.abort())

  app.post(STREAM_PATH, { preHandler: door.guard }, async (request, reply) => {
    const { requester } = request
    if (requester === undefined) throw new HouseError('TOKEN_MISSING')
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const lastEventId = request.headers['last-event-id']
    const reader: Reader = {
      requester,
      signal: AbortSignal.any([
        gone.signal,
        going.signal,
        AbortSignal.timeout(endsInMs(request.headers.authorization)),
      ]),
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
      numbers: [],
    }
    const stream = changes(door, reader)
    const handle = createHandler({
      // No stream is shared by several operations.
      authenticate: () => null,
      onSubscribe: (_request, { query, variables, operationName }) => stream(query, variables, operationName),
    })
    const [body, init] = await handle({
      method: 'POST',
      url: STREAM_PATH,
      headers: { get: (name) => headerOf(request, name) },
      body: typeof request.body === 'object' ? (request.body as Record<string, unknown> | null) : null,
      raw: undefined,
      context: undefined,
    })
    if (body === null || typeof body === 'string') throw new HouseError('REQUEST_MALFORMED')
    door.opened(1)
    return reply
      .code(init.status)
      .headers({ ...init.headers, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .send(Readable.from(numbered(body, reader.numbers, () => door.opened(-1))))
  })
}

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name.toLowerCase()]
  return Array.isArray(value) ? value.join(',') : value
}
