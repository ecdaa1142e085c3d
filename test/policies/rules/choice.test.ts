import { expect, test } from 'vitest'
import { choice } from '../../../policies/rules/choice.ts'
import {
  ask,
  askAsPatient,
  askAsProxy,
  CROYDON,
  deny,
  EALING,
  HARINGEY,
  HOUR,
  NOW,
  OTHER_PATIENT,
  PATIENT,
  PROXY,
  permit,
  pointOfCare,
  recordOf,
  requesterOf,
} from '../world.ts'
import { judgedBy } from './judged-by.ts'

const find = judgedBy(choice)
const by = (...directives: ReturnType<typeof permit>[]) => ({ directives })
const hiv = ask({ record: recordOf({ classes: ['HIV'] }) })

test('no directive: not met when explicit, met when implied, a sensitive record never by default', () => {
  expect(find(ask())).toBe('not-met')
  expect(find(ask(), { defaultChoice: 'implied' })).toBe('met')
  expect(find(hiv, { defaultChoice: 'implied' })).toBe('not-met')
})

test('own controller, own record and a proxy right need no directive', () => {
  const right = {
    id: '1',
    patient: PATIENT,
    proxy: PROXY,
    ground: 'ATTORNEY',
    mayView: true,
    patientLacksCapacity: true,
    period: { start: undefined, end: undefined },
    withdrawn: false,
  } as const
  expect(find(ask({ controller: HARINGEY }))).toBe('met')
  expect(find(askAsPatient())).toBe('met')
  expect(find(askAsProxy(), { proxyRights: [right] })).toBe('met')
  expect(find(askAsProxy(), { proxyRights: [{ ...right, patientLacksCapacity: false }] })).toBe('not-met')
})

test('a permit speaks of TREAT and ETREAT and of view unless it says otherwise', () => {
  expect(find(ask({ purpose: 'ETREAT' }), by(permit()))).toBe('met')
  const analyst = ask({ requester: requesterOf({ role: 'analyst' }), purpose: 'HRESCH' })
  expect(find(analyst, by(permit()))).toBe('not-met')
  expect(find(analyst, by(permit({ purposes: ['HRESCH'] })))).toBe('met')
  expect(find(ask({ action: 'edit' }), by(permit()))).toBe('not-met')
  expect(find(ask({ action: 'edit' }), by(permit({ actions: ['edit'] })))).toBe('met')
})

test("another patient's permit, one not yet begun and one that has ended say nothing", () => {
  expect(find(ask(), by(permit({}, { patient: OTHER_PATIENT })))).toBe('not-met')
  expect(find(ask(), by(permit({}, { period: { start: NOW + 1, end: undefined } })))).toBe('not-met')
  expect(find(ask(), by(permit({}, { period: { start: undefined, end: NOW } })))).toBe('not-met')
})

test('a scope that is stated empty: a permit speaks of nothing, a deny of everything', () => {
  expect(find(ask(), by(permit({ recipients: [] })))).toBe('not-met')
  expect(find(ask(), by(permit(), deny({ recipients: [] })))).toBe('not-met')
  expect(find(ask(), by(permit(), deny({ classes: [], purposes: [] })))).toBe('not-met')
})

test('recipient beats controller beats class beats record type beats purpose or dates', () => {
  const beats = [
    { recipients: [HARINGEY] },
    { controllers: [EALING] },
    { recordTypes: ['ALLERGY'] },
    { purposes: ['TREAT'] },
    {},
  ] as const
  beats.forEach((higher, place) => {
    for (const lower of beats.slice(place + 1)) {
      expect(find(ask(), by(permit(higher), deny(lower)))).toBe('met')
      expect(find(ask(), by(permit(lower), deny(higher)))).toBe('not-met')
    }
    expect(find(ask(), by(permit(higher), deny(higher)))).toBe('not-met')
  })
  const ofHiv = permit({ classes: ['HIV'] })
  expect(find(hiv, by(ofHiv, deny({ recordTypes: ['ALLERGY'], purposes: ['TREAT'] })))).toBe('met')
  expect(find(hiv, by(ofHiv, deny({ controllers: [EALING] })))).toBe('not-met')
  expect(find(ask(), by(permit({ recordDates: { from: '2010', to: undefined } }), deny()))).toBe('met')
  expect(find(ask(), by(permit({ recipients: [CROYDON] })))).toBe('not-met')
})

