import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import { holdsRecord, readOne } from './reading-one.ts'

const UK_CORE = '../shared/corpora/uk-core-r4/examples-json'
const present = existsSync(UK_CORE)
if (!present) console.log('uk-core-r4 is not here: its examples are skipped')

const examples: readonly (SourceResource & { readonly resourceType: string; readonly id: string })[] = present
  ? readdirSync(UK_CORE).map((file) => JSON.parse(readFileSync(`${UK_CORE}/${file}`, 'utf8')))
  : []

/** What describes, frames or schedules records and is none itself: read along where a record refers to it, and never a telling. */
const NO_RECORDS: readonly string[] = [
  'AuditEvent',
  'BodyStructure',
  'Bundle',
  'CareTeam',
  'Communication',
  'Composition',
  'Consent',
  'Device',
  'EpisodeOfCare',
  'HealthcareService',
  'ImagingStudy',
  'List',
  'Location',
  'Medication',
  'MessageHeader',
  'OperationOutcome',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'Questionnaire',
  'QuestionnaireResponse',
  'RelatedPerson',
  'RequestGroup',
  'Schedule',
  'Slot',
  'Specimen',
  'Subscription',
  'Task',
]

/** It refers to its medicine by the `urn:uuid:` of a message that is not among the examples: told as partial, as it must be. */
const MEDICINE_NOT_HERE = 'Extension-UKCore-MedicationChangeSummary-Example'

/** Members that hold no clinical code: what the record is kept under, whose it is, and its own status. */
const NOT_CLINICAL = new Set([
  'meta',
  'text',
  'identifier',
  'masterIdentifier',
  'clinicalStatus',
  'verificationStatus',
  'securityLabel',
])

const codesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(codesIn)
  const part = value as SourceResource
  const own =
    typeof part['code'] === 'string' && typeof part['system'] === 'string' && part['value'] === undefined
      ? [`${part['system']}|${part['code']}`]
      : []
  return [...own, ...Object.entries(part).flatMap(([name, inner]) => (NOT_CLINICAL.has(name) ? [] : codesIn(inner)))]
}

/** The source's main concept of a record, found without the adapter's own reading. */
const conceptIn = (resource: SourceResource): unknown =>
  resource['code'] ??
  resource['vaccineCode'] ??
  resource['medicationCodeableConcept'] ??
  (resource['resourceType'] === 'DocumentReference' ? resource['type'] : undefined)

const records = examples.filter(holdsRecord)
const along = examples.filter((resource) => !holdsRecord(resource))

describe.skipIf(!present)('the 215 examples of UK Core', () => {
  test('are all here, and each is of a type that is read or of one that is known to hold no record', () => {
    expect(examples).toHaveLength(215)
    expect([...new Set(along.map(({ resourceType }) => resourceType))].sort()).toEqual(NO_RECORDS)
    console.log(
      `UK Core: ${records.length} examples read as records, ${along.length} of ${NO_RECORDS.length} types that hold none`,
    )
  })

  test.each(records.map((resource) => [resource.resourceType, resource.id, resource] as const))(
    '%s %s is read without loss',
    (type, id, resource) => {
      const before = structuredClone(resource)
      const { telling, partial } = readOne(resource, along)
      expect(telling.original).toEqual(before)
      expect(telling.sourceId).toBe(`${type}/${id}`)
      expect(partial).toBe(id === MEDICINE_NOT_HERE)
      for (const code of codesIn(before)) expect(telling.codes).toContain(code)
      const stated = conceptIn(before) as
        | { coding?: { system?: string; code?: string; display?: string }[]; text?: string }
        | undefined
      if (stated === undefined) return
      const expected: CodedConcept = {
        codings: (stated.coding ?? []).map(({ system = null, code = null, display = null }) => ({
          system,
          code,
          display,
        })),
        text: stated.text ?? null,
      }
      if (resource.resourceType !== 'FamilyMemberHistory') expect(telling.content.concept).toEqual(expected)
    },
  )

  test('hold the one statement that no allergy is known, and it is told as that', () => {
    const stating = records
      .filter((resource) => resource.resourceType === 'AllergyIntolerance')
      .filter((resource) => (readOne(resource).telling.content as { noneKnown?: boolean }).noneKnown)
    expect(stating.length).toBeGreaterThan(0)
    for (const { id } of stating) expect(id).toMatch(/No.*Allerg/i)
  })
})
