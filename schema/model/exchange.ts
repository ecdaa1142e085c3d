import type { ExchangeId } from './exchange-id.ts'
import type { Period } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { RecordType } from './record-type.ts'

/** The tongues spoken. */
export const PROTOCOLS = ['FHIR_R4', 'FHIR_STU3', 'GP_CONNECT', 'IHE_XCA', 'IHE_MHD'] as const

export type Protocol = (typeof PROTOCOLS)[number]

/** What is asked of an exchange and how hard it may be asked. */
export type ExchangeLimits = {
  /** Requests under way at once, over all questions. */
  readonly concurrency: number
  /** The largest body accepted, in bytes. */
  readonly maxBodyBytes: number
  /** The largest document handed through, in bytes; `MAX_DOCUMENT_BYTES` unless said. It is streamed and never held, and so may be far larger than a body. */
  readonly maxDocumentBytes?: number | undefined
  /** Documents handed through at once, beside the requests; `DOCUMENTS_AT_ONCE` unless said. */
  readonly documentsAtOnce?: number | undefined
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
  readonly lifecycle: 'LIVE' | 'SUSPENDED' | 'RETIRED'
  readonly maintenance: readonly Period[]
  readonly limits: ExchangeLimits
  /** Parsed by the adapter's own schema before use. */
  readonly settings: unknown
}
