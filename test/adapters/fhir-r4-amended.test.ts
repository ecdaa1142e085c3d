import { describe, expect, test } from 'vitest'
import { parseKeepingDigits } from '../../adapters/fhir/kept-digits.ts'
import { amended } from '../../adapters/fhir-r4/writing/amended.ts'
import { additionMembers } from '../../adapters/fhir-r4/writing/draft-members.ts'
import { dosageParts, reactionDescriptions } from '../../adapters/fhir-r4/writing/repeated-members.ts'
import type { DraftOf, EditableType, RecordDraft } from '../../schema/model/record-edit.ts'

type Resource = Readonly<Record<string, unknown>>

/** The resource as it would be sent, numbers as they would be spelled. */
const written = <Type extends EditableType>(before: Resource | string, type: Type, says: DraftOf[Type]): unknown => {
  const resource = parseKeepingDigits(Buffer.from(typeof before === 'string' ? before : JSON.stringify(before)))
  const made = resource && amended(resource, { type, says } as RecordDraft)
  return made === undefined ? undefined : JSON.parse(JSON.stringify(made))
}

const SNOMED = 'http://snomed.info/sct'
const EXTENSION = [{ url: 'https://example.org/of-the-source', valueString: 'kept' }]
const RASH = { coding: [{ system: SNOMED, code: '271807003', display: 'Eruption of skin' }], text: 'Rash', id: 'a' }
const HIVES = { coding: [{ system: SNOMED, code: '126485001', display: 'Hives' }], extension: EXTENSION }
const FIRST = {
  id: 'r1',
  extension: EXTENSION,
  substance: { text: 'Amoxicillin' },
  manifestation: [RASH, HIVES],
  description: 'Within the hour',
  onset: '2019-03-02T23:30:00Z',
  severity: 'mild',
  _severity: { extension: EXTENSION },
  exposureRoute: { text: 'Oral' },
  note: [{ text: 'Seen by the ward' }],
}
const SECOND = { manifestation: [{ text: 'Swelling' }] }
const ALLERGY = {
  resourceType: 'AllergyIntolerance',
  text: { status: 'generated', div: '<div>Rash</div>' },
  extension: EXTENSION,
  criticality: 'low',
  reaction: [FIRST, SECOND],
}
const { text: _narrative, ...BARE } = ALLERGY

describe('a correction of the reactions of an allergy', () => {
  const reactions = (drafts: DraftOf['ALLERGY']['reactions']) => written(ALLERGY, 'ALLERGY', { reactions: drafts })

  test('says one part of one otherwise, and all else that its source said stays, its codes and extensions among it', () => {
    const { _severity: _aboutMild, ...first } = FIRST
    expect(reactions([{ place: 1, severity: 'severe' }])).toEqual({
      ...BARE,
      reaction: [{ ...first, severity: 'severe' }, SECOND],
    })
    expect(reactions([{ place: 1, manifestations: [{ text: 'Rash' }, { text: 'Hives' }, { text: 'Fever' }] }])).toEqual(
      {
        ...BARE,
        reaction: [{ ...FIRST, manifestation: [RASH, HIVES, { text: 'Fever' }] }, SECOND],
      },
    )
  })

  test('keeps each of two of one name with its own codes, and one that has no words to be shown by', () => {
    const coded = (code: string) => ({ coding: [{ system: SNOMED, code }], text: 'Rash' })
    const silent = { extension: EXTENSION }
    const before = { reaction: [{ manifestation: [coded('1'), silent, coded('2')] }] }
    const saying = (texts: readonly string[]) =>
      written(before, 'ALLERGY', { reactions: [{ place: 1, manifestations: texts.map((text) => ({ text })) }] })
    expect(saying(['Rash', 'Rash', 'Fever'])).toEqual({
      reaction: [{ manifestation: [coded('1'), coded('2'), { text: 'Fever' }, silent] }],
    })
    expect(saying(['Fever'])).toEqual({ reaction: [{ manifestation: [{ text: 'Fever' }, silent] }] })
  })

  test('leaves how its source describes one, which is told beforehand', () => {
    expect(reactionDescriptions(ALLERGY)).toEqual(['Within the hour', null])
  })

  test('adds one after those that are there, and takes one out, or a part of it', () => {
    const fever = { manifestations: [{ system: SNOMED, code: '386661006', text: 'Fever' }], onset: '2024-05' as never }
    expect(reactions([{ place: 2, isTakenOut: true }, fever])).toEqual({
      ...BARE,
      reaction: [
        FIRST,
        { manifestation: [{ coding: [{ system: SNOMED, code: '386661006' }], text: 'Fever' }], onset: '2024-05' },
      ],
    })
    const { severity: _severity, _severity: _about, ...rest } = FIRST
    expect(reactions([{ place: 1, takenOut: ['severity'] }])).toEqual({ ...BARE, reaction: [rest, SECOND] })
  })

  test('takes the member out with the last of them, and makes nothing of a place that is not there', () => {
    const { reaction: _reaction, ...none } = BARE
    expect(
      reactions([
        { place: 1, isTakenOut: true },
        { place: 2, isTakenOut: true },
      ]),
    ).toEqual(none)
    expect(reactions([{ place: 3, severity: 'mild' }])).toBeUndefined()
  })
})

