import type { SourceResource } from '../../../schema/model/record.ts'
import type { Held } from '../generator/generate.ts'
import type { Told } from '../generator/telling.ts'

const LIST_PROFILE = 'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-List-1'
const SNOMED = 'http://snomed.info/sct'

/** The areas of a structured record: the list that answers each, and the resources it lists. */
const AREAS: Readonly<
  Record<string, { readonly code: string; readonly title: string; readonly lists: readonly string[] }>
> = {
  includeAllergies: {
    code: '886921000000105',
    title: 'Allergies and adverse reactions',
    lists: ['AllergyIntolerance'],
  },
  includeMedication: {
    code: '933361000000108',
    title: 'Medications and medical devices',
    lists: ['MedicationStatement', 'MedicationRequest'],
  },
  includeConsultations: { code: '1149501000000101', title: 'List of consultations', lists: ['Encounter'] },
  includeProblems: { code: '717711000000103', title: 'Problems', lists: ['Condition'] },
  includeImmunisations: { code: '1102181000000102', title: 'Immunisations', lists: ['Immunization'] },
  includeUncategorisedData: { code: '826501000000100', title: 'Miscellaneous record', lists: ['Observation'] },
  includeInvestigations: {
    code: '887191000000108',
    title: 'Investigations and results',
    lists: ['DiagnosticReport', 'Observation'],
  },
  includeReferrals: { code: '792931000000107', title: 'Outbound referral', lists: ['ReferralRequest'] },
  includeDiaryEntries: { code: '714311000000108', title: 'Patient recall administration', lists: ['ProcedureRequest'] },
}

/** Whether a parameter of this name asks for an area. */
export const isArea = (name: string): boolean => Object.hasOwn(AREAS, name)

const isLaboratory = ({ text }: Told): boolean => text.includes('"laboratory"')

/** A laboratory's values are among the investigations, all other observations in the miscellaneous record. */
const isListed = (told: Told, area: string): boolean =>
  (AREAS[area]?.lists.includes(told.resourceType) ?? false) &&
  (told.resourceType !== 'Observation' || isLaboratory(told) === (area === 'includeInvestigations'))

const hasEnded = ({ resourceType, text }: Told): boolean =>
  resourceType === 'AllergyIntolerance' && text.includes('"clinicalStatus":"resolved"')

type ListOf = { readonly id?: string; readonly code: string; readonly title: string; readonly of: string }

const list = (
  { id, code, title, of }: ListOf,
  items: readonly string[],
  more: SourceResource = {},
): SourceResource => ({
  resourceType: 'List',
  ...(id === undefined ? {} : { id }),
  meta: { profile: [LIST_PROFILE] },
  status: 'current',
  mode: 'snapshot',
  title,
  code: { coding: [{ system: SNOMED, code, display: title }] },
  subject: { reference: `Patient/${of}` },
  ...more,
  ...(items.length > 0
    ? { entry: items.map((reference) => ({ item: { reference } })) }
    : {
        emptyReason: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ListEmptyReasonCode-1',
              code: 'no-content-recorded',
              display: 'No Content Recorded',
            },
          ],
        },
        note: [{ text: 'Information not available' }],
      }),
})

const referenceTo = ({ resourceType, id }: Told): string => `${resourceType}/${id}`

/** Each consultation as the standard nests it: consultation, topic, category. */
const consultation = (told: Told, of: string): readonly SourceResource[] => {
  const encounter = { encounter: { reference: referenceTo(told) } }
  const [whole, topic, category] = [`${told.id}-C`, `${told.id}-T`, `${told.id}-H`]
  return [
    list({ id: whole, code: '325851000000107', title: 'Consultation', of }, [`List/${topic}`], encounter),
    list({ id: topic, code: '25851000000105', title: 'Topic (EHR)', of }, [`List/${category}`], encounter),
    list({ id: category, code: '24781000000107', title: 'Category (EHR)', of }, [], encounter),
  ]
}

/** An allergy that has ended stands inside its List. */
const endedAllergies = (ended: readonly Told[], of: string): string => {
  const written = JSON.stringify(
    list(
      { code: '1103671000000101', title: 'Ended allergies', of },
      ended.map(({ id }) => `#${id}`),
    ),
  )
  return ended.length === 0 ? written : `${written.slice(0, -1)},"contained":[${ended.map(({ text }) => text)}]}`
}

const areaOf = (area: string, { id, records }: Held): readonly string[] => {
  const { code = '', title = '' } = AREAS[area] ?? {}
  const listed = records.filter((told) => isListed(told, area) && !hasEnded(told))
  return [
    JSON.stringify(list({ code, title, of: id }, listed.map(referenceTo))),
    ...(area === 'includeAllergies' ? [endedAllergies(records.filter(hasEnded), id)] : []),
    ...listed.map(({ text }) => text),
    ...(area === 'includeConsultations'
      ? listed.flatMap((told) => consultation(told, id)).map((one) => JSON.stringify(one))
      : []),
  ]
}

/** Answers `$gpc.getstructuredrecord`: the patient, and for each area asked for its List and the records it lists. `stray` is a record of somebody else. */
export const structuredRecord = (held: Held, areas: readonly string[], stray: readonly Told[]): string => {
  const resources = [held.patient, ...areas.flatMap((area) => areaOf(area, held)), ...stray.map(({ text }) => text)]
  const profile = 'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-StructuredRecord-Bundle-1'
  const entries = resources.map((resource) => `{"resource":${resource}}`)
  return `{"resourceType":"Bundle","meta":{"profile":["${profile}"]},"type":"collection","entry":[${entries}]}`
}

/** Whether a record is in one of the areas. */
export const isIn = (told: Told, areas: readonly string[]): boolean => areas.some((area) => isListed(told, area))
