import type { Completeness } from '../../schema/model/completeness.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Manifest } from '../../schema/model/manifest.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** What of the demographics service's answer this reader may see. */
export type ShownDemographics = {
  readonly name: string | null
  readonly family: string | null
  readonly given: readonly string[]
  readonly birthDate: string | null
  readonly gender: string | null
  /** Null where the patient is restricted and the reader is not the patient. */
  readonly address: string | null
  readonly generalPractice: OdsCode | null
}

/** One list of the answer: every released record, unified, newest first, and what the list says of itself. */
export type RecordList = {
  readonly records: readonly UnifiedRecord[]
  readonly completeness: Completeness
  /** What a choice of its records may say of itself: that there is none among them, only where the whole list could have said so. */
  readonly saying: (some: readonly UnifiedRecord[]) => Completeness
}

/** One whole answer, written down in the ledger before anybody sees it. */
export type View = {
  readonly receipt: string
  readonly patient: NhsNumber
  /** When it was judged for the last time, by the database's clock. */
  readonly at: Instant
  /** False where the demographics service could not confirm who this is. */
  readonly verified: boolean
  /** False where the demographics service knows nobody by this number; true where it could not be asked. */
  readonly mayExist: boolean
  /** The number that took the place of the one that was asked about; null where that is the patient's, or this reader may not know. */
  readonly supersededBy: NhsNumber | null
  readonly demographics: ShownDemographics | null
  readonly manifest: Manifest
  /** Those that are still being asked (`unfold.ts`): the manifest says TIMED_OUT of them. Of a whole view: none. */
  readonly awaited: readonly ExchangeId[]
  readonly lists: ReadonlyMap<RecordType, RecordList>
  /** For the reader, in plain words: what was not shared, on which ground, and the next lawful step. */
  readonly explanation: readonly string[]
}
