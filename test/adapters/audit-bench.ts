import assert from 'node:assert/strict'
import type { ExchangeAdapter, ExchangeQuestion } from '../../adapters/exchange-adapter.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState, ExchangeAnswer, TypeAnswer } from '../../schema/model/exchange-answer.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts'

/** A server under audit, its adapter, and the truth about what it holds. */
export type Audited = {
  readonly adapter: ExchangeAdapter
  readonly settings: unknown
  /** Where the server listens; the audits speak to it through a proxy that can misbehave. */
  readonly upstream: string
  readonly patient: NhsNumber
  /** A number the server keeps nobody under. */
  readonly unknown: NhsNumber
  /** What it holds of the patient, as `Type/id` → the resource: records of at least two types. */
  readonly held: ReadonlyMap<RecordType, ReadonlyMap<string, SourceResource>>
  /** The protocol or the server leaves no way but to put the NHS number into an address. */
  readonly numberInAddress?: boolean
  close(): Promise<void>
}

/** What one audit stands on: the server, the proxy before it, and a way to ask. */
export type Bench = {
  readonly audited: Audited
  readonly proxy: FaultyProxy
  ask(options?: Asked): Promise<ExchangeAnswer>
}
type Asked = {
  readonly patient?: NhsNumber
  readonly types?: readonly RecordType[]
  readonly deadlineMs?: number
  readonly signal?: AbortSignal
}

/** Milliseconds no audit needs. */
export const ample = 20_000
/** Large enough for every honest answer here, far smaller than the flood. */
const maxBodyBytes = 8 * 1024 * 1024

const ask = async (
  { adapter, settings, patient }: Audited,
  endpoint: string,
  transport: Transport,
  asked: Asked,
): Promise<ExchangeAnswer> => {
  const exchange: Exchange = {
    id: 'AUDITED' as Exchange['id'],
    name: 'The exchange under audit',
    area: 'Nowhere',
    protocol: 'FHIR_R4',
    endpoint,
    members: [],
    recordTypes: RECORD_TYPES,
    defaultController: undefined,
    lifecycle: 'LIVE',
    maintenance: [],
    limits: { concurrency: 4, maxBodyBytes },
    settings,
  }
  const controller = new AbortController()
  const deadlineMs = asked.deadlineMs ?? ample
  const timer = setTimeout(() => controller.abort(), deadlineMs)
  const question: ExchangeQuestion = {
    patient: asked.patient ?? patient,
    types: (asked.types ?? RECORD_TYPES).map((type) => ({ type, from: undefined, to: undefined })),
    purpose: 'TREAT',
    organisation: undefined,
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
    const proxy = await startFaultyProxy(audited.upstream)
    const transport = createTransport({ backoffMs: 1 })
    try {
      await run({ audited, proxy, ask: (asked = {}) => ask(audited, proxy.endpoint, transport, asked) })
    } finally {
      await transport.close()
      await proxy.close()
    }
  }

/** The record types the server holds something of. */
export const typesHeld = ({ held }: Audited): readonly RecordType[] =>
  [...held].filter(([, records]) => records.size > 0).map(([type]) => type)

/** The answer for one record type. */
export const answerFor = (answer: ExchangeAnswer, type: RecordType): TypeAnswer => {
  const found = answer.types.get(type)
  assert.ok(found, `${type} is no key of the answer`)
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
