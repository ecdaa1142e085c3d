import type { NhsNumber } from './nhs-number.ts'
import type { PurposeOfUse } from './purpose-of-use.ts'

/** What came of a launch, each with what its reader is told: closed. */
export const LAUNCH_OUTCOMES = {
  READY: 'The link is good. Nothing was opened yet.',
  OPENED: 'The link is used up: the patient may be opened once.',
  EXPIRED: 'The link has run out. Go back to the system it came from and open the patient from there again.',
  ALREADY_USED: 'The link was used already. Go back to the system it came from and open the patient from there again.',
  NOT_YOURS:
    'The link was made for somebody else, or you are signed in under another name or role than in the system it came from.',
  UNKNOWN: 'The link is none that a registered system made for this service.',
} as const

export type LaunchOutcome = keyof typeof LAUNCH_OUTCOMES

/** A launch as its reader meets it. What it says of the care is there while it may still be opened; whose record it is, once it was. */
export type Launch = {
  readonly outcome: LaunchOutcome
  /** The registered system that made it. */
  readonly system: string | undefined
  readonly purpose: PurposeOfUse | undefined
  readonly careContext: string | undefined
  readonly patient: NhsNumber | undefined
}