test('a range of record dates that is open at both ends limits nothing', () => {
  const open = { recordDates: { from: undefined, to: undefined } }
  expect(find(ask({ record: recordOf({ dates: [] }) }), by(permit(open)))).toBe('met')
  expect(find(ask(), by(permit(open), deny()))).toBe('not-met')
})

test('every class must be permitted by a directive that names it', () => {
  const both = ask({ record: recordOf({ classes: ['HIV', 'PSY'] }) })
  expect(find(both, by(permit({ classes: ['HIV', 'PSY'] })))).toBe('met')
  expect(find(both, by(permit({ classes: ['HIV'] }), permit({ classes: ['PSY'] })))).toBe('met')
  expect(find(both, by(permit({ classes: ['HIV'] }), permit()))).toBe('not-met')
  expect(
    find(both, by(permit({ classes: ['HIV', 'PSY'] }), deny({ classes: ['PSY'], recordTypes: ['ALLERGY'] }))),
  ).toBe('not-met')
  expect(find(hiv, by(permit({ classes: ['HIV'] }), permit({ recipients: [HARINGEY] })))).toBe('not-met')
})

test('break-glass stands in for a missing choice, of a sensitive record too, and needs a live grant', () => {
  expect(find(ask({ purpose: 'BTG' }))).toBe('met')
  expect(find(ask({ purpose: 'BTG', record: recordOf({ classes: ['HIV'] }) }))).toBe('met')
  expect(find(ask({ purpose: 'BTG' }), { grants: [] })).toBe('not-met')
})

test('break-glass lifts a deny only if every matching deny allows it', () => {
  const liftable = deny({ recipients: [HARINGEY] }, { breakGlassMayLift: true })
  expect(find(ask({ purpose: 'BTG' }), by(liftable))).toBe('met')
  expect(find(ask({ purpose: 'BTG' }), by(liftable, deny()))).toBe('not-met')
})

test('point-of-care permission counts where nothing else speaks', () => {
  expect(find(ask(), by(pointOfCare()))).toBe('met')
  expect(find(ask(), by(pointOfCare(), deny()))).toBe('not-met')
  expect(find(ask(), by(pointOfCare(), deny({ recipients: [CROYDON] })))).toBe('met')
})

test('point-of-care permission is for this organisation alone, names the clinician, and lasts 24 hours at most', () => {
  const at = NOW - HOUR
  for (const broken of [
    pointOfCare({ recipients: [HARINGEY, CROYDON] }),
    pointOfCare({ recipients: undefined }),
    pointOfCare({}, { recordedBy: { how: 'POINT_OF_CARE', userId: '', at } }),
    pointOfCare({}, { period: { start: undefined, end: NOW + HOUR } }),
    pointOfCare({}, { period: { start: at, end: undefined } }),
    pointOfCare({}, { period: { start: at, end: at + 24 * HOUR + 1 } }),
    pointOfCare({}, { recordedBy: { how: 'POINT_OF_CARE', userId: 'user-1', at: NOW - 24 * HOUR } }),
  ]) {
    expect(find(ask(), by(broken))).toBe('not-met')
  }
  expect(find(ask(), by(pointOfCare({}, { period: { start: at, end: at + 24 * HOUR } })))).toBe('met')
})

test("any proxy's deny beats another proxy's permit, however it ranks, and no other permit", () => {
  const recorded = (userId: string) => ({ recordedBy: { how: 'PROXY', userId, at: 0 } }) as const
  const specific = { recipients: [HARINGEY] }
  expect(find(ask(), by(permit(specific, recorded('a')), deny({}, recorded('b'))))).toBe('not-met')
  expect(find(ask(), by(permit(specific, recorded('a')), deny({}, recorded('a'))))).toBe('met')
  expect(find(ask(), by(permit(specific), deny({}, recorded('b'))))).toBe('met')
  expect(find(ask(), by(permit(specific, recorded('a')), permit(specific), deny({}, recorded('b'))))).toBe('met')
})
