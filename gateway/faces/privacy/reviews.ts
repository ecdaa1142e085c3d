import type { ReviewKind, ReviewOutcome } from '../../../schema/generated/audit.ts'
import { definePage } from '../page.ts'
import { reviewPath } from './paths.ts'

type Item = {
  readonly id: string
  readonly kind: ReviewKind
  readonly at: string
  readonly requesterName: string | null
  readonly role: string | null
  readonly careContext: string | null
  readonly dueAt: string
  readonly overdue: boolean
  readonly escalated: boolean
  readonly outcome: ReviewOutcome | null
  readonly settledAt: string | null
  readonly settledBy: string | null
}

type Data = {
  readonly reviews: {
    readonly items: readonly Item[]
    readonly openCount: number
    readonly overdueCount: number
    readonly kinds: readonly { readonly kind: ReviewKind; readonly openCount: number }[]
    readonly endCursor: string | null
    readonly hasNextPage: boolean
  } | null
}

const SHOWN = 20

const listPage = (path: string, state: 'OPEN' | 'SETTLED', template: string) =>
  definePage<Data>({
    path,
    audience: ['privacy-officer', 'ig-manager'],
    template,
    document: /* GraphQL */ `
      query Reviews($state: ReviewState!, $first: Int!, $after: String) {
        reviews(state: $state, first: $first, after: $after) {
          items { id kind at requesterName role careContext dueAt overdue escalated outcome settledAt settledBy }
          openCount
          overdueCount
          kinds { kind openCount }
          endCursor
          hasNextPage
        }
      }`,
    variables: ({ query }) => ({ state, first: SHOWN, after: query['after'] ?? null }),
    view: ({ reviews }, { query }) => ({
      available: reviews !== null,
      items: (reviews?.items ?? []).map((item) => ({ ...item, href: reviewPath(item.id) })),
      openCount: reviews?.openCount ?? 0,
      overdueCount: reviews?.overdueCount ?? 0,
      kinds: reviews?.kinds ?? [],
      isFirst: query['after'] === undefined,
      first: path,
      next: reviews?.hasNextPage === true ? `${path}?after=${encodeURIComponent(reviews.endCursor ?? '')}` : undefined,
    }),
  })

/** What waits for review: overdue first. */
export const reviewsPage = listPage('/privacy/reviews', 'OPEN', 'privacy/reviews.njk')

/** What was settled, newest first. */
export const settledPage = listPage('/privacy/settled', 'SETTLED', 'privacy/settled.njk')
