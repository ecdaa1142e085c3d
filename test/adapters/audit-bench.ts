import type {
  DocumentWanted,
  ExchangeAdapter,
  ExchangeQuestion,
  RetrievedDocument,
} from '../../adapters/exchange-adapter.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { GatewayIdentity, Transport } from '../../adapters/transport/transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState, ExchangeAnswer, TypeAnswer } from '../../schema/model/exchange-answer.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { SourceResource, Telling } from '../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { promised } from './broken-promise.ts'
import { type FaultyProxy, startFaultyProxy, type Upstream } from './faulty-proxy.ts'
import type { ProtocolForm } from './protocol-form.ts'
import { throughProxy } from './through-proxy.ts'

/** A server under audit, its adapter, and the truth about what it holds. */
export type Audited = {
  readonly adapter: ExchangeAdapter
  readonly form: ProtocolForm
  /** As parsed by the adapter. */
  readonly settings: unknown
  /** Where the server listens; the audits speak to it through a proxy that can misbehave. */
  readonly upstream: string
  /** What reaching the server takes besides its address. */
  readonly reaching?: Upstream
  /** What vouches for who asks; nothing, unless told. */
  readonly identity?: GatewayIdentity | undefined
  readonly patient: NhsNumber
  /** A number the server keeps nobody under. */
  readonly unknown: NhsNumber
  /** The record types the exchange offers; all, unless told. */
  readonly offered?: readonly RecordType[]
  /** What it holds of the patient, as `Type/id` → the resource: records of at least two types. */
  readonly held: ReadonlyMap<RecordType, ReadonlyMap<string, SourceResource>>
  /** Who asks; nobody's staff, unless told. */
  readonly organisation?: OdsCode
  /** Requests under way at once; four, unless told. */
  readonly concurrency?: number
  /** Milliseconds in which an honest answer has certainly come; twenty seconds, unless told. */
  readonly ampleMs?: number
  close(): Promise<void>
}

/** What one audit stands on: the server, the proxy before it, and a way to ask. */
export type Bench = {
  readonly audited: Audited
  readonly proxy: FaultyProxy
  ask(options?: Asked): Promise<ExchangeAnswer>
  /** Wants a document as it was listed; undefined where the protocol hands none over. */
  retrieve(telling: Telling, options?: Wanted): Promise<RetrievedDocument | undefined>
}
type Wanted = Pick<Asked, 'deadlineMs' | 'signal'>
type Asked = {
  readonly patient?: NhsNumber
  readonly types?: readonly RecordType[]
  readonly deadlineMs?: number
  readonly signal?: AbortSignal
}

/** Milliseconds no audit needs. */
const AMPLE_MS = 20_000
/** Large enough for every honest answer here, far smaller than the flood. */
const maxBodyBytes = 16 * 1024 * 1024

/** The record types that are asked for. */
export const offeredBy = ({ offered }: Pick<Audited, 'offered'>): readonly RecordType[] => offered ?? RECORD_TYPES

const exchangeOf = (audited: Audited): Exchange => ({
  id: 'AUDITED' as Exchange['id'],
  name: 'The exchange under audit',
  area: 'Nowhere',
  protocol: audited.form.protocol,
  endpoint: audited.upstream,
  members: [],
  recordTypes: offeredBy(audited),
  defaultController: undefined,
  lifecycle: 'LIVE',
  maintenance: [],
  limits: { concurrency: audited.concurrency ?? 4, maxBodyBytes },
  settings: audited.settings,
})

/** The signal ends what was begun, too: whoever wants a document aborts it when they have it. */
const retrieve = (
  audited: Audited,
  transport: Transport,
  telling: Telling,
  { deadlineMs, signal }: Wanted,
): Promise<RetrievedDocument | undefined> => {
  const { adapter, settings, patient, organisation, ampleMs = AMPLE_MS } = audited
  const wanted: DocumentWanted = {
    patient,
    telling,
    purpose: 'TREAT',
    organisation,
    signal: signal ?? new AbortController().signal,
    deadline: performance.now() + (deadlineMs ?? ampleMs),
  }
  return adapter.retrieve?.(wanted, exchangeOf(audited), settings, transport) ?? Promise.resolve(undefined)
}

const ask = async (audited: Audited, transport: Transport, asked: Asked): Promise<ExchangeAnswer> => {
  const { adapter, settings, patient, organisation, ampleMs = AMPLE_MS } = audited
  const exchange = exchangeOf(audited)
  const controller = new AbortController()
  const deadlineMs = asked.deadlineMs ?? ampleMs
  const timer = setTimeout(() => controller.abort(), deadlineMs)
  const question: ExchangeQuestion = {
    patient: asked.patient ?? patient,
    types: (asked.types ?? offeredBy(audited)).map((type) => ({ type, from: undefined, to: undefined })),
    purpose: 'TREAT',
    organisation,
    signal: asked.signal === undefined ? controller.signal : AbortSignal.any([controller.signal, asked.signal]),
    deadline: performance.now() + deadlineMs,
  }
  try {
    return await adapter.ask(question, exchange, settings, transport)
  } finally {
    clearTimeout(timer)
  }
}

/** Sets up a proxy and a transport of its own for one audit, so that no breaker remembers another's faults. */
export const at =
  (run: (bench: Bench) => Promise<void>) =>
  async (audited: Audited): Promise<void> => {
    const proxy = await startFaultyProxy(audited.upstream, audited.form, audited.reaching)
    const transport = createTransport({ backoffMs: 1, identity: audited.identity })
    const way = throughProxy(transport, audited.upstream, proxy.endpoint)
    try {
      await run({
        audited,
        proxy,
        ask: (asked = {}) => ask(audited, way, asked),
        retrieve: (telling, wanted = {}) => retrieve(audited, way, telling, wanted),
      })
    } finally {
      await transport.close()
      await proxy.close()
    }
  }

/** The record types the server holds something of. */
export const typesHeld = ({ held }: Pick<Audited, 'held'>): readonly RecordType[] =>
  [...held].filter(([, records]) => records.size > 0).map(([type]) => type)

/** One record type the server holds something of: an audit that looks at lists has to have one. */
export const someTypeHeld = (audited: Audited): RecordType => {
  const [type] = typesHeld(audited)
  promised(type !== undefined, 'The exchange holds no record of the test patient: there is nothing to audit on.')
  return type
}

/** The answer for one record type. */
export const answerFor = (answer: ExchangeAnswer, type: RecordType): TypeAnswer => {
  const found = answer.types.get(type)
  promised(found !== undefined, `${type} was asked for and is no key of the answer.`)
  return found
}

/** Every state in an answer, each once. */
export const statesOf = (answer: ExchangeAnswer): readonly AdapterState[] => [
  ...new Set([...answer.types.values()].map(({ state }) => state)),
]

/** The source ids told of one record type. */
export const idsOf = (answer: ExchangeAnswer, type: RecordType): readonly string[] =>
  answerFor(answer, type).tellings.map(({ sourceId }) => sourceId)

/** In an order that can be compared. */
export const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort()