describe('a correction of the doses of a medicine', () => {
  const STRUCTURED = `{ "timing": { "repeat": { "frequency": 2, "period": 1, "periodUnit": "d" } },
    "route": { "text": "Oral" }, "doseAndRate": [{ "doseQuantity": { "value": 1.50, "unit": "mg" } }] }`
  const MEDICINE = `{ "resourceType": "MedicationStatement", "status": "active", "dosage": [
    { "id": "silent", "extension": [{ "url": "https://example.org/x" }] },
    { "sequence": 1, "text": "One in the morning", "extension": [{ "url": "https://example.org/y" }], "patientInstruction": "One",
      "additionalInstruction": [{ "text": "With food" }], "route": { "text": "Oral" }, "doseAndRate": [{ "doseQuantity": { "value": 1 } }] },
    ${STRUCTURED}] }`
  const doses = (drafts: DraftOf['MEDICATION']['dosages']) =>
    (written(MEDICINE, 'MEDICATION', { dosages: drafts }) as { dosage: readonly unknown[] } | undefined)?.dosage
  const [silent, worded, structured] = JSON.parse(MEDICINE).dosage

  test('counts those that are told, says one otherwise, and leaves out what would say what was before', () => {
    expect(doses([{ place: 1, text: 'Two in the morning' }])).toEqual([
      silent,
      {
        sequence: 1,
        extension: worded.extension,
        additionalInstruction: worded.additionalInstruction,
        route: worded.route,
        patientInstruction: 'One',
        text: 'Two in the morning',
      },
      structured,
    ])
    // What was shown was made of the parts, the route among them.
    expect(doses([{ place: 2, text: '1.5 mg by inhaler' }])).toEqual([silent, worded, { text: '1.5 mg by inhaler' }])
  })

  test('is told beforehand what goes with other words: what its source states in parts of each that is told', () => {
    expect(dosageParts(JSON.parse(MEDICINE))).toEqual([['dose'], ['timing', 'route', 'dose']])
    const dosage = [
      { text: 'One', route: { text: 'Oral' }, patientInstruction: 'One', sequence: 1, _text: {} },
      { text: 'One', asNeededBoolean: true, maxDosePerPeriod: {}, _asNeededBoolean: {}, modifierExtension: [] },
    ]
    expect(dosageParts({ dosage })).toEqual([[], ['as needed', 'maximum dose', 'other parts']])
    expect(dosageParts({})).toEqual([])
  })

  test('keeps the route where the words for the patient alone were shown, and puts other words in their place', () => {
    const before = { dosage: [{ patientInstruction: 'One puf', route: { text: 'Inhaled' }, asNeededBoolean: true }] }
    expect(written(before, 'MEDICATION', { dosages: [{ place: 1, text: 'One puff' }] })).toEqual({
      dosage: [{ route: { text: 'Inhaled' }, text: 'One puff' }],
    })
  })

  test('adds one, takes one out, and keeps the digits of what it leaves', () => {
    expect(doses([{ place: 1, isTakenOut: true }, { text: 'One at night' }])).toEqual([
      silent,
      structured,
      { text: 'One at night' },
    ])
    const resource = parseKeepingDigits(Buffer.from(MEDICINE))
    const written = resource && amended(resource, { type: 'MEDICATION', says: { dosages: [{ text: 'One more' }] } })
    expect(JSON.stringify(written)).toContain('"value":1.50')
    expect(doses([{ place: 3, text: 'None' }])).toBeUndefined()
  })
})

