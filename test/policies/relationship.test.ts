import { describe, expect, test } from 'vitest'
import { isSameHousehold } from '../../policies/household.ts'
import {
  type Contact,
  EVIDENCE_TYPES,
  evidenceWindow,
  isEvidence,
  isStaffView,
  markOf,
  relationshipAfter,
} from '../../policies/relationship.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import { ROLES } from '../../schema/model/role.ts'
import { CROYDON, HARINGEY, NOW } from './world.ts'

test('the views that are checked are those of staff in direct care, break-glass among them', () => {
  const checked = ROLES.flatMap((role) =>
    PURPOSES_OF_USE.filter((purpose) => isStaffView(role, purpose)).map((purpose) => `${role} ${purpose}`),
  )
  expect(checked).toEqual(
    ['clinician', 'dispatcher'].flatMap((role) => [`${role} TREAT`, `${role} ETREAT`, `${role} BTG`]),
  )
})

test('what is asked for is a window of days for each of three types', () => {
  expect(EVIDENCE_TYPES.map((type) => evidenceWindow(type, NOW))).toEqual([
    { from: '2026-10-23', to: '2026-11-29' },
    { from: '2026-07-19', to: '2026-11-29' },
    { from: '2026-10-23', to: '2027-02-20' },
  ])
})

const visit: Contact = { type: 'ENCOUNTER', custodian: HARINGEY, status: 'finished', start: '2026-11-20', end: null }

describe('evidence', () => {
  test.each<[string, Partial<Contact>, boolean]>([
    ['a visit two days before', {}, true],
    ['the same at another organisation', { custodian: CROYDON }, false],
    ['the same, held by nobody known', { custodian: undefined }, false],
    ['a visit that was cancelled', { status: 'cancelled' }, false],
    ['a visit of no stated status', { status: null }, false],
    ['a visit without a date', { start: null }, false],
    ['a date that cannot be read', { start: '20th of November' }, false],
    ['an end that cannot be read', { end: 'soon' }, false],
    ['a visit six weeks before', { start: '2026-10-10' }, false],
    ['the first day that counts', { start: '2026-10-23' }, true],
    ['the day before it', { start: '2026-10-22' }, false],
    ['the last day that counts', { start: '2026-11-29' }, true],
    ['the day after it', { start: '2026-11-30' }, false],
    ['an admission that began long before and ended within', { start: '2026-01-05', end: '2026-11-01' }, true],
    ['an admission that was over long before', { start: '2026-01-05', end: '2026-02-01' }, false],
    ['an admission that goes on', { start: '2026-01-05', status: 'in-progress' }, true],
    ['a finished one without an end', { start: '2026-01-05', status: 'finished' }, false],
    ['a month that lies wholly within no window', { start: '2026-11' }, false],
    ['a year', { start: '2026' }, false],
    ['a moment of the day itself', { start: '2026-11-22T09:00:00Z' }, true],
    ['a referral of four months before', { type: 'REFERRAL', status: 'active', start: '2026-08-01' }, true],
    ['a referral that was revoked', { type: 'REFERRAL', status: 'revoked', start: '2026-11-01' }, false],
    ['an old referral that is still active', { type: 'REFERRAL', status: 'active', start: '2026-01-01' }, false],
    ['an appointment in two months', { type: 'APPOINTMENT', status: 'booked', start: '2027-01-20T09:00:00Z' }, true],
    ['an appointment in four months', { type: 'APPOINTMENT', status: 'booked', start: '2027-03-20' }, false],
    ['an appointment only proposed', { type: 'APPOINTMENT', status: 'proposed', start: '2026-11-25' }, false],
  ])('%s: %j → %s', (_, contact, is) => expect(isEvidence({ ...visit, ...contact }, HARINGEY, NOW)).toBe(is))
})

describe('how it stands after an attempt', () => {
  test('found is confirmed, at any time', () => {
    for (const now of [NOW - 1, NOW, NOW + 1])
      expect(relationshipAfter('FOUND', now, NOW)).toEqual({ relationship: 'CONFIRMED', reason: undefined })
  })

  test('silence is nothing until the time is up, and then says what kind of silence it was', () => {
    for (const finding of ['NO_EVIDENCE', 'UNANSWERED', 'NOBODY_TO_ASK', 'NOT_ASKED'] as const) {
      expect(relationshipAfter(finding, NOW - 1, NOW)).toEqual({ relationship: 'PENDING', reason: undefined })
      expect(relationshipAfter(finding, NOW, NOW)).toEqual({ relationship: 'UNCONFIRMED', reason: finding })
    }
  })

  const plain = { ownRecord: false, sameHousehold: undefined, relationship: 'PENDING', reason: undefined } as const
  test.each([
    [plain, 'NOT_YET'],
    [{ ...plain, relationship: 'CONFIRMED' as const }, 'CONFIRMED'],
    [{ ...plain, relationship: 'UNCONFIRMED' as const }, 'UNCONFIRMED'],
    [{ ...plain, sameHousehold: false }, 'NOT_YET'],
    [{ ...plain, sameHousehold: true, relationship: 'CONFIRMED' as const }, 'SAME_HOUSEHOLD'],
    [{ ...plain, sameHousehold: true, ownRecord: true }, 'OWN_RECORD'],
  ])('%j is marked %s', (checked, mark) => expect(markOf(checked)).toBe(mark))
})

describe('a household', () => {
  test.each([
    ['12 High Road, London, N17 8AB', '12 HIGH ROAD, N178AB', true],
    ['Flat 3, 12 High Road, N17 8AB', 'Flat 3, 12, High Road, London, N17 8AB', true],
    ['Flat 3, 12 High Road, N17 8AB', 'Flat 4, 12 High Road, N17 8AB', false],
    ['12A High Road, N17 8AB', '12 High Road, N17 8AB', false],
    ['12 High Road, N17 8AB', '12 High Road, N17 8AD', false],
    ['12 High Road, N17 8AB', '14 High Road, N17 8AB', false],
    ['Rose Cottage, The Green, N17 8AB', 'ROSE COTTAGE, N17 8AB', true],
    ['Rose Cottage, The Green, N17 8AB', 'Elm Cottage, The Green, N17 8AB', false],
    ['The Old Mill, somewhere', 'the old mill somewhere', true],
    ['The Old Mill', 'The New Mill', false],
    [null, '12 High Road, N17 8AB', undefined],
    ['12 High Road, N17 8AB', null, undefined],
    ['', '12 High Road, N17 8AB', undefined],
    ['12 High Road, N17 8AB', ' ', undefined],
  ])('%s · %s: %s', (one, other, same) => expect(isSameHousehold(one, other)).toBe(same))
})
