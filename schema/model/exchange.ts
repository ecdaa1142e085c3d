import type { ExchangeId } from './exchange-id.ts'
import type { Period } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { RecordType } from './record-type.ts'
import type { Sla } from './scorecard.ts'

/** The tongues spoken. */
export const PROTOCOLS = ['FHIR_R4', 'FHIR_STU3', 'GP_CONNECT', 'IHE_XCA', 'IHE_MHD'] as const

export type Protocol = (typeof PROTOCOLS)[number]

/** What is asked of an exchange and how hard it may be asked. */
export type ExchangeLimits = {
  /** Requests under way at once, over all questions. */
  readonly concurrency: number
  /** The largest body accepted, in bytes. */
  readonly maxBodyBytes: number
  /** Requests begun in a second by each node, on average; as many at once after a quiet second. Absent: as many as there are. */
  readonly requestsASecond?: number | undefined
  /** The largest document handed through, in bytes of its own (base64 makes them more on the way); `MAX_DOCUMENT_BYTES` unless said. It is streamed and never held, and so may be far larger than a body. */
  readonly maxDocumentBytes?: number | undefined
  /** Documents handed through at once, beside the requests; `DOCUMENTS_AT_ONCE` unless said. */
  readonly documentsAtOnce?: number | undefined
}

/** Where a registered exchange stands: `PILOT` is asked for the chosen organisations alone. */
export const EXCHANGE_LIFECYCLES = ['PILOT', 'LIVE', 'SUSPENDED', 'RETIRED'] as const

/**
 * A changed configuration that is tried before it governs: for the people of `pilot`, and for `share` of the others' questions (0 to 1). It
 * changes how the exchange is asked, and nothing of what it carries or who may have it.
 */
export type ExchangeCanary = {
  readonly id: string
  readonly share: number
  /** Legal entities. */
  readonly pilot: readonly OdsCode[]
  readonly protocol: Protocol
  readonly endpoint: string
  readonly limits: ExchangeLimits
  readonly settings: unknown
}

/** 100 MB: what a scan of many pages or a set of images comes to. */
export const MAX_DOCUMENT_BYTES = 100 * 1024 * 1024

/** A document may take minutes over a slow line: few at once, and never in a question's place. */
export const DOCUMENTS_AT_ONCE = 4

/** A row of the registry: all that is known of an exchange. Its differences are `settings`, read by its adapter alone. */
export type Exchange = {
  readonly id: ExchangeId
  readonly name: string
  readonly area: string
  readonly protocol: Protocol
  readonly endpoint: string
  /** Data controllers whose records it carries; legal entities. */
  readonly members: readonly OdsCode[]
  readonly recordTypes: readonly RecordType[]
  readonly defaultController: OdsCode | undefined
  readonly lifecycle: (typeof EXCHANGE_LIFECYCLES)[number]
  /** Whose people are asked for while it is in pilot: legal entities. */
  readonly pilot?: readonly OdsCode[] | undefined
  readonly maintenance: readonly Period[]
  readonly limits: ExchangeLimits
  /** What it declared that it keeps to; absent where it declared nothing. */
  readonly sla?: Sla | undefined
  /** Parsed by the adapter's own schema before use. */
  readonly settings: unknown
  /** Set where this is the changed configuration itself, asked in the exchange's place. */
  readonly lane?: 'CANARY' | undefined
  /** The changed configuration on trial, where there is one. */
  readonly canary?: ExchangeCanary | undefined
}
