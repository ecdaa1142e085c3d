import { describe, expect, test } from 'vitest'
import {
  afterDeed,
  type CaseDeed,
  deedsOpenTo,
  isOverdue,
  isTheirs,
  messageKindOf,
  needsWords,
  openedCase,
} from '../../policies/access-case.ts'
import { monthsLater } from '../../policies/statutory-month.ts'
import { CASE_DEEDS, CASE_STATES, type CaseStanding } from '../../schema/model/access-case.ts'
import { CROYDON, NOW } from './world.ts'

const at = (text: string): number => Date.parse(text)
const ANSWER: CaseDeed = { deed: 'ANSWER', outcome: 'EXPLAINED', passedOnTo: undefined }
const DEEDS: readonly CaseDeed[] = [
  { deed: 'ACKNOWLEDGE' },
  { deed: 'MESSAGE' },
  { deed: 'EXTEND', months: 2 },
  ANSWER,
  { deed: 'CLOSE' },
  { deed: 'REOPEN' },
]

describe('a calendar month', () => {
  test.each([
    ['2026-11-22T10:00:00Z', 1, '2026-12-23T00:00:00Z', 'the end of the day of the same number'],
    ['2027-01-31T10:00:00Z', 1, '2027-03-01T00:00:00Z', 'the month’s last day, where it has none of that number'],
    ['2028-01-31T10:00:00Z', 1, '2028-03-01T00:00:00Z', 'the 29th of a leap year’s February'],
    ['2026-12-15T10:00:00Z', 1, '2027-01-16T00:00:00Z', 'into the next year'],
    ['2026-12-15T10:00:00Z', 2, '2027-02-16T00:00:00Z', 'two of them'],
    ['2026-03-10T10:00:00Z', 1, '2026-04-10T23:00:00Z', 'London’s midnight in summer'],
    ['2026-06-30T23:30:00Z', 1, '2026-08-01T23:00:00Z', 'counted from the day in London, where it is tomorrow already'],
  ])('%s and %i: %s, %s', (moment, months, end) => expect(monthsLater(at(moment), months)).toBe(at(end)))
})

const standing = (more: Partial<CaseStanding> = {}): CaseStanding => ({ ...openedCase(NOW), ...more })

describe('a case', () => {
  test('is opened with a month to answer', () => {
    expect(openedCase(NOW)).toEqual({
      state: 'OPEN',
      outcome: undefined,
      passedOnTo: undefined,
      due: at('2026-12-23T00:00:00Z'),
      extended: false,
      reopened: false,
    })
  })

  const possible = (state: CaseStanding['state']) =>
    DEEDS.filter((deed) => afterDeed(standing({ state }), deed, NOW) !== undefined).map(({ deed }) => deed)
  test.each([
    ['OPEN', ['ACKNOWLEDGE', 'MESSAGE', 'EXTEND', 'ANSWER', 'CLOSE']],
    ['REOPENED', ['ACKNOWLEDGE', 'MESSAGE', 'EXTEND', 'ANSWER', 'CLOSE']],
    ['ACKNOWLEDGED', ['MESSAGE', 'EXTEND', 'ANSWER', 'CLOSE']],
    ['ANSWERED', ['MESSAGE', 'CLOSE', 'REOPEN']],
    ['CLOSED', ['REOPEN']],
  ] as const)('that is %s: %j', (state, deeds) => expect(possible(state)).toEqual(deeds))

  test('goes from one state to the next', () => {
    const open = standing()
    const become = (from: CaseStanding, deed: CaseDeed) => afterDeed(from, deed, NOW)
    expect(become(open, { deed: 'ACKNOWLEDGE' })).toEqual({ ...open, state: 'ACKNOWLEDGED' })
    expect(become(open, { deed: 'MESSAGE' })).toEqual(open)
    expect(become(open, ANSWER)).toEqual({ ...open, state: 'ANSWERED', outcome: 'EXPLAINED' })
    expect(become(open, { deed: 'ANSWER', outcome: 'PASSED_ON', passedOnTo: CROYDON })).toEqual({
      ...open,
      state: 'ANSWERED',
      outcome: 'PASSED_ON',
      passedOnTo: CROYDON,
    })
    expect(become(open, { deed: 'CLOSE' })).toEqual({ ...open, state: 'CLOSED' })
  })

  test('is passed on to somebody, and to nobody otherwise', () => {
    expect(afterDeed(standing(), { deed: 'ANSWER', outcome: 'PASSED_ON', passedOnTo: undefined }, NOW)).toBeUndefined()
    expect(afterDeed(standing(), { ...ANSWER, passedOnTo: CROYDON }, NOW)).toBeUndefined()
  })

  test('is extended once, before its time is over, by the months said', () => {
    const open = standing()
    const longer = afterDeed(open, { deed: 'EXTEND', months: 2 }, open.due - 1)
    expect(longer).toEqual({ ...open, extended: true, due: at('2027-02-23T00:00:00Z') })
    expect(afterDeed(standing({ extended: true }), { deed: 'EXTEND', months: 1 }, NOW)).toBeUndefined()
    expect(afterDeed(open, { deed: 'EXTEND', months: 1 }, open.due)).toBeUndefined()
  })

  test('is opened again once, with a month of its own and nothing found yet', () => {
    const later = at('2027-02-10T10:00:00Z')
    const answered = standing({ state: 'ANSWERED', outcome: 'EXPLAINED', extended: true })
    const again = afterDeed(answered, { deed: 'REOPEN' }, later)
    expect(again).toEqual({ ...openedCase(later), state: 'REOPENED', reopened: true })
    expect(afterDeed(standing({ state: 'ANSWERED', reopened: true }), { deed: 'REOPEN' }, later)).toBeUndefined()
  })

  test('is overdue once its time is over and it waits for an answer', () => {
    for (const state of CASE_STATES) {
      const one = standing({ state })
      expect(isOverdue(one, one.due - 1)).toBe(false)
      expect(isOverdue(one, one.due)).toBe(state !== 'ANSWERED' && state !== 'CLOSED')
    }
  })

  test('each deed is one side’s, or either’s; it has its name among the messages; some need words', () => {
    expect(
      DEEDS.map((deed) => [
        deed.deed,
        isTheirs(deed, 'PATIENT'),
        isTheirs(deed, 'ORGANISATION'),
        messageKindOf(deed),
        needsWords(deed),
      ]),
    ).toEqual([
      ['ACKNOWLEDGE', false, true, 'ACKNOWLEDGEMENT', false],
      ['MESSAGE', true, true, 'MESSAGE', true],
      ['EXTEND', false, true, 'EXTENSION', true],
      ['ANSWER', false, true, 'ANSWER', true],
      ['CLOSE', true, false, 'CLOSING', false],
      ['REOPEN', true, false, 'REOPENING', true],
    ])
    expect(DEEDS.map(({ deed }) => deed)).toEqual(CASE_DEEDS)
  })

  test('what is open to a side is what is theirs and possible', () => {
    expect(deedsOpenTo(standing(), 'PATIENT', NOW)).toEqual(['MESSAGE', 'CLOSE'])
    expect(deedsOpenTo(standing(), 'ORGANISATION', NOW)).toEqual(['ACKNOWLEDGE', 'MESSAGE', 'EXTEND', 'ANSWER'])
    expect(deedsOpenTo(standing({ state: 'ANSWERED' }), 'PATIENT', NOW)).toEqual(['MESSAGE', 'CLOSE', 'REOPEN'])
  })
})
