import type { WrittenXml } from '../../../../adapters/xml/write-xml.ts'
import type { SourceResource } from '../../../../schema/model/record.ts'
import type { RecordType } from '../../../../schema/model/record-type.ts'
import { type Concept, concept, hl7, loinc, moment, period, snomed, timeOf, typed } from './cda-values.ts'

/** A record as R4 exchanges serve it: what a document of this London is written from. Only what the generator itself writes is looked for. */
type Told = SourceResource & {
  readonly id: string
  readonly status?: string
  readonly code?: Concept
  readonly [name: string]: unknown
}

const template = (root: string): WrittenXml => hl7('templateId', { root: `2.16.840.1.113883.10.20.22.4.${root}` })

/** The exchange's own root of ids. */
const id = (of: Told): WrittenXml =>
  hl7('id', { root: '2.16.840.1.113883.2.1.3.999.8', extension: `${of['resourceType']}-${of.id}` })

const at = <T>(value: unknown, ...path: readonly (string | number)[]): T | undefined =>
  path.reduce<unknown>(
    (found, name) =>
      found === null || found === undefined ? undefined : (found as Record<string | number, unknown>)[name],
    value,
  ) as T | undefined

const author = (recorded: string | undefined, name: string | undefined): readonly WrittenXml[] =>
  name === undefined
    ? []
    : [
        hl7(
          'author',
          {},
          hl7('time', recorded === undefined ? { nullFlavor: 'UNK' } : { value: timeOf(recorded) }),
          hl7('assignedAuthor', {}, hl7('id', { nullFlavor: 'UNK' }), hl7('assignedPerson', {}, hl7('name', {}, name))),
        ),
      ]

const related = (typeCode: string, content: WrittenXml): WrittenXml => hl7('entryRelationship', { typeCode }, content)

const observed = (templateId: string, code: WrittenXml, ...content: readonly WrittenXml[]): WrittenXml =>
  hl7(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    template(templateId),
    code,
    hl7('statusCode', { code: 'completed' }),
    ...content,
  )

const STATUS: Readonly<Record<string, readonly [code: string, display: string]>> = {
  active: ['55561003', 'Active'],
  inactive: ['73425007', 'Inactive'],
  resolved: ['413322009', 'Resolved'],
}

const statusOf = (of: Told): WrittenXml => {
  const [code, display] = STATUS[at<string>(of, 'clinicalStatus', 'coding', 0, 'code') ?? ''] ?? ['55561003', 'Active']
  return related('REFR', observed('6', loinc('code', '33999-4', 'Status'), snomed('value', code, display, 'CE')))
}

const concern = (of: Told, templateId: string, observation: WrittenXml): WrittenXml =>
  hl7(
    'act',
    { classCode: 'ACT', moodCode: 'EVN' },
    template(templateId),
    id(of),
    hl7('code', { code: 'CONC', codeSystem: '2.16.840.1.113883.5.6' }),
    hl7('statusCode', {
      code: at<string>(of, 'clinicalStatus', 'coding', 0, 'code') === 'active' ? 'active' : 'completed',
    }),
    related('SUBJ', observation),
  )

const assertion = hl7('code', { code: 'ASSERTION', codeSystem: '2.16.840.1.113883.5.4' })

const problem = (of: Told): WrittenXml =>
  concern(
    of,
    '3',
    hl7(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      template('4'),
      id(of),
      assertion,
      hl7('statusCode', { code: 'completed' }),
      ...period(at(of, 'onsetDateTime'), at(of, 'abatementDateTime')),
      concept('value', of.code, 'CD'),
      ...author(at(of, 'recordedDate'), at(of, 'recorder', 'display')),
      statusOf(of),
    ),
  )

const NONE_KNOWN = '716186003'

