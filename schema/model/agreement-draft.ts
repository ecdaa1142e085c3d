import type { AgreementTerms } from './agreement.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'

/** An organisation that a draft names, and what it would do. */
export type DraftParty = { readonly organisation: OdsCode; readonly provides: boolean; readonly receives: boolean }

/** A group that a draft names: every member becomes a party that does the same. */
export type DraftGroup = { readonly group: string; readonly provides: boolean; readonly receives: boolean }

/** What a draft says so far. Anything may be missing. Days are `YYYY-MM-DD` in Europe/London; the last day belongs to the period. */
export type DraftTerms = Pick<AgreementTerms, 'title' | 'actions' | 'purposes' | 'recordTypes' | 'publicPurpose'> & {
  readonly firstDay: string | undefined
  readonly lastDay: string | undefined
  readonly article6: string | undefined
  readonly article9: string | undefined
  readonly reviewDate: string | undefined
  readonly dpiaReference: string | undefined
  readonly dpiaDate: string | undefined
  readonly parties: readonly DraftParty[]
  readonly groups: readonly DraftGroup[]
}

export const DRAFT_STATES = ['DRAFT', 'IN_COMMENT', 'PROPOSED', 'DISCARDED'] as const

export type DraftState = (typeof DRAFT_STATES)[number]

/** What was said about a draft, by whom, of which organisation. */
export type DraftComment = {
  readonly author: string | undefined
  readonly organisation: OdsCode
  readonly at: Instant
  readonly clause: string | undefined
  readonly text: string
}

/** A version that is still being written: it binds nobody. `revision` counts its changes. */
export type AgreementDraft = {
  readonly id: string
  /** The agreement it would be the next version of; of a new agreement, the id it will have. */
  readonly agreement: string
  readonly version: number
  readonly revision: number
  readonly state: DraftState
  readonly organisation: OdsCode
  readonly terms: DraftTerms
  readonly changedAt: Instant
  readonly changedBy: string | undefined
}

/** Terms to start from. */
export type AgreementTemplate = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly terms: DraftTerms
}

/** Nothing said yet. */
export const EMPTY_TERMS: DraftTerms = {
  title: '',
  actions: [],
  purposes: [],
  recordTypes: {},
  firstDay: undefined,
  lastDay: undefined,
  article6: undefined,
  article9: undefined,
  reviewDate: undefined,
  dpiaReference: undefined,
  dpiaDate: undefined,
  publicPurpose: '',
  parties: [],
  groups: [],
}
