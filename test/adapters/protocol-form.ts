import type { Protocol } from '../../schema/model/exchange.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** One request as it passed, to see what was asked and how. */
export type Passed = { readonly method: string; readonly url: string; readonly body: string }

/** An answer on its way to the adapter. `headers` besides the content type only where they say how the body is to be read. */
export type Answered = {
  readonly status: number
  readonly contentType: string
  readonly contentEncoding?: string | undefined
  readonly body: Buffer
}

/** What an alteration may need to know. */
export type Told = {
  readonly request: Passed
  /** The endpoint as the exchange is registered, without a slash at its end. */
  readonly endpoint: string
  /** Another server's address: whatever arrives there is counted. */
  readonly elsewhere: string
  /** A word that has to stand in every record that was made another patient's, and in the name of that patient. */
  readonly stranger: string
  /** A word that has to stand in the address of a next page that leads in a circle. */
  readonly circle: string
}

/**
 * A fault in a protocol's own form: said instead of an answer; an honest answer altered (undefined where this one holds nothing to alter: it then passes as
 * it is); or a reason, in a sentence for operators, why the protocol cannot have it.
 */
export type FaultForm =
  | { readonly say: (told: Told) => Answered }
  | { readonly alter: (answer: Answered, told: Told) => Answered | undefined }
  | { readonly inapplicable: string }

/** Faults that look different in each protocol. */
export const FORMED_FAULTS = [
  'server-error',
  'error-in-200',
  'forbidden',
  'forbidden-in-200',
  'wrong-document',
  'next-loop',
  'next-elsewhere',
  'another-patient',
  'unreadable-entry',
  'nested',
  'prototype-names',
  'not-text',
  'entities',
] as const

export type FormedFault = (typeof FORMED_FAULTS)[number]

/** A request that no adapter would send, within the endpoint. `path` is joined to it as it stands. */
export type Malformed = {
  readonly what: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly contentType?: string
  readonly body?: string
}

/** How a protocol says what the audits have to say or to recognise: one for each, complete by compiler. */
export type ProtocolForm = {
  readonly protocol: Protocol
  /** Of every ordinary answer. */
  readonly contentType: string
  /** How an ordinary answer begins: a flood and a drip begin alike. */
  readonly opening: string
  readonly faults: Readonly<Record<FormedFault, FaultForm>>
  /** The record types that a request asks for; none for one that looks for the patient. */
  typesAsked(request: Passed): Iterable<RecordType>
  /** Record types that the protocol cannot ask for apart from the one named. */
  readonly inseparable?: Partial<Readonly<Record<RecordType, readonly RecordType[]>>>
  /** Whether NHS numbers cannot but stand in addresses under these settings (as parsed by the adapter). */
  numberInAddress(settings: unknown): boolean
  /** Requests that ask and change nothing, each broken in its own way: an endpoint has to refuse them. */
  readonly malformed?: readonly Malformed[]
  /**
   * The records in an answer, as `Type/id` (the adapter's `sourceId`) → the source's own resource: read apart from the adapter, so that what it tells can be
   * compared with what was sent. `settings` as parsed by the adapter.
   */
  readonly recordsIn: (answer: Answered, settings: unknown) => Iterable<WireRecord>
}

export type WireRecord = { readonly type: RecordType; readonly sourceId: string; readonly resource: SourceResource }
