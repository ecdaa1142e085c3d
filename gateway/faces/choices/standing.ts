import type { RecordedChoice } from './shown-choice.ts'

/** How a choice stands: a closed list. */
export type ChoiceStanding = 'IN_FORCE' | 'TO_COME' | 'OVER' | 'ENDED'

/** How a choice stands at a moment: ended by somebody, over by itself, still to begin, or in force. */
export const standingOf = (
  { withdrawnAt, period }: Pick<RecordedChoice, 'withdrawnAt' | 'period'>,
  now: number,
): ChoiceStanding => {
  if (withdrawnAt !== null) return 'ENDED'
  if (period.end !== null && Date.parse(period.end) <= now) return 'OVER'
  return period.start !== null && Date.parse(period.start) > now ? 'TO_COME' : 'IN_FORCE'
}

/** Whether it can still be changed or ended. */
export const isStanding = (choice: Pick<RecordedChoice, 'withdrawnAt' | 'period'>, now: number): boolean => {
  const standing = standingOf(choice, now)
  return standing === 'IN_FORCE' || standing === 'TO_COME'
}
