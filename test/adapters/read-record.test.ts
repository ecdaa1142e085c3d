import { describe, expect, test } from 'vitest'
import { NOT_UNDERSTOOD } from '../../adapters/fhir/modifier-extension.ts'
import { ODS_SYSTEM } from '../../schema/model/ods-code.ts'
import type {
  AlertContent,
  AllergyContent,
  MedicationContent,
  ObservationContent,
  SourceResource,
} from '../../schema/model/record.ts'
import { readOne } from './reading-one.ts'

const SNOMED = 'http://snomed.info/sct'
const concept = (code: string, display?: string) => ({ coding: [{ system: SNOMED, code, display }] })
const condition = (more: SourceResource): SourceResource => ({
  resourceType: 'Condition',
  id: '1',
  subject: { reference: 'Patient/1' },
  code: concept('38341003'),
  ...more,
})
const allergy = (more: SourceResource): SourceResource => ({
  resourceType: 'AllergyIntolerance',
  id: '1',
  patient: { reference: 'Patient/1' },
  ...more,
})

describe('a record with a modifier extension that is not understood', () => {
  const modified = allergy({
    code: concept('716186003'),
    clinicalStatus: concept('active'),
    verificationStatus: concept('confirmed'),
    modifierExtension: [{ url: 'https://example.org/negated', valueBoolean: true }],
  })

  test('is kept, says so, and claims neither status nor that none is known', () => {
    const { telling, partial } = readOne(modified)
    expect(partial).toBe(true)
    expect(telling.original).toBe(modified)
    expect(telling.content).toMatchObject({
      status: null,
      verificationStatus: null,
      noneKnown: false,
      notes: [NOT_UNDERSTOOD],
    })
  })

  test('is read plainly where the exchange declares the modifier harmless', () => {
    const { telling, partial } = readOne(modified, [], { understoodModifiers: ['https://example.org/negated'] })
    expect(partial).toBe(false)
    expect((telling.content as AllergyContent).noneKnown).toBe(true)
  })

  test('is recognised however deep it lies', () => {
    const deep = allergy({
      code: concept('1'),
      reaction: [{ manifestation: [concept('2')], modifierExtension: [{ url: 'https://example.org/x' }] }],
    })
    expect(readOne(deep).partial).toBe(true)
  })
})

describe('the dates of a record', () => {
  test('stay partial when they are partial', () => {
    expect(
      readOne(condition({ onsetDateTime: '2015', abatementDateTime: '2016-03', recordedDate: '2016-03-02' })).telling,
    ).toMatchObject({
      dates: ['2015', '2016-03', '2016-03-02'],
      content: { date: '2015', endDate: '2016-03', recordedDate: '2016-03-02' },
    })
  })

  test('are none when one of them cannot be read, so that a dated denial always matches', () => {
    expect(readOne(condition({ onsetDateTime: '03/02/2015', recordedDate: '2016' })).telling).toMatchObject({
      dates: [],
      content: { date: null, recordedDate: '2016' },
    })
  })
})

test.each([
  ['an extension of the resource', { extension: [{ url: 'x', valueCodeableConcept: concept('111') }] }],
  [
    'an extension of a coding',
    {
      code: {
        coding: [
          { system: SNOMED, code: '1', extension: [{ url: 'x', valueCoding: { system: SNOMED, code: '111' } }] },
        ],
      },
    },
  ],
  ['a contained resource', { contained: [{ resourceType: 'Observation', code: concept('111') }] }],
  ['evidence', { evidence: [{ code: [concept('111')] }] }],
  ['a member nobody has heard of', { stage2030: { nested: [{ summary: concept('111') }] } }],
])('a code in %s is among the codes that are judged', (_, more) => {
  expect(readOne(condition(more)).telling.codes).toContain(`${SNOMED}|111`)
})

