import { expect, test } from 'vitest'
import { showableOriginal } from '../../../gateway/disclosure/original.ts'

const released = new Set(['Encounter/1'])

const resource = {
  resourceType: 'Condition',
  id: 'c',
  text: { status: 'generated', div: '<div>everything</div>' },
  subject: { reference: 'Patient/p', display: 'ADEYEMI, Grace' },
  encounter: { reference: 'Encounter/1', display: 'released' },
  evidence: [
    {
      detail: [
        { reference: 'Observation/9', display: 'withheld' },
        { reference: 'https://elsewhere.example/fhir/Observation/9/_history/2', display: 'withheld too' },
      ],
    },
  ],
  recorder: { reference: 'Practitioner/d', display: 'Dr A' },
  extension: [
    {
      url: 'https://example.org/x',
      valueReference: { reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', display: 'cannot be told' },
    },
  ],
  asserter: { type: 'Observation', identifier: { value: '9' }, display: 'by identifier' },
  contained: [
    { resourceType: 'Organization', id: 'o', name: 'A practice', text: { status: 'generated', div: '<div>org</div>' } },
    { resourceType: 'Observation', id: 'inner', code: { text: 'withheld' } },
  ],
  note: [
    { text: 'kept', authorReference: { reference: '#o' } },
    { text: 'kept too', authorReference: { reference: '#inner' } },
  ],
}

test('an original loses what belongs to records that were not released, and keeps all else', () => {
  expect(showableOriginal(resource, released, false, false)).toEqual({
    resourceType: 'Condition',
    id: 'c',
    subject: resource.subject,
    encounter: resource.encounter,
    evidence: [{ detail: [] }],
    recorder: resource.recorder,
    extension: [{ url: 'https://example.org/x' }],
    contained: [{ resourceType: 'Organization', id: 'o', name: 'A practice' }],
    note: [{ text: 'kept', authorReference: { reference: '#o' } }, { text: 'kept too' }],
  })
})

test('narrative is shown only where the decision was unconditional', () => {
  expect(showableOriginal(resource, released, true, false)).toHaveProperty('text')
  expect(showableOriginal(resource, released, true, false)).toHaveProperty('contained.0.text')
})

test('the original itself is never changed in place', () => {
  const before = JSON.stringify(resource)
  showableOriginal(resource, new Set(), false, false)
  expect(JSON.stringify(resource)).toBe(before)
})

test('of a restricted patient neither narrative nor a contained person is shown', () => {
  const shown = showableOriginal(
    { ...resource, contained: [{ resourceType: 'Patient', id: 'me', address: [{ city: 'London' }] }] },
    released,
    true,
    true,
  )
  expect(shown).not.toHaveProperty('text')
  expect(shown).not.toHaveProperty('contained')
})

test('an entry of a clinical document is shown as XML, its narrative only where the decision was unconditional, and of a restricted patient neither', () => {
  const entry = { resourceType: 'ClinicalDocumentEntry', id: 'e', xml: '<act/>', text: 'Told in confidence' }
  expect(showableOriginal(entry, released, true, false)).toEqual(entry)
  expect(showableOriginal(entry, released, false, false)).toEqual({
    resourceType: entry.resourceType,
    id: 'e',
    xml: '<act/>',
  })
  expect(showableOriginal(entry, released, true, true)).toEqual({ resourceType: entry.resourceType, id: 'e' })
})
