import { z } from 'zod'
import type { ReviewKind, ReviewOutcome } from '../../../schema/generated/audit.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { hiddenNumber, oneOf, requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { reviewPath } from './paths.ts'

type Data = {
  readonly review: {
    readonly id: string
    readonly kind: ReviewKind
    readonly receipt: string
    readonly at: string
    readonly requesterName: string | null
    readonly userId: string | null
    readonly role: string | null
    readonly organisation: { readonly odsCode: string; readonly name: string | null }
    readonly purpose: PurposeOfUse | null
    readonly careContext: string | null
    readonly reason: string | null
    readonly reasonWords: string | null
    readonly dueAt: string
    readonly overdue: boolean
    readonly escalated: boolean
    readonly escalatedWords: string | null
    readonly outcome: ReviewOutcome | null
    readonly words: string | null
    readonly settledAt: string | null
    readonly settledBy: string | null
    readonly revision: number
  } | null
}

/** One access to be reviewed, and the form that settles it. */
export const reviewPage = definePage<Data>({
  path: '/privacy/reviews/:id',
  audience: ['privacy-officer', 'ig-manager'],
  template: 'privacy/review.njk',
  document: /* GraphQL */ `
    query Review($id: ID!) {
      review(id: $id) {
        id kind receipt at requesterName userId role organisation { odsCode name } purpose careContext reason reasonWords dueAt overdue
        escalated escalatedWords outcome words settledAt settledBy revision
      }
    }`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ review }, { requester }) => {
    if (review === null) throw new HouseError('NOT_FOUND')
    // Passed on once is enough, and whoever is next has nobody to pass it to.
    const mayPassOn = requester?.role === 'privacy-officer' && review.escalatedWords === null
    return { review, action: reviewPath(review.id), mayPassOn }
  },
})

const read = z.object({
  revision: hiddenNumber,
  outcome: oneOf(['APPROPRIATE', 'INAPPROPRIATE', 'ESCALATED'], 'Choose what this review comes to'),
  words: requiredText(2_000, 'Enter your reasons').refine((text) => text.length >= 3, 'Enter your reasons'),
})

/** Settles it, or passes it on. */
export const reviewForm = defineForm<z.output<typeof read>, unknown>({
  path: '/privacy/reviews/:id',
  page: reviewPage,
  read,
  mutation: /* GraphQL */ `
    mutation Settle($id: ID!, $revision: Int!, $outcome: ReviewSettlement!, $words: String!) {
      settleReview(id: $id, revision: $revision, outcome: $outcome, words: $words) { id }
    }`,
  variables: (fields, { params }) => ({ id: params['id'], ...fields }),
  done: (_, { outcome }) => `/privacy/reviews?done=${outcome === 'ESCALATED' ? 'passed' : 'settled'}`,
})
