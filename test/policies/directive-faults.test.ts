import { describe, expect, test } from 'vitest'
import { type Draft, faultsOf, isPointOfCareLength } from '../../policies/directive-faults.ts'
import { CROYDON, deny, EALING, HOUR, NOW, permit } from './world.ts'

const known = { now: NOW, classes: new Set(['HIV']) }
const wrong = (draft: Draft) => faultsOf(draft, known).map(({ code, field }) => `${code} ${field}`)

describe('what is wrong with a choice', () => {
  test.each<[Draft, readonly string[]]>([
    [permit(), []],
    [deny({ classes: ['HIV'], purposes: ['PATRQT'], actions: ['edit'] }, { breakGlassMayLift: true }), []],
    [permit({ recipients: [], purposes: [] }), ['LIST_EMPTY recipients', 'LIST_EMPTY purposes']],
    [permit({ actions: ['edit'], purposes: [] }), ['LIST_EMPTY purposes']],
    [deny({ classes: ['HIV', 'NONE'] }), ['CLASS_UNKNOWN classes']],
    [deny({ recordDates: { from: undefined, to: undefined } }), ['RECORD_DATES_EMPTY recordDates']],
    [deny({ recordDates: { from: '2010', to: '2009-01-01' } }), ['DAY_UNCLEAR recordDates']],
    [deny({ recordDates: { from: '2010-01-02', to: '2010-01-01' } }), ['RECORD_DATES_REVERSED recordDates']],
    [deny({ recordDates: { from: '2010-01-01', to: '2010-01-01' } }), []],
    [deny({ recordDates: { from: undefined, to: '2010-01-01' } }), []],
    [deny({}, { period: { start: NOW, end: NOW } }), ['PERIOD_ENDS_BEFORE_IT_BEGINS period']],
    [deny({}, { period: { start: undefined, end: NOW } }), ['PERIOD_IS_PAST period']],
    [deny({}, { period: { start: NOW - HOUR, end: NOW + 1 } }), []],
    [permit({}, { breakGlassMayLift: true }), ['PERMIT_CANNOT_BE_LIFTED breakGlassMayLift']],
    [permit({ purposes: ['TREAT', 'PATRQT'] }), ['PURPOSE_NEVER_PERMITTED purposes']],
    [permit({ purposes: ['BTG'], actions: ['edit'] }), ['ACTION_NEVER_FOR_PURPOSE actions']],
    [permit({ purposes: ['BTG', 'TREAT'], actions: ['edit'] }), []],
    [permit({ purposes: ['BTG'], actions: ['view', 'edit'] }), []],
    [permit({ actions: ['edit'] }), []],
    [permit({ purposes: ['BTG'], actions: ['view'] }), []],
  ])('%#', (draft, expected) => {
    expect(wrong(draft)).toEqual(expected)
  })

  test('an organisation and the records it holds itself: said of care alone it says nothing', () => {
    const own = { recipients: [EALING], controllers: [EALING] }
    const fault = ['RECIPIENT_IS_THE_CONTROLLER recipients']
    expect(wrong(permit(own))).toEqual(fault)
    expect(wrong(deny({ ...own, purposes: ['TREAT', 'BTG'] }))).toEqual(fault)
    expect(wrong(deny(own))).toEqual([])
    expect(wrong(permit({ ...own, purposes: ['TREAT', 'HRESCH'] }))).toEqual([])
    expect(wrong(permit({ ...own, controllers: [CROYDON] }))).toEqual([])
    expect(wrong(permit({ ...own, controllers: [EALING, CROYDON] }))).toEqual([])
    expect(wrong(permit({ ...own, recipients: [EALING, CROYDON] }))).toEqual([])
  })

  test('permission at the point of care lasts more than no time and at most 24 hours', () => {
    expect([0, 1, 24 * HOUR, 24 * HOUR + 1].map(isPointOfCareLength)).toEqual([false, true, true, false])
  })
})
