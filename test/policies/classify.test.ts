import { expect, test } from 'vitest'
import { classesOf } from '../../policies/classes.ts'
import { classify } from '../../policies/classify.ts'
import type { Coding } from '../../schema/model/coded-concept.ts'

const NO_SETS = new Map<string, Set<string>>()
const label = (system: string | null, code: string | null): Coding => ({ system, code, display: null })
const labelled = (...confidentiality: Coding[]) =>
  classify({ codes: [], dates: [], content: { confidentiality } }, NO_SETS)
const R4 = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const STU3 = 'http://hl7.org/fhir/v3/ActCode'

test('a record without a label or a code that is configured has no class', () => {
  expect(labelled()).toEqual({ classes: [], dates: [], notForPatient: false })
})

test.each([R4, STU3, 'urn:oid:2.16.840.1.113883.5.4', null])(
  'NOPAT of %s withholds from the patient, and is no class',
  (system) => {
    expect(labelled(label(system, 'NOPAT'))).toEqual({ classes: [], dates: [], notForPatient: true })
  },
)

test.each([R4, STU3])('a sensitivity of %s is a class', (system) => {
  expect(labelled(label(system, 'STD'), label(system, 'HIV'), label(system, 'HIV')).classes).toEqual(['HIV', 'STD'])
})

test('R and V are classes, the lower confidentialities are none', () => {
  const system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
  expect(labelled(...['U', 'L', 'M', 'N'].map((code) => label(system, code))).classes).toEqual([])
  expect(labelled(label(system, 'V'), label(system, 'r')).classes).toEqual(['R', 'V'])
})

test('a label that cannot be read restricts; one that says why a record was made does not', () => {
  expect(labelled(label(R4, 'NOT-A-CODE')).classes).toEqual(['UNLISTED'])
  expect(labelled(label(null, null)).classes).toEqual(['UNLISTED'])
  expect(labelled(label('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'HTEST')).classes).toEqual([])
})

test('configured exclusion sets are classes, by codes of the record', () => {
  const sets = new Map([
    ['SCR_EXCLUSION', new Set(['snomed|1', 'snomed|2'])],
    ['RCGP', new Set(['snomed|2'])],
  ])
  const of = (...codes: string[]) => classify({ codes, dates: ['2020'], content: { confidentiality: [] } }, sets)
  expect([of('snomed|1').classes, of('snomed|2').classes, of('snomed|3').classes]).toEqual([
    ['SCR_EXCLUSION'],
    ['RCGP', 'SCR_EXCLUSION'],
    [],
  ])
  expect(of('snomed|3').dates).toEqual(['2020'])
  expect(classesOf(sets)).toEqual(expect.arrayContaining(['HIV', 'R', 'V', 'UNLISTED', 'SCR_EXCLUSION', 'RCGP']))
})
