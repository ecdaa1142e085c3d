import { expect, test } from 'vitest'
import { type Subject, whose } from '../../adapters/fhir/whose.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { testNhsNumber } from './synthea.ts'

const [ours, theirs] = [testNhsNumber(1), testNhsNumber(2)]
const subject: Subject = {
  references: new Set(['Patient/1', '1', 'urn:uuid:1', 'https://exchange.example/fhir/Patient/1']),
  nhsNumbers: new Set([ours]),
  nhsNumberSystem: NHS_NUMBER_SYSTEM,
}
const number = (value: string) => ({ identifier: { system: NHS_NUMBER_SYSTEM, value } })

test.each([
  ['the patient, by a relative reference', { subject: { reference: 'Patient/1' } }, 'PATIENT'],
  ['the patient, by a reference to a version', { subject: { reference: 'Patient/1/_history/3' } }, 'PATIENT'],
  ['the patient, by a whole URL', { patient: { reference: 'https://exchange.example/fhir/Patient/1' } }, 'PATIENT'],
  ['the patient, by urn:uuid', { subject: { reference: 'urn:uuid:1' } }, 'PATIENT'],
  ['the patient, by NHS number alone', { subject: number(ours) }, 'PATIENT'],
  [
    'the patient, contained',
    { subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p', ...number(ours) }] },
    'PATIENT',
  ],
  [
    'the patient, among an appointment’s participants',
    { participant: [{ actor: { reference: 'urn:uuid:a-doctor' } }, { actor: { reference: 'Patient/1' } }] },
    'PATIENT',
  ],
  ['another, by reference', { subject: { reference: 'Patient/2' } }, 'ANOTHER'],
  [
    'another, under the same id at another server',
    { subject: { reference: 'https://elsewhere.example/fhir/Patient/1' } },
    'ANOTHER',
  ],
  [
    'another, by NHS number beside our reference',
    { subject: { reference: 'Patient/1', ...number(theirs) } },
    'ANOTHER',
  ],
  [
    'another, contained',
    { subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p', ...number(theirs) }] },
    'ANOTHER',
  ],
  ['another, by an unknown urn:uuid', { subject: { reference: 'urn:uuid:2' } }, 'ANOTHER'],
  ['another, by an appointment’s only patient', { participant: [{ actor: { reference: 'Patient/2' } }] }, 'ANOTHER'],
  ['nobody, without a subject', {}, 'UNSTATED'],
  ['nobody, with a place for its subject', { subject: { reference: 'Location/9' } }, 'UNSTATED'],
  ['nobody, with only a display', { subject: { display: 'somebody' } }, 'UNSTATED'],
])('a record is of %s', (_, resource, expected) => {
  expect(whose({ resourceType: 'Observation', ...resource }, subject)).toBe(expected)
})
