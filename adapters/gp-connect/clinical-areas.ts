import type { RecordType } from '../../schema/model/record-type.ts'

/** The clinical areas of Access Record Structured 1.5, by the names of their parameters. */
export const CLINICAL_AREAS = [
  'includeAllergies',
  'includeMedication',
  'includeConsultations',
  'includeProblems',
  'includeImmunisations',
  'includeUncategorisedData',
  'includeInvestigations',
  'includeReferrals',
  'includeDiaryEntries',
] as const

export type ClinicalArea = (typeof CLINICAL_AREAS)[number]

/** The record types an area holds: what is asked for them, and what is not whole where the area's own list is not. */
export const TYPES_OF_AREA: Readonly<Record<ClinicalArea, readonly RecordType[]>> = {
  includeAllergies: ['ALLERGY'],
  includeMedication: ['MEDICATION'],
  includeConsultations: ['ENCOUNTER'],
  includeProblems: ['CONDITION'],
  includeImmunisations: ['IMMUNISATION'],
  includeUncategorisedData: ['OBSERVATION'],
  // A laboratory's values are in its reports, and nowhere else.
  includeInvestigations: ['RESULT', 'OBSERVATION'],
  includeReferrals: ['REFERRAL'],
  includeDiaryEntries: ['REFERRAL'],
}

/** The list that answers an area, by its SNOMED CT code: one that does not come leaves the area unanswered. */
export const AREA_OF_LIST: ReadonlyMap<string, ClinicalArea> = new Map([
  ['886921000000105', 'includeAllergies'],
  ['933361000000108', 'includeMedication'],
  ['1149501000000101', 'includeConsultations'],
  ['717711000000103', 'includeProblems'],
  ['1102181000000102', 'includeImmunisations'],
  ['826501000000100', 'includeUncategorisedData'],
  ['887191000000108', 'includeInvestigations'],
  ['792931000000107', 'includeReferrals'],
  ['714311000000108', 'includeDiaryEntries'],
])

/** Whether a record type can be asked for at all, where these areas are offered: documents have a service of their own. */
export const isCarried = (type: RecordType, offered: readonly ClinicalArea[]): boolean =>
  type === 'DOCUMENT' || offered.some((area) => TYPES_OF_AREA[area].includes(type))

/** Whether an area that holds this type too is not offered: its list can then never be whole. */
export const isCarriedInPart = (type: RecordType, offered: readonly ClinicalArea[]): boolean =>
  CLINICAL_AREAS.some((area) => TYPES_OF_AREA[area].includes(type) && !offered.includes(area))

/** The areas to ask for, for these record types and no others, of those that the provider answers about. */
export const areasFor = (types: readonly RecordType[], offered: readonly ClinicalArea[]): readonly ClinicalArea[] =>
  offered.filter((area) => TYPES_OF_AREA[area].some((type) => types.includes(type)))