describe('the medicine of a record', () => {
  const request = (more: SourceResource): SourceResource => ({
    resourceType: 'MedicationRequest',
    id: '1',
    status: 'active',
    intent: 'order',
    ...more,
  })
  const amoxicillin = { resourceType: 'Medication', id: 'm', code: concept('372687004', 'Amoxicillin') }

  test.each([
    ['contained', request({ contained: [amoxicillin], medicationReference: { reference: '#m' } }), []],
    [
      'come along',
      request({ medicationReference: { reference: 'https://exchange.example/fhir/Medication/m' } }),
      [amoxicillin],
    ],
  ])('is read when it is %s', (_, resource, along) => {
    expect(readOne(resource, along)).toMatchObject({
      partial: false,
      telling: { content: { concept: { codings: [{ code: '372687004' }] } } },
    })
  })

  test('is what came along first, whatever comes under its name later: read again, the record says the same', () => {
    const another = { ...amoxicillin, code: concept('324252006', 'Azithromycin') }
    const linked = request({ medicationReference: { reference: 'Medication/m' } })
    expect(readOne(linked, [amoxicillin, another])).toEqual(readOne(linked, [amoxicillin]))
  })

  test('leaves the record partial, and shown by its display, when it is not there', () => {
    expect(
      readOne(request({ medicationReference: { reference: 'Medication/gone', display: 'a medicine' } })),
    ).toMatchObject({ partial: true, telling: { content: { concept: { text: 'a medicine' } } } })
  })

  test('that is not to be given says so first', () => {
    const { notes } = readOne(
      request({ doNotPerform: true, medicationCodeableConcept: concept('1'), note: [{ text: 'ask first' }] }),
    ).telling.content as MedicationContent
    expect(notes).toEqual([expect.stringContaining('not to be given'), 'ask first'])
  })
})

test.each([
  [
    'valueQuantity',
    { value: 5.5, unit: 'mmol/L' },
    { quantity: { value: 5.5, unit: 'mmol/L', comparator: null, code: null }, concept: null, text: null },
  ],
  ['valueString', 'trace', { quantity: null, concept: null, text: 'trace' }],
  ['valueBoolean', false, { quantity: null, concept: null, text: 'false' }],
  ['valueInteger', 0, { quantity: null, concept: null, text: '0' }],
  [
    'valueRange',
    { low: { value: 1, unit: 'g' }, high: { value: 2, unit: 'g' } },
    { quantity: null, concept: null, text: '1 g to 2 g' },
  ],
  [
    'valueRatio',
    { numerator: { value: 1 }, denominator: { value: 128 } },
    { quantity: null, concept: null, text: '1 : 128' },
  ],
])('an observation’s %s is told', (member, value, told) => {
  const { content } = readOne({
    resourceType: 'Observation',
    id: '1',
    status: 'final',
    code: concept('1'),
    [member]: value,
  }).telling
  expect((content as ObservationContent).value).toEqual(told)
})

test.each([
  ['by code', { code: concept('450476008') }, true],
  [
    'by its words under a local code',
    { code: { coding: [{ system: 'urn:local', code: 'X' }], text: 'DNACPR in place' } },
    true,
  ],
  ['as no such decision', { code: concept('225915006', 'Lives alone') }, false],
])('an alert is recognised as a resuscitation decision: %s', (_, more, resuscitation) => {
  expect(
    (readOne({ resourceType: 'Flag', id: '1', status: 'active', ...more }).telling.content as AlertContent)
      .resuscitation,
  ).toBe(resuscitation)
})

test('an allergy entered in error has that for its status, since it can have no other', () => {
  expect(readOne(allergy({ verificationStatus: concept('entered-in-error') })).telling.content.status).toBe(
    'entered-in-error',
  )
})

describe('the data controller of a record', () => {
  const tagged = condition({
    meta: { tag: [{ system: ODS_SYSTEM, code: 'RRV' }], source: 'urn:nhs:ods:RAL#7' },
    managingOrganization: { identifier: { system: ODS_SYSTEM, value: 'RQX' } },
  })

  test.each([
    [['meta.tag', 'meta.source'], 'RRV'],
    [['meta.source', 'meta.tag'], 'RAL'],
    [['custodian', 'managingOrganization'], 'RQX'],
    [['extension:https://example.org/custodian'], undefined],
  ])('is read in the declared order: %j', (custody, code) => {
    expect(readOne(tagged, [], { custody }).telling.custodian).toBe(code)
  })

  test('is read through the organisation that came along', () => {
    const along = [{ resourceType: 'Organization', id: 'o', identifier: [{ system: ODS_SYSTEM, value: 'RJ1' }] }]
    expect(readOne(condition({ custodian: { reference: 'Organization/o' } }), along).telling.custodian).toBe('RJ1')
  })

  test('is read through the role of who recorded it', () => {
    const along = [
      { resourceType: 'PractitionerRole', id: 'r', organization: { reference: 'Organization/o' } },
      { resourceType: 'Organization', id: 'o', identifier: [{ system: ODS_SYSTEM, value: 'RJ1' }] },
    ]
    expect(
      readOne(condition({ recorder: { reference: 'PractitionerRole/r' } }), along, {
        custody: ['recorder.organization'],
      }).telling.custodian,
    ).toBe('RJ1')
  })
})
