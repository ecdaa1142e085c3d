import {
  CASE_DEEDS,
  type CaseDeedName,
  type CaseMessageKind,
  type CaseOutcome,
  type CaseSide,
  type CaseStanding,
} from '../schema/model/access-case.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import { monthsLater } from './statutory-month.ts'

/** What may be done with a case. */
export type CaseDeed =
  | { readonly deed: 'ACKNOWLEDGE' | 'MESSAGE' | 'CLOSE' | 'REOPEN' }
  | { readonly deed: 'EXTEND'; readonly months: 1 | 2 }
  | { readonly deed: 'ANSWER'; readonly outcome: CaseOutcome; readonly passedOnTo: OdsCode | undefined }

/** The longest that is written at once, in characters. */
export const LONGEST_WORDS = 4_000

/** A case as it is opened: one calendar month to answer. */
export const openedCase = (now: Instant): CaseStanding => ({
  state: 'OPEN',
  outcome: undefined,
  passedOnTo: undefined,
  due: monthsLater(now, 1),
  extended: false,
  reopened: false,
})

const isWaiting = ({ state }: CaseStanding): boolean =>
  state === 'OPEN' || state === 'ACKNOWLEDGED' || state === 'REOPENED'

/** Whether the time to answer is over and no answer was given. */
export const isOverdue = (standing: CaseStanding, now: Instant): boolean => isWaiting(standing) && now >= standing.due

/** By which side a deed is done. Either side may write a message. */
export const isTheirs = ({ deed }: CaseDeed, side: CaseSide): boolean => {
  switch (deed) {
    case 'MESSAGE':
      return true
    case 'CLOSE':
    case 'REOPEN':
      return side === 'PATIENT'
    case 'ACKNOWLEDGE':
    case 'EXTEND':
    case 'ANSWER':
      return side === 'ORGANISATION'
  }
}

/** What a deed is called among the messages. */
export const messageKindOf = ({ deed }: CaseDeed): CaseMessageKind => {
  switch (deed) {
    case 'ACKNOWLEDGE':
      return 'ACKNOWLEDGEMENT'
    case 'MESSAGE':
      return 'MESSAGE'
    case 'EXTEND':
      return 'EXTENSION'
    case 'ANSWER':
      return 'ANSWER'
    case 'CLOSE':
      return 'CLOSING'
    case 'REOPEN':
      return 'REOPENING'
  }
}

/** Whether words must go with it: an extension is told with its reason, an answer says something. */
export const needsWords = ({ deed }: CaseDeed): boolean => deed !== 'ACKNOWLEDGE' && deed !== 'CLOSE'

/**
 * Where a case stands after a deed; undefined where that cannot be done as it stands. The time is extended once, by one or two months, and told before
 * it is over (Art. 12(3)); a question that was answered may be opened again once, and then has a month of its own.
 */
export const afterDeed = (standing: CaseStanding, deed: CaseDeed, now: Instant): CaseStanding | undefined => {
  switch (deed.deed) {
    case 'ACKNOWLEDGE':
      return standing.state === 'OPEN' || standing.state === 'REOPENED'
        ? { ...standing, state: 'ACKNOWLEDGED' }
        : undefined
    case 'MESSAGE':
      return standing.state === 'CLOSED' ? undefined : standing
    case 'EXTEND':
      return isWaiting(standing) && !standing.extended && now < standing.due
        ? { ...standing, extended: true, due: monthsLater(standing.due - 1, deed.months) }
        : undefined
    case 'ANSWER':
      return isWaiting(standing) && (deed.outcome === 'PASSED_ON') === (deed.passedOnTo !== undefined)
        ? { ...standing, state: 'ANSWERED', outcome: deed.outcome, passedOnTo: deed.passedOnTo }
        : undefined
    case 'CLOSE':
      return standing.state === 'CLOSED' ? undefined : { ...standing, state: 'CLOSED' }
    case 'REOPEN':
      return !standing.reopened && !isWaiting(standing)
        ? { ...openedCase(now), state: 'REOPENED', reopened: true }
        : undefined
  }
}

const ANY: Readonly<Record<CaseDeedName, CaseDeed>> = {
  ACKNOWLEDGE: { deed: 'ACKNOWLEDGE' },
  MESSAGE: { deed: 'MESSAGE' },
  EXTEND: { deed: 'EXTEND', months: 1 },
  ANSWER: { deed: 'ANSWER', outcome: 'EXPLAINED', passedOnTo: undefined },
  CLOSE: { deed: 'CLOSE' },
  REOPEN: { deed: 'REOPEN' },
}

/** What one side may do with a case as it stands now. */
export const deedsOpenTo = (standing: CaseStanding, side: CaseSide, now: Instant): readonly CaseDeedName[] =>
  CASE_DEEDS.filter((deed) => isTheirs(ANY[deed], side) && afterDeed(standing, ANY[deed], now) !== undefined)
