import type {
  MutationResolvers,
  QueryResolvers,
  ReviewKind as ReviewKindShown,
  ReviewResolvers,
} from '../../../schema/generated/audit.ts'
import { ALERT_REASONS } from '../../../schema/model/alert-reason.ts'
import type { ReviewKind } from '../../../schema/model/obligation-kind.ts'
import type { HouseContext } from '../house-context.ts'
import { pageAsked } from '../page-asked.ts'

const KINDS: Readonly<Record<ReviewKind, ReviewKindShown>> = {
  'open-review': 'BREAK_GLASS',
  'review-own-record': 'OWN_RECORD',
  'review-same-household': 'SAME_HOUSEHOLD',
  'review-unconfirmed': 'UNCONFIRMED',
}

/** The queue, and one review of it. */
export const reviewQueries = {
  reviews: async (_, { state, ...page }, { emergency }) => {
    const { counts, ...found } = await emergency.reviews({
      ...pageAsked(page),
      state: state ?? 'OPEN',
    })
    return {
      ...found,
      openCount: counts.open,
      overdueCount: counts.overdue,
      kinds: counts.byKind.map(({ kind, open }) => ({ kind: KINDS[kind], openCount: open })),
    }
  },
  review: async (_, { id }, { emergency }) => (await emergency.review(id)) ?? null,
} satisfies QueryResolvers<HouseContext>

/** What is done with a review. */
export const reviewMutations = {
  settleReview: (_, { id, revision, outcome, words }, { emergency }) =>
    emergency.settleReview(id, revision, outcome, words),
} satisfies MutationResolvers<HouseContext>

/** A review as its reviewer reads it. */
export const reviewFields = {
  kind: ({ kind }) => KINDS[kind],
  requesterName: ({ requesterName }) => requesterName ?? null,
  userId: ({ userId }) => userId ?? null,
  role: ({ role }) => role ?? null,
  organisation: ({ organisation }) => ({ odsCode: organisation }),
  purpose: ({ purpose }) => purpose ?? null,
  careContext: ({ careContext }) => careContext ?? null,
  reasonCode: ({ reasonCode }) => reasonCode ?? null,
  reason: ({ reasonCode }) => (reasonCode === undefined ? null : ALERT_REASONS[reasonCode]),
  reasonWords: ({ reasonWords }) => reasonWords ?? null,
  overdue: ({ isOverdue }) => isOverdue,
  escalated: ({ isEscalated }) => isEscalated,
  escalatedWords: ({ escalatedWords }) => escalatedWords ?? null,
  outcome: ({ settled }) => settled?.outcome ?? null,
  words: ({ settled }) => settled?.words ?? null,
  settledAt: ({ settled }) => settled?.at ?? null,
  settledBy: ({ settled }) => settled?.by ?? null,
} satisfies ReviewResolvers<HouseContext>
