import { saidClock } from './clock-time.ts'

/** Quiet hours as GraphQL gives them. */
export type KeptQuiet = {
  readonly from: string | null
  readonly until: string | null
  readonly urgentPasses: boolean
  /** Null where it cannot be told now. */
  readonly isQuietNow: boolean | null
}

/** What is said of them: whether there are any, from when until when as people read it (`10pm`), whether it is so now and what passes. */
export const quietWords = ({ from, until, urgentPasses, isQuietNow }: KeptQuiet) => ({
  isSet: from !== null && until !== null,
  begins: from === null ? undefined : saidClock(from),
  ends: until === null ? undefined : saidClock(until),
  urgentPasses,
  isNow: isQuietNow === true,
})
