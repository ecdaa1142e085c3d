import { isAlertReason } from '../../schema/model/alert-reason.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Review } from '../../schema/model/review.ts'
import type { LedgerEntry } from '../state/ledger/read-entries.ts'
import type { StoredReview } from '../state/review-store.ts'
import { type Desk, insistOnReason, mustBeDone, pageOf } from './desk.ts'
import type { EmergencyLife } from './emergency-life.ts'

/** Who looked and why, out of what was written down under the receipt; what is not kept any more is undefined. */
const reviewOf = (stored: StoredReview, entries: readonly LedgerEntry[]): Review => {
  const entry = entries.map((each) => each.entry).find(({ kind }) => kind === 'decision' || kind === 'administration')
  const asked =
    entry?.kind === 'decision'
      ? { purpose: entry.purpose, careContext: entry.careContext, breakGlass: entry.breakGlass }
      : entry?.kind === 'administration'
        ? { purpose: 'BTG' as const, careContext: entry.step?.careContext, breakGlass: entry.step?.breakGlass }
        : undefined
  const requester = entry === undefined || entry.kind === 'disclosure' ? undefined : entry.requester
  const code = asked?.breakGlass?.code
  return {
    ...stored,
    id: String(stored.id),
    at: stored.createdAt,
    requesterName: requester?.name,
    userId: requester?.userId,
    role: requester?.role,
    purpose: asked?.purpose,
    careContext: asked?.careContext,
    reasonCode: code !== undefined && isAlertReason(code) ? code : undefined,
    reasonWords: asked?.breakGlass?.words,
  }
}

/** An id as a caller gives it. Anything that is none names nothing. */
const idOf = (id: string): number | undefined => (/^\d{1,15}$/.test(id) ? Number(id) : undefined)

/** The queue of reviews: the privacy officer's, and of the IG manager what was passed on or is overdue. */
export const reviewsAt = (desk: Desk): Pick<EmergencyLife, 'reviews' | 'review' | 'settleReview'> => {
  const { room, organisation } = desk
  const { reviews, ledger } = room.state

  /** Whose queue it is, and whether only what was passed on is in it. */
  const queueOf = async (): Promise<{ readonly organisation: OdsCode; readonly escalatedOnly: boolean }> => {
    if (organisation !== undefined && desk.may({ deed: 'read-review', organisation, escalated: false }))
      return { organisation, escalatedOnly: false }
    if (organisation !== undefined && desk.may({ deed: 'read-review', organisation, escalated: true }))
      return { organisation, escalatedOnly: true }
    return desk.refuse('FORBIDDEN')
  }

  const withEntries = async (found: readonly StoredReview[]): Promise<readonly Review[]> => {
    const entries = await ledger.byReceipts(found.map(({ receipt }) => receipt))
    return found.map((stored, place) => reviewOf(stored, entries[place] ?? []))
  }

  /** The review if it is one of the requester's own queue: else it is not there. */
  const find = async (id: string): Promise<StoredReview | undefined> => {
    const queue = await queueOf()
    const number = idOf(id)
    const found = number === undefined ? undefined : await reviews.find(number)
    if (found === undefined || found.organisation !== queue.organisation) return undefined
    return queue.escalatedOnly && !found.isEscalated ? undefined : found
  }

  const shown = async (found: StoredReview): Promise<Review> => {
    const [review] = await withEntries([found])
    if (review === undefined) throw new HouseError('NOT_FOUND')
    return review
  }

  return {
    reviews: async ({ state, first, after }) => {
      const queue = await queueOf()
      const from = after === undefined ? undefined : idOf(after)
      if (after !== undefined && from === undefined) throw new HouseError('INPUT_INVALID')
      const [counts, page] = await Promise.all([
        reviews.counts(queue),
        pageOf({ first, after }, async ({ limit }) =>
          withEntries(await reviews.list({ ...queue, state }, { limit, after: from })),
        ),
      ])
      await desk.writeDown({ deed: 'read-reviews', subject: `reviews ${state}` })
      return { ...page, counts }
    },

    review: async (id) => {
      const found = await find(id)
      if (found === undefined) return undefined
      await desk.writeDown({ deed: 'read-review', subject: `review ${found.id}` })
      return shown(found)
    },

    settleReview: async (id, revision, outcome, words) => {
      const found = await find(id)
      if (found === undefined) throw new HouseError('NOT_FOUND')
      insistOnReason(words)
      const { organisation: owner, isEscalated: escalated } = found
      const permitted =
        outcome === 'ESCALATED'
          ? desk.may({ deed: 'pass-review-on', organisation: owner })
          : desk.may({ deed: 'settle-review', organisation: owner, escalated })
      if (!permitted) return desk.refuse('FORBIDDEN')
      if (found.revision !== revision) throw new HouseError('STALE_VERSION')
      if (found.settled !== undefined) throw new HouseError('CONFLICT_OF_STATE')
      await desk.writeDown({ deed: 'settle-review', subject: `review ${found.id} ${outcome}` })
      const { userId, name } = desk.requester
      const by = { userId, name, words: words.trim() }
      mustBeDone(
        outcome === 'ESCALATED'
          ? await reviews.escalate(found.id, revision, by)
          : await reviews.settle(found.id, revision, outcome, by),
      )
      const after = await reviews.find(found.id)
      if (after === undefined) throw new HouseError('NOT_FOUND')
      return shown(after)
    },
  }
}
