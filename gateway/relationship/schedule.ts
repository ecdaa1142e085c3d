import type { Config } from '../config.ts'

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

/** The schedule that a deployment is configured with. */
export const scheduleOf = (config: Config): CheckSchedule => ({
  firstMs: config.RELATIONSHIP_FIRST_MS,
  everyMs: config.RELATIONSHIP_EVERY_MS,
  giveUpMs: config.RELATIONSHIP_GIVE_UP_MS,
  pollMs: config.RELATIONSHIP_POLL_MS,
})