describe('what a record is to say no more', () => {
  test.each([
    [
      'how dangerous an allergy is',
      'ALLERGY',
      { criticality: 'low', _criticality: {}, type: 'allergy' },
      ['criticality'],
      { type: 'allergy' },
    ],
    [
      'when an allergy began, however it is said',
      'ALLERGY',
      { onsetAge: { value: 5 }, type: 'allergy' },
      ['onset'],
      { type: 'allergy' },
    ],
    [
      'when it began, of a time that has an end',
      'ALLERGY',
      { onsetPeriod: { start: '2019', end: '2020' } },
      ['onset'],
      { onsetPeriod: { end: '2020' } },
    ],
    [
      'when a problem ended',
      'CONDITION',
      { onsetDateTime: '2019', abatementDateTime: '2020' },
      ['abatement'],
      { onsetDateTime: '2019' },
    ],
    [
      'when it ended, said as the end of when it began',
      'CONDITION',
      { onsetPeriod: { start: '2019', end: '2020' } },
      ['abatement'],
      { onsetPeriod: { start: '2019' } },
    ],
    [
      'when it ended, and not the end of when it began beside it',
      'CONDITION',
      { onsetPeriod: { start: '2019', end: '2020' }, abatementDateTime: '2022' },
      ['abatement'],
      { onsetPeriod: { start: '2019', end: '2020' } },
    ],
    [
      'when it ended, and not what its source says of its ending in another way, which was not shown',
      'CONDITION',
      { onsetPeriod: { start: '2019', end: '2020' }, abatementString: 'in his youth' },
      ['abatement'],
      { onsetPeriod: { start: '2019' }, abatementString: 'in his youth' },
    ],
    [
      'until when a medicine is taken',
      'MEDICATION',
      { effectivePeriod: { start: '2019', end: '2020' } },
      ['end'],
      { effectivePeriod: { start: '2019' } },
    ],
    [
      'since when it is taken, said as a moment',
      'MEDICATION',
      { effectiveDateTime: '2019', dosage: [{ text: 'One' }] },
      ['start'],
      { dosage: [{ text: 'One' }] },
    ],
    [
      'both ends of an alert',
      'ALERT',
      { status: 'active', period: { start: '2019', end: '2020' } },
      ['start', 'end'],
      { status: 'active' },
    ],
  ] as const)('%s', (_, type, before, takenOut, left) => {
    expect(written(before, type, { takenOut } as never)).toEqual(left)
  })
})

describe('a day that is corrected', () => {
  test.each([
    [
      'is one end of the period that its source stated',
      'CONDITION',
      { onsetPeriod: { start: '2019', end: '2020' } },
      { onset: '2018' },
      { onsetPeriod: { start: '2018', end: '2020' } },
    ],
    [
      'is the end of the period in which a problem abated',
      'CONDITION',
      { abatementPeriod: { start: '2019', end: '2020' } },
      { abatement: '2021' },
      { abatementPeriod: { start: '2019', end: '2021' } },
    ],
    [
      'keeps the moment since which a medicine is taken',
      'MEDICATION',
      { effectiveDateTime: '2019' },
      { end: '2020' },
      { effectivePeriod: { start: '2019', end: '2020' } },
    ],
    [
      'is a moment still where its source stated one, and no time that goes on',
      'MEDICATION',
      { effectiveDateTime: '2019' },
      { start: '2018' },
      { effectiveDateTime: '2018' },
    ],
    [
      'is the beginning of the time that its source stated',
      'MEDICATION',
      { effectivePeriod: { start: '2019', end: '2020' } },
      { start: '2018' },
      { effectivePeriod: { start: '2018', end: '2020' } },
    ],
    ['takes the place of an age', 'ALLERGY', { onsetAge: { value: 5 } }, { onset: '2018' }, { onsetDateTime: '2018' }],
  ] as const)('%s', (_, type, before, says, becomes) => {
    expect(written(before, type, says as never)).toEqual(becomes)
  })
})

