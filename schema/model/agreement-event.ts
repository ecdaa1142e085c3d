import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'

/** What may be done to an agreement. `REINSTATED`: an import took a withdrawal back. */
export const AGREEMENT_EVENT_KINDS = ['PROPOSED', 'SIGNED', 'SUSPENDED', 'RESUMED', 'WITHDREW', 'REINSTATED'] as const

export type AgreementEventKind = (typeof AGREEMENT_EVENT_KINDS)[number]

/** Something that was done to an agreement. Together and in order they give every state it was ever in. */
export type AgreementEvent = {
  readonly kind: AgreementEventKind
  /** When it was done; of what was imported, when it is said to have been done. */
  readonly at: Instant
  readonly version: number | undefined
  /** The organisation it was done for; undefined: the operator. */
  readonly organisation: OdsCode | undefined
  readonly by: string | undefined
  /** The version of all agreements together that it produced. */
  readonly produced: number
}
