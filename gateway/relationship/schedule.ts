/** When a relationship is checked, in milliseconds: first after the view, then again and again, no more once the time is up. */
export type CheckSchedule = {
  readonly firstMs: number
  readonly everyMs: number
  readonly giveUpMs: number
  /** How often a node looks for checks whose turn it is. */
  readonly pollMs: number
}

/** The privacy officer of the requester's organisation has five days for a review, as after break-glass. */
export const REVIEW_WITHIN_MS = 5 * 86_400_000