test('another number in the same unit keeps the code of the unit, and not that it was a bound; in another unit nothing is kept', () => {
  const before = {
    valueQuantity: { value: 70, comparator: '<', unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  }
  const quantity = (unit: string) =>
    JSON.parse(JSON.stringify(written(before, 'OBSERVATION', { quantity: { value: '71', unit } } as never)))
  expect(quantity('kg')).toEqual({
    valueQuantity: { value: 71, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  })
  expect(quantity('lb')).toEqual({ valueQuantity: { value: 71, unit: 'lb' } })
})

test('what a source made of a result goes with the value that it was made of, and of no other correction', () => {
  const before = {
    status: 'preliminary',
    valueQuantity: { value: 170, unit: 'mmol/L' },
    interpretation: [{ coding: [{ code: 'HH' }] }],
    referenceRange: [{ text: '133 to 146' }],
  }
  const corrected = (says: object) => JSON.parse(JSON.stringify(written(before, 'OBSERVATION', says as never)))
  expect(corrected({ quantity: { value: '140', unit: 'mmol/L' } })).toEqual({
    status: 'preliminary',
    valueQuantity: { value: 140, unit: 'mmol/L' },
    referenceRange: [{ text: '133 to 146' }],
  })
  expect(corrected({ words: 'haemolysed' })).not.toHaveProperty('interpretation')
  expect(corrected({ status: 'final' })).toEqual({ ...before, status: 'final' })
})

describe('what a source says about a value, as that there is none, goes where the value is said', () => {
  const none = {
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
  }
  test.each([
    ['of a record', 'ALLERGY', { _criticality: none }, { criticality: 'low' }, { criticality: 'low' }],
    [
      'within a reaction',
      'ALLERGY',
      { reaction: [{ _severity: none, _onset: none }] },
      { reactions: [{ place: 1, severity: 'mild' }] },
      { reaction: [{ severity: 'mild', _onset: none }] },
    ],
    [
      'within a period',
      'ALERT',
      { period: { _start: none, _end: none } },
      { end: '2020' },
      { period: { _start: none, end: '2020' } },
    ],
    [
      'within the period of an onset',
      'CONDITION',
      { onsetPeriod: { _start: none, end: '2020' } },
      { onset: '2019' },
      { onsetPeriod: { start: '2019', end: '2020' } },
    ],
  ] as const)('%s', (_, type, before, says, becomes) => {
    expect(written(before, type, says as never)).toEqual(becomes)
  })
})

test('a new record has its reactions and its doses', () => {
  expect(
    additionMembers({
      type: 'ALLERGY',
      says: {
        reactions: [
          { manifestations: [{ text: 'Rash' }, { text: 'Fever' }], severity: 'mild' },
          { manifestations: [{ text: 'Cough' }] },
        ],
      },
    }),
  ).toMatchObject({
    reaction: [
      { manifestation: [{ text: 'Rash' }, { text: 'Fever' }], severity: 'mild' },
      { manifestation: [{ text: 'Cough' }] },
    ],
  })
  expect(
    additionMembers({ type: 'MEDICATION', says: { dosages: [{ text: 'One at night' }, { text: 'Two at noon' }] } }),
  ).toMatchObject({ dosage: [{ text: 'One at night' }, { text: 'Two at noon' }] })
})
