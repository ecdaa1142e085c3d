import type { DelayGround, RecordedDelay } from '../../schema/model/delay.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { PatientNotice } from '../../schema/model/patient-notice.ts'
import type { Review, ReviewOutcome } from '../../schema/model/review.ts'
import type { Grant } from '../state/break-glass-store.ts'
import type { ReviewCounts } from '../state/review-store.ts'
import type { PageAsked } from '../subgraphs/house-context.ts'

/** A page of things that each have an id. */
export type PageOf<Item> = {
  readonly items: readonly Item[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

/** Step one, answered. */
export type BegunBreakGlass =
  | { readonly restricted: false }
  | { readonly restricted: true; readonly opening: string; readonly expiresAt: Instant }

/** What step one is asked. */
export type BreakGlassAsked = {
  readonly patient: NhsNumber
  readonly careContext: string
  readonly idempotencyKey: string
}

/** What step two is given. */
export type BreakGlassConfirmed = {
  readonly patient: NhsNumber
  readonly opening: string
  readonly code: string
  readonly words: string
  readonly hours: number | undefined
}

/** A delay as an officer gives it: of one access, or of all that their organisation does about one patient. */
export type DelayGiven = {
  readonly of: { readonly receipt: string } | { readonly patient: NhsNumber }
  readonly ground: DelayGround
  readonly words: string
  readonly until: Instant
}

/** Which page of reviews. */
export type ReviewsPageAsked = PageAsked & { readonly state: 'OPEN' | 'SETTLED' }

/**
 * Emergencies as one requester meets them. Reading and every deed is written to the ledger before it is done, refusals too. Throws `FORBIDDEN`,
 * `CARE_CONTEXT_REQUIRED`, `BREAK_GLASS_REASON_REQUIRED`, `NOT_FOUND`, `INPUT_INVALID`, `STALE_VERSION` (somebody changed it since),
 * `CONFLICT_OF_STATE` (it cannot be done as it stands now), `STATE_UNAVAILABLE` or `AUDIT_UNAVAILABLE`; nothing was done then.
 */
export type EmergencyLife = {
  readonly begin: (asked: BreakGlassAsked) => Promise<BegunBreakGlass>
  readonly confirm: (confirmed: BreakGlassConfirmed) => Promise<Grant>
  /** Ends one's own grant; without an id every one that stands, for whichever organisation, and gives the one that would have lasted longest: undefined where none stood. */
  readonly end: (patient: NhsNumber, grant: string | undefined) => Promise<Grant | undefined>
  /** One's own grants of one patient, for the organisation one acts for, the newest first. */
  readonly ownGrants: (patient: NhsNumber) => Promise<readonly Grant[]>
  readonly notices: (patient: NhsNumber, page: PageAsked) => Promise<PageOf<PatientNotice>>
  readonly reviews: (page: ReviewsPageAsked) => Promise<PageOf<Review> & { readonly counts: ReviewCounts }>
  readonly review: (id: string) => Promise<Review | undefined>
  readonly settleReview: (
    id: string,
    revision: number,
    outcome: ReviewOutcome | 'ESCALATED',
    words: string,
  ) => Promise<Review>
  readonly delays: (page: PageAsked) => Promise<PageOf<RecordedDelay>>
  readonly delay: (id: string) => Promise<RecordedDelay | undefined>
  readonly recordDelay: (given: DelayGiven) => Promise<RecordedDelay>
  readonly renewDelay: (id: string, words: string, until: Instant) => Promise<RecordedDelay>
  readonly approveDelay: (id: string, revision: number) => Promise<RecordedDelay>
  readonly endDelay: (id: string, revision: number) => Promise<RecordedDelay>
}