const allergy = (of: Told): WrittenXml => {
  const none = of.code?.coding?.some(({ code }) => code === NONE_KNOWN) === true
  const isMedicine = at<string>(of, 'category', 0) === 'medication'
  const kind: readonly [string, string] = none
    ? ['419199007', 'Allergy to substance']
    : isMedicine
      ? ['416098002', 'Allergy to drug']
      : ['426232007', 'Environmental allergy']
  const reaction = at<Concept>(of, 'reaction', 0, 'manifestation', 0)
  const severity = at<string>(of, 'reaction', 0, 'severity')
  const criticality = at<string>(of, 'criticality')
  return concern(
    of,
    '30',
    hl7(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN', negationInd: none ? 'true' : undefined },
      template('7'),
      id(of),
      assertion,
      hl7('statusCode', { code: 'completed' }),
      ...period(at(of, 'onsetDateTime'), undefined),
      snomed('value', ...kind, 'CD'),
      ...author(at(of, 'recordedDate'), at(of, 'recorder', 'display')),
      ...(none
        ? []
        : [
            hl7(
              'participant',
              { typeCode: 'CSM' },
              hl7(
                'participantRole',
                { classCode: 'MANU' },
                hl7('playingEntity', { classCode: 'MMAT' }, concept('code', of.code)),
              ),
            ),
          ]),
      statusOf(of),
      ...(reaction === undefined
        ? []
        : [
            related(
              'MFST',
              observed(
                '9',
                assertion,
                concept('value', reaction, 'CD'),
                ...(severity === undefined
                  ? []
                  : [
                      related(
                        'SUBJ',
                        observed(
                          '8',
                          hl7('code', { code: 'SEV', codeSystem: '2.16.840.1.113883.5.4' }),
                          severity === 'severe'
                            ? snomed('value', '24484000', 'Severe', 'CD')
                            : snomed('value', '255604002', 'Mild', 'CD'),
                        ),
                      ),
                    ]),
              ),
            ),
          ]),
      ...(criticality === undefined
        ? []
        : [
            related(
              'SUBJ',
              observed(
                '145',
                loinc('code', '82606-5', 'Criticality'),
                hl7('value', {
                  ...typed('CD'),
                  code: criticality === 'high' ? 'CRITH' : 'CRITL',
                  codeSystem: '2.16.840.1.113883.5.1063',
                }),
              ),
            ),
          ]),
    ),
  )
}

const MEDICINE_STATES: Readonly<Record<string, string>> = { stopped: 'aborted' }

const product = (of: Concept | undefined, ...more: readonly WrittenXml[]): WrittenXml =>
  hl7(
    'consumable',
    {},
    hl7('manufacturedProduct', { classCode: 'MANU' }, hl7('manufacturedMaterial', {}, concept('code', of), ...more)),
  )

const medicine = (of: Told): WrittenXml => {
  const sig = at<string>(of, 'dosage', 0, 'text') ?? at<string>(of, 'dosageInstruction', 0, 'text')
  const quantity = at<{ value: number; unit: string }>(of, 'dispenseRequest', 'quantity')
  const started = at<string>(of, 'effectivePeriod', 'start') ?? at<string>(of, 'authoredOn')
  return hl7(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: of['resourceType'] === 'MedicationRequest' ? 'INT' : 'EVN' },
    template('16'),
    id(of),
    hl7('statusCode', { code: MEDICINE_STATES[of.status ?? ''] ?? of.status }),
    ...period(started, at(of, 'effectivePeriod', 'end')),
    product(at<Concept>(of, 'medicationCodeableConcept') ?? at<Concept>(of, 'contained', 0, 'code')),
    ...author(
      at(of, 'dateAsserted') ?? at(of, 'authoredOn'),
      at(of, 'informationSource', 'display') ?? at(of, 'requester', 'display'),
    ),
    ...(sig === undefined
      ? []
      : [
          related(
            'COMP',
            hl7(
              'substanceAdministration',
              { classCode: 'SBADM', moodCode: 'INT' },
              template('147'),
              loinc('code', '76662-6', 'Instructions Medication'),
              hl7('text', {}, sig),
            ),
          ),
        ]),
    ...(quantity === undefined
      ? []
      : [
          related(
            'REFR',
            hl7(
              'supply',
              { classCode: 'SPLY', moodCode: 'INT' },
              template('17'),
              hl7('quantity', { value: String(quantity.value), unit: quantity.unit }),
            ),
          ),
        ]),
  )
}

