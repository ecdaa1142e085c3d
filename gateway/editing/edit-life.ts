import type { Access } from '../../schema/model/access-request.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type {
  EditableType,
  EditCapability,
  OfferedChanges,
  RecordDraft,
  ShownEdit,
} from '../../schema/model/record-edit.ts'
import type { OffersAsked } from './offered-changes.ts'

/** A record as it was seen in a view: its provenance's exchange, source id and version. */
export type RecordSeen = {
  readonly exchange: ExchangeId
  readonly recordType: EditableType
  readonly sourceId: string
  readonly version: string
}

/** What every proposal states. `idempotencyKey`: the caller's own, 8 to 200 characters: the same proposal is one edit. */
export type Proposal = {
  readonly patient: NhsNumber
  readonly access: Access
  readonly reason: string
  readonly idempotencyKey: string
  readonly deed:
    | {
        readonly kind: 'ADD'
        readonly exchange: ExchangeId
        readonly custodian: OdsCode
        readonly draft: RecordDraft
      }
    | { readonly kind: 'AMEND'; readonly record: RecordSeen; readonly draft: RecordDraft }
    | { readonly kind: 'MARK_ENTERED_IN_ERROR'; readonly record: RecordSeen }
}

/** A page, newest first: `first` is 0 to 200. */
export type EditsAsked = { readonly first: number; readonly skip: number }

export type EditsShown = { readonly edits: readonly ShownEdit[]; readonly total: number }

/**
 * What one requester may propose and see of edits. All of it is written to the audit first. Throws `FORBIDDEN`, `EDIT_NOT_PERMITTED`, `EDIT_NOT_TAKEN`,
 * `CARE_CONTEXT_REQUIRED`, `NOT_FOUND` (also for a record that may not be changed), `EXCHANGE_UNKNOWN`, `EXCHANGE_UNAVAILABLE`, `INPUT_INVALID`, `CONFLICT_OF_STATE` where the key was used for something else or
 * the patient at the exchange is not certain.
 */
export type EditLife = {
  /** Proposes an edit and sends it on; resolves with where it stands then. It goes on by itself where that is not settled. */
  readonly propose: (proposal: Proposal) => Promise<ShownEdit>
  /** One edit, for whom it concerns: its author, the patient, the owner. Undefined for all others, as where there is none. */
  readonly find: (id: string) => Promise<ShownEdit | undefined>
  /** Of one patient: all to the patient, those of their organisation to a clinician. */
  readonly ofPatient: (patient: NhsNumber, page: EditsAsked) => Promise<EditsShown>
  /** To the owner: of records that the requester's organisation holds, or of exchanges it operates. */
  readonly ofOwner: (page: EditsAsked) => Promise<EditsShown>
  /** What may be proposed, before any record is looked at. Throws `FORBIDDEN` to whoever may propose nothing. */
  readonly offered: (asked: OffersAsked) => Promise<readonly OfferedChanges[]>
  /** What an exchange takes: nothing of one that cannot be written to. */
  readonly taken: (exchange: ExchangeId) => readonly EditCapability[]
}
