import type { ExchangeId } from './exchange-id.ts'
import type { Period } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { RecordType } from './record-type.ts'
import type { Sla } from './scorecard.ts'

/** The tongues spoken. */
export const PROTOCOLS = ['FHIR_R4'] as const

export type Protocol = (typeof PROTOCOLS)[number]

/** What is asked of an exchange and how hard it may be asked. */
export type ExchangeLimits = {
  /** Requests under way at once, over all questions. */
  readonly concurrency: number
  /** The largest body accepted, in bytes. */
  readonly maxBodyBytes: number
}

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
  /** What it declared that it keeps to; absent where it declared nothing. */
  readonly sla?: Sla | undefined
  /** Parsed by the adapter's own schema before use. */
  readonly settings: unknown
}