const immunisation = (of: Told): WrittenXml =>
  hl7(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: 'EVN', negationInd: of.status === 'not-done' ? 'true' : 'false' },
    template('52'),
    id(of),
    hl7('statusCode', { code: 'completed' }),
    ...moment(at(of, 'occurrenceDateTime')),
    hl7('repeatNumber', { value: String(at<number>(of, 'protocolApplied', 0, 'doseNumberPositiveInt') ?? 1) }),
    concept('routeCode', at(of, 'route')),
    product(at(of, 'vaccineCode'), hl7('lotNumberText', {}, at<string>(of, 'lotNumber') ?? '')),
    ...author(at(of, 'recorded'), at(of, 'performer', 0, 'actor', 'display')),
  )

const RESULT_STATES: Readonly<Record<string, string>> = { preliminary: 'active' }

const result = (of: Told): WrittenXml =>
  hl7(
    'organizer',
    { classCode: 'BATTERY', moodCode: 'EVN' },
    template('1'),
    id(of),
    concept('code', of.code),
    hl7('statusCode', { code: RESULT_STATES[of.status ?? ''] ?? 'completed' }),
    ...moment(at(of, 'effectiveDateTime')),
    ...author(at(of, 'issued'), at(of, 'performer', 0, 'display')),
  )

const procedure = (of: Told): WrittenXml =>
  hl7(
    'procedure',
    { classCode: 'PROC', moodCode: 'EVN' },
    template('14'),
    id(of),
    concept('code', of.code),
    hl7('statusCode', { code: of.status === 'in-progress' ? 'active' : 'completed' }),
    ...moment(at(of, 'performedDateTime')),
    ...author(undefined, at(of, 'performer', 0, 'actor', 'display')),
  )

const encounter = (of: Told): WrittenXml => {
  const kind = at<Concept>(of, 'type', 0)
  const encounterClass = at<{ code: string }>(of, 'class')
  const coding = [
    ...(kind?.coding ?? []),
    ...(encounterClass === undefined
      ? []
      : [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: encounterClass.code }]),
  ]
  return hl7(
    'encounter',
    { classCode: 'ENC', moodCode: 'EVN' },
    template('49'),
    id(of),
    concept('code', { coding, ...(kind?.text === undefined ? {} : { text: kind.text }) }),
    hl7('statusCode', { code: of.status === 'in-progress' ? 'active' : 'completed' }),
    ...period(at(of, 'period', 'start'), at(of, 'period', 'end')),
    ...author(undefined, at(of, 'participant', 0, 'individual', 'display')),
  )
}

/** A section of a summary: what it is called and coded, and who writes its entries. */
export type SectionKind = {
  readonly type: RecordType
  readonly code: string
  readonly title: string
  readonly resourceTypes: readonly string[]
  readonly write: (resource: Told) => WrittenXml
}

/** The sections of a summary in their order, each with what it is made of (C-CDA 2.1). */
export const SECTIONS: readonly SectionKind[] = [
  { type: 'ALLERGY', code: '48765-2', title: 'Allergies', resourceTypes: ['AllergyIntolerance'], write: allergy },
  { type: 'CONDITION', code: '11450-4', title: 'Problems', resourceTypes: ['Condition'], write: problem },
  {
    type: 'MEDICATION',
    code: '10160-0',
    title: 'Medicines',
    resourceTypes: ['MedicationStatement', 'MedicationRequest'],
    write: medicine,
  },
  {
    type: 'IMMUNISATION',
    code: '11369-6',
    title: 'Immunisations',
    resourceTypes: ['Immunization'],
    write: immunisation,
  },
  { type: 'RESULT', code: '30954-2', title: 'Results', resourceTypes: ['DiagnosticReport'], write: result },
  { type: 'PROCEDURE', code: '47519-4', title: 'Procedures', resourceTypes: ['Procedure'], write: procedure },
  { type: 'ENCOUNTER', code: '46240-8', title: 'Encounters', resourceTypes: ['Encounter'], write: encounter },
]
