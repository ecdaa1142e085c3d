import type { DisclosureEntry } from './audit.ts'
import type { ExchangeId } from './exchange-id.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'
import type { RecordType } from './record-type.ts'
import type { Role } from './role.ts'

/** One access as the patient's log shows it: what was asked, never what was withheld (POLICY §6, Receipts). */
export type LoggedAccess = {
  readonly receipt: string
  readonly at: Instant
  /**
   * `REFUSED`: nothing left; where it was decided, an answer was held back after all. `RELEASED`: the disclosure was written, and no refusal.
   * `ASKED`: decided and asked, and neither was written.
   * `BREAK_GLASS_STEP`: a step of break-glass; nothing was asked.
   */
  readonly outcome: 'RELEASED' | 'ASKED' | 'REFUSED' | 'BREAK_GLASS_STEP'
  readonly requesterName: string | null
  readonly role: Role
  readonly organisation: OdsCode | null
  readonly purpose: PurposeOfUse | null
  readonly careContext: string | null
  readonly breakGlassWords: string | null
  readonly recordTypes: readonly RecordType[]
  readonly exchanges: readonly ExchangeId[]
}

/** A page of accesses, newest first. `endCursor` is opaque, null when the page is empty. */
export type AccessLogPage = {
  readonly items: readonly LoggedAccess[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

/** What left with one answer. */
export type Receipt = { readonly access: LoggedAccess; readonly released: DisclosureEntry['released'] }
