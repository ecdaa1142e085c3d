import { describe, expect, test } from 'vitest'
import { currentOf, type SummaryType } from '../../../gateway/dispatch/current.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')

const record = (said: object) => ({ status: null, date: null, endDate: null, dissenting: [], ...said })

const isCurrent = (type: SummaryType, said: object): boolean =>
  currentOf(type, [record(said)] as never, NOW).length === 1

describe('what is of now', () => {
  test.each<[SummaryType, object, boolean]>([
    ['ALERT', { status: 'active' }, true],
    ['ALERT', { status: 'active', endDate: '2020-01-01' }, true],
    ['ALERT', { endDate: '2020-01-01' }, false],
    ['ALERT', { endDate: '2026-11' }, true],
    ['ALERT', { status: 'inactive' }, false],
    ['ALERT', { status: 'entered-in-error' }, false],
    ['ALLERGY', { status: 'active', verificationStatus: 'unconfirmed' }, true],
    ['ALLERGY', { status: 'resolved', verificationStatus: 'confirmed' }, true],
    ['ALLERGY', { status: 'active', verificationStatus: 'refuted' }, false],
    ['ALLERGY', { status: null, verificationStatus: 'entered-in-error' }, false],
    ['ALLERGY', { status: 'entered-in-error', verificationStatus: null }, false],
    ['CONDITION', { status: 'active', verificationStatus: 'provisional' }, true],
    ['CONDITION', { status: 'remission', verificationStatus: null }, true],
    ['CONDITION', { verificationStatus: null }, true],
    ['CONDITION', { verificationStatus: null, endDate: '2021' }, false],
    ['CONDITION', { status: 'resolved', verificationStatus: null }, false],
    ['CONDITION', { status: 'active', verificationStatus: 'refuted' }, false],
    ['MEDICATION', { kind: 'STATEMENT', status: 'active' }, true],
    ['MEDICATION', { kind: 'STATEMENT', status: 'on-hold' }, true],
    ['MEDICATION', { kind: 'STATEMENT', status: 'unknown', endDate: '2026-11-27' }, false],
    ['MEDICATION', { kind: 'STATEMENT', status: 'unknown', endDate: '2026-11-28' }, true],
    ['MEDICATION', { kind: 'STATEMENT', status: 'not-taken' }, false],
    ['MEDICATION', { kind: 'REQUEST', status: 'stopped', endDate: '2030' }, false],
    ['MEDICATION', { kind: 'REQUEST', status: 'completed' }, false],
    ['MEDICATION', { kind: 'REQUEST', status: 'completed', endDate: '2026-12-05' }, true],
    ['MEDICATION', { kind: 'REQUEST', status: 'draft' }, false],
    ['MEDICATION', { kind: 'DISPENSE', status: 'completed', date: '2026-09-01' }, true],
    ['MEDICATION', { kind: 'DISPENSE', status: 'completed', date: '2026-08-01' }, false],
    ['MEDICATION', { kind: 'ADMINISTRATION', status: 'stopped', date: '2026-11-27' }, false],
    ['ENCOUNTER', { status: 'finished', date: '2026-10-01', endDate: '2026-10-03' }, true],
    ['ENCOUNTER', { status: 'finished', date: '2026-08-01', endDate: '2026-09-03' }, true],
    ['ENCOUNTER', { status: 'finished', date: '2026-08-01', endDate: '2026-08-03' }, false],
    ['ENCOUNTER', { status: 'in-progress', date: '2026-05-01' }, true],
    ['ENCOUNTER', { status: 'finished', date: '2026' }, true],
    ['ENCOUNTER', { status: 'finished' }, true],
    ['ENCOUNTER', { status: 'planned', date: '2026-12-24' }, false],
    ['ENCOUNTER', { status: 'cancelled', date: '2026-11-24' }, false],
  ])('%s %o: %s', (type, said, expected) => {
    expect(isCurrent(type, said)).toBe(expected)
  })

  test('is what anybody tells to be of now: where exchanges disagree it is shown', () => {
    const stopped = { kind: 'STATEMENT', status: 'stopped' }
    const active = { kind: 'STATEMENT', status: 'active' }
    expect(isCurrent('MEDICATION', { ...stopped, dissenting: [record(active)] })).toBe(true)
    expect(isCurrent('MEDICATION', { ...stopped, dissenting: [record(stopped)] })).toBe(false)
  })
})
