import type { CaseDeed } from '../../policies/access-case.ts'
import type { CaseState, ShownCase } from '../../schema/model/access-case.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'

/** A question about an access. `idempotencyKey`: the caller's own, 8 to 200 characters: the same request opens one case. */
export type QuestionAsked = {
  readonly patient: NhsNumber
  readonly receipt: string
  readonly words: string
  readonly idempotencyKey: string
}

/** A page of an organisation's cases. `states` undefined: all. */
export type CasesWanted = {
  readonly states: readonly CaseState[] | undefined
  readonly first: number
  readonly skip: number
}

/** A deed with a case. `version`: that the caller read. */
export type DeedAsked = {
  readonly id: string
  readonly version: number
  readonly deed: CaseDeed
  readonly words: string
}

/** A page of cases, and how many there are in all. */
export type CasesFound = { readonly cases: readonly ShownCase[]; readonly total: number }

/**
 * What one requester may ask for and do about cases. All of it is written to the audit first. Throws `FORBIDDEN`, `NOT_FOUND` (also for what is another's, or
 * held back), `INPUT_INVALID`, `CONFLICT_OF_STATE` for what cannot be done as things stand, `STALE_VERSION`.
 */
export type CaseLife = {
  /** Opens a case with the organisation that looked. */
  readonly question: (asked: QuestionAsked) => Promise<ShownCase>
  /** The patient's own, newest first; to their practice those it asked for them. */
  readonly ofPatient: (patient: NhsNumber) => Promise<readonly ShownCase[]>
  /** Those about accesses by the requester's organisation, soonest due first. */
  readonly ofOrganisation: (wanted: CasesWanted) => Promise<CasesFound>
  readonly find: (id: string) => Promise<ShownCase | undefined>
  readonly act: (asked: DeedAsked) => Promise<ShownCase>
}
