import { expect, test } from 'vitest'
import { sharing } from '../../../policies/rules/sharing.ts'
import type { BreakGlassGrant } from '../../../schema/model/break-glass.ts'
import {
  agreement,
  ask,
  askAsPatient,
  askAsProxy,
  CROYDON,
  GRANT,
  HARINGEY,
  HOUR,
  NOW,
  OTHER_PATIENT,
  PATIENT,
  PROXY,
  recordOf,
  requesterOf,
} from '../world.ts'
import { judgedBy } from './judged-by.ts'

const find = judgedBy(sharing)
const everything = [
  agreement({
    actions: ['view', 'edit'],
    purposes: ['TREAT', 'BTG', 'PATRQT', 'HRESCH'],
    recordTypes: { ALLERGY: 'all' },
  }),
]
const right = {
  id: 'right-1',
  patient: PATIENT,
  proxy: PROXY,
  ground: 'PARENTAL_RESPONSIBILITY',
  mayView: true,
  patientLacksCapacity: false,
  period: { start: undefined, end: undefined },
  withdrawn: false,
} as const
const child = { proxyRights: [right], patientBirthDate: '2018-01-01' }

test('an agreement that covers the whole question meets it', () => expect(find(ask(), {}, everything)).toBe('met'))
test('no agreement does not', () => expect(find(ask())).toBe('not-met'))
test('another purpose is not covered', () => expect(find(ask({ purpose: 'ETREAT' }), {}, everything)).toBe('not-met'))
test('another type is not covered', () => expect(find(ask({ recordType: 'ALERT' }), {}, everything)).toBe('not-met'))
test('an organisation that does not resolve is refused', () =>
  expect(find(ask({ organisation: undefined }), {}, everything)).toBe('not-met'))

test('a class that the agreement does not name is not covered, one it names is', () => {
  const naming = [agreement({ recordTypes: { ALLERGY: ['HIV'] } })]
  expect(find(ask({ record: recordOf({ classes: ['PSY'] }) }), {}, naming)).toBe('not-met')
  expect(find(ask({ record: recordOf({ classes: ['HIV'] }) }), {}, naming)).toBe('met')
})

test('two agreements do not add up within one record', () => {
  const two = [
    agreement({ recordTypes: { ALLERGY: ['HIV'] } }),
    agreement({ recordTypes: { ALLERGY: ['PSY'] } }, { id: 'AG-2' }),
  ]
  expect(find(ask({ record: recordOf({ classes: ['HIV', 'PSY'] }) }), {}, two)).toBe('not-met')
})

test('the own controller needs no agreement, for care only', () => {
  expect(find(ask({ controller: HARINGEY }))).toBe('met')
  expect(find(ask({ controller: HARINGEY, action: 'edit' }))).toBe('met')
  const analyst = requesterOf({ role: 'analyst' })
  expect(find(ask({ controller: HARINGEY, requester: analyst, purpose: 'HRESCH' }))).toBe('not-met')
})

test('nobody agrees with themselves', () => {
  const [one] = everything
  if (one === undefined) throw new Error('an agreement is needed')
  const own = {
    ...one,
    versions: one.versions.map((each) => ({
      ...each,
      parties: each.parties.map((party) => ({ ...party, provides: true })),
    })),
  }
  const analyst = requesterOf({ role: 'analyst' })
  expect(find(ask({ controller: HARINGEY, requester: analyst, purpose: 'HRESCH' }), {}, [own])).toBe('not-met')
})

test('BTG and PATRQT are to view only', () => {
  expect(find(ask({ purpose: 'BTG', action: 'edit' }), {}, everything)).toBe('not-met')
  expect(find(ask({ purpose: 'BTG', action: 'edit', controller: HARINGEY }), {}, everything)).toBe('not-met')
  expect(find(askAsPatient({ action: 'edit' }), {}, everything)).toBe('not-met')
})

test('break-glass needs a grant of this user, this organisation and this patient that has begun and not ended', () => {
  const under = (grant: Partial<BreakGlassGrant>) =>
    find(ask({ purpose: 'BTG' }), { grants: [{ ...GRANT, ...grant }] }, everything)
  expect(under({})).toBe('met')
  expect(under({ period: { start: NOW, end: NOW + 1 } })).toBe('met')
  expect(find(ask({ purpose: 'BTG' }), { grants: [] }, everything)).toBe('not-met')
  expect(under({ userId: 'user-2' })).toBe('not-met')
  expect(under({ issuer: 'https://another.example' })).toBe('not-met')
  expect(under({ organisation: CROYDON })).toBe('not-met')
  expect(under({ patient: OTHER_PATIENT })).toBe('not-met')
  expect(under({ period: { start: NOW - HOUR, end: NOW } })).toBe('not-met')
  expect(under({ period: { start: NOW + 1, end: NOW + HOUR } })).toBe('not-met')
})

test('break-glass with a grant never stands in for an agreement', () => {
  expect(find(ask({ purpose: 'BTG' }), { grants: [GRANT] }, [])).toBe('not-met')
  expect(find(ask({ purpose: 'BTG' }), { grants: [GRANT] }, [agreement({ purposes: ['TREAT', 'ETREAT'] })])).toBe(
    'not-met',
  )
})

test('break-glass never reaches a very restricted record, which TREAT may', () => {
  const record = recordOf({ classes: ['V'] })
  expect(find(ask({ purpose: 'BTG', record }), {}, everything)).toBe('not-met')
  expect(find(ask({ record }), {}, everything)).toBe('met')
})

test('the own record is met for the patient alone', () => {
  expect(find(askAsPatient())).toBe('met')
  expect(find(askAsPatient({ patient: OTHER_PATIENT }))).toBe('not-met')
})

test('an agreement never serves a patient or a proxy', () => {
  const posing = { organisation: HARINGEY, patient: OTHER_PATIENT }
  expect(find(askAsPatient(posing), {}, everything)).toBe('not-met')
  expect(find(askAsProxy(posing), {}, everything)).toBe('not-met')
})

test("a proxy's recorded right meets it, never for a sensitive record nor with restricted demographics", () => {
  expect(find(askAsProxy(), child)).toBe('met')
  expect(find(askAsProxy({ action: 'edit' }), child)).toBe('not-met')
  expect(find(askAsProxy({ purpose: 'TREAT' }), child)).toBe('not-met')
  expect(find(askAsProxy({ record: recordOf({ classes: ['HIV'] }) }), child)).toBe('not-met')
  expect(find(askAsProxy(), { ...child, demographicsFlag: 'restricted' })).toBe('not-met')
})

test("a proxy's right ends at 16, by its period, by withdrawal, and reaches nobody else", () => {
  expect(find(askAsProxy(), { ...child, patientBirthDate: '2010-11-22' })).toBe('not-met')
  expect(find(askAsProxy(), { ...child, patientBirthDate: null })).toBe('not-met')
  for (const change of [
    { withdrawn: true },
    { mayView: false },
    { proxy: OTHER_PATIENT },
    { patient: OTHER_PATIENT },
    { period: { start: undefined, end: NOW } },
  ]) {
    expect(find(askAsProxy(), { ...child, proxyRights: [{ ...right, ...change }] })).toBe('not-met')
  }
})
