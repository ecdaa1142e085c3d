import { describe, expect, test } from 'vitest'
import { type ProxyRightDraft, type ProxyRightFacts, proxyRightFaults } from '../../policies/proxy-right-faults.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { NOW, PATIENT, PROXY } from './world.ts'

const born = (years: number): string =>
  `${new Date(NOW).getUTCFullYear() - years}${new Date(NOW - 86_400_000).toISOString().slice(4, 10)}`

const PARENT: ProxyRightDraft = {
  ground: 'PARENTAL_RESPONSIBILITY',
  patientLacksCapacity: false,
  period: { start: undefined, end: undefined },
  evidence: 'BIRTH_CERTIFICATE',
  reference: undefined,
  familyName: 'O’Brien-Ángel',
  birthDate: born(40),
}
const ATTORNEY: ProxyRightDraft = {
  ...PARENT,
  ground: 'ATTORNEY',
  patientLacksCapacity: true,
  evidence: 'LASTING_POWER_OF_ATTORNEY',
  reference: '7000-1234-5678',
}
const DEPUTY: ProxyRightDraft = {
  ...ATTORNEY,
  ground: 'DEPUTY',
  evidence: 'COURT_OF_PROTECTION_ORDER',
  reference: 'COP 12/345.T',
}
const CHILD: ProxyRightFacts = {
  now: NOW,
  patient: [PATIENT],
  patientBirthDate: born(9),
  proxy: { nhsNumber: PROXY, family: 'OBRIEN ANGEL', birthDate: born(40) },
  held: [],
}
const ADULT: ProxyRightFacts = { ...CHILD, patientBirthDate: born(80) }
const person = (rest: Partial<NonNullable<ProxyRightFacts['proxy']>>): ProxyRightFacts => ({
  ...CHILD,
  proxy: { nhsNumber: PROXY, family: 'OBRIEN ANGEL', birthDate: born(40), ...rest },
})
const unmatched = ['PROXY_NOT_MATCHED proxy']

describe('a right to act for another', () => {
  test.each<[string, ProxyRightDraft, ProxyRightFacts, readonly string[]]>([
    ['of a parent over a child', PARENT, CHILD, []],
    ['of an attorney over an adult who lacks capacity', ATTORNEY, ADULT, []],
    ['of a deputy', DEPUTY, ADULT, []],
    ['of nobody who is known', PARENT, { ...CHILD, proxy: undefined }, unmatched],
    ['of somebody with no family name', PARENT, person({ family: null }), unmatched],
    ['of somebody with another family name', PARENT, person({ family: 'Angel' }), unmatched],
    ['of somebody with another birth date', PARENT, person({ birthDate: born(41) }), unmatched],
    ['of the patient', PARENT, person({ nhsNumber: PATIENT }), ['PROXY_IS_THE_PATIENT proxy']],
    [
      'of the patient under another of their numbers',
      PARENT,
      { ...CHILD, patient: [PATIENT, PROXY] },
      ['PROXY_IS_THE_PATIENT proxy'],
    ],
    ['of a parent of 16 over their child', { ...PARENT, birthDate: born(16) }, person({ birthDate: born(16) }), []],
    [
      'of an attorney of 17',
      { ...ATTORNEY, birthDate: born(17) },
      { ...ADULT, proxy: { nhsNumber: PROXY, family: 'O’Brien-Angel', birthDate: born(17) } },
      ['PROXY_TOO_YOUNG proxy'],
    ],
    [
      'of a deputy whose birth date is a year alone',
      { ...DEPUTY, birthDate: '1980' },
      { ...ADULT, proxy: { nhsNumber: PROXY, family: 'O’Brien-Angel', birthDate: '1980' } },
      ['PROXY_TOO_YOUNG proxy'],
    ],
    ['of a parent over somebody of 15', PARENT, { ...CHILD, patientBirthDate: born(15) }, []],
    [
      'of a parent over somebody of 16',
      PARENT,
      { ...CHILD, patientBirthDate: born(16) },
      ['GROUND_NOT_FOR_AGE ground'],
    ],
    [
      'of an attorney over somebody of 17',
      ATTORNEY,
      { ...ADULT, patientBirthDate: born(17) },
      ['GROUND_NOT_FOR_AGE ground'],
    ],
    ['over somebody whose age is not known', PARENT, { ...CHILD, patientBirthDate: null }, ['AGE_NOT_KNOWN ground']],
    [
      'of an attorney over an adult not recorded as lacking capacity',
      { ...ATTORNEY, patientLacksCapacity: false },
      ADULT,
      ['CAPACITY_NOT_RECORDED patientLacksCapacity'],
    ],
    ['shown by the wrong paper', { ...ATTORNEY, evidence: 'COURT_ORDER' }, ADULT, ['EVIDENCE_NOT_FOR_GROUND evidence']],
    [
      'by an order without its number',
      { ...PARENT, evidence: 'COURT_ORDER' },
      CHILD,
      ['REFERENCE_MISSING evidenceReference'],
    ],
    ['whose number is words', { ...PARENT, reference: 'see <notes>' }, CHILD, ['REFERENCE_UNCLEAR evidenceReference']],
    [
      'whose number is an NHS number',
      { ...PARENT, reference: `NHS ${PATIENT.slice(0, 3)} ${PATIENT.slice(3, 6)}-${PATIENT.slice(6)}` },
      CHILD,
      ['REFERENCE_UNCLEAR evidenceReference'],
    ],
    ['that ends later', { ...PARENT, period: { start: undefined, end: NOW + 1 } }, CHILD, []],
    ['that has ended', { ...PARENT, period: { start: undefined, end: NOW } }, CHILD, ['PERIOD_IS_PAST period']],
    [
      'that ends before it begins',
      { ...PARENT, period: { start: NOW + 2, end: NOW + 1 } },
      CHILD,
      ['PERIOD_ENDS_BEFORE_IT_BEGINS period'],
    ],
    ['that is there already', PARENT, { ...CHILD, held: ['PARENTAL_RESPONSIBILITY'] }, ['ALREADY_A_PROXY ground']],
    ['beside one on another ground', DEPUTY, { ...ADULT, held: ['ATTORNEY'] }, []],
  ])('%s', (_, draft, facts, expected) => {
    expect(proxyRightFaults(draft, facts).map(({ code, field }) => `${code} ${field}`)).toEqual(expected)
  })

  test('every part of it is judged at once', () => {
    const draft = { ...ATTORNEY, patientLacksCapacity: false, evidence: 'BIRTH_CERTIFICATE' as const, reference: '?' }
    const codes = proxyRightFaults(draft, { ...CHILD, patient: [PROXY as NhsNumber] }).map(({ code }) => code)
    expect(codes).toEqual([
      'PROXY_IS_THE_PATIENT',
      'GROUND_NOT_FOR_AGE',
      'CAPACITY_NOT_RECORDED',
      'EVIDENCE_NOT_FOR_GROUND',
      'REFERENCE_UNCLEAR',
    ])
  })
})
