import type { RecordType } from '../../schema/model/record-type.ts'
import { attribute, childrenOf, descend, type XmlElement } from '../xml/xml-element.ts'
import { readAdvanceDirectives } from './advance-directive.ts'
import { readAllergies } from './allergy.ts'
import { readEncounter } from './encounter.ts'
import { readFamilyHistory } from './family-history.ts'
import { readImmunisation } from './immunisation.ts'
import { readMedicinesGiven, readMedicinesTaken } from './medication.ts'
import { readObservations } from './observation.ts'
import { readProblems } from './problem.ts'
import { readProcedure } from './procedure.ts'
import { readReferral } from './referral.ts'
import { readResult } from './result.ts'
import { stated } from './stated.ts'
import type { EntryReader } from './statement.ts'
import { isTriageEntry, readTriage } from './triage.ts'

/** How a section is read: entry by entry, or as one plan made of all its entries. `type` is whose list is not whole where an entry is not read. */
export type SectionReader =
  | { readonly by: 'ENTRY'; readonly type: RecordType; readonly read: EntryReader }
  | { readonly by: 'PLAN'; readonly type: 'CARE_PLAN' }

const entries = (type: RecordType, read: EntryReader): SectionReader => ({ by: 'ENTRY', type, read })
const PLAN: SectionReader = { by: 'PLAN', type: 'CARE_PLAN' }

const ALLERGIES = entries('ALLERGY', readAllergies)
const PROBLEMS = entries('CONDITION', readProblems)
const TAKEN = entries('MEDICATION', readMedicinesTaken)
const GIVEN = entries('MEDICATION', readMedicinesGiven)
const IMMUNISATIONS = entries('IMMUNISATION', readImmunisation)
const RESULTS = entries('RESULT', readResult)
const VITAL_SIGNS = entries('OBSERVATION', readObservations('vital-signs'))
const SOCIAL_HISTORY = entries('OBSERVATION', readObservations('social-history'))
const SURVEY = entries('OBSERVATION', readObservations('survey'))
const EXAM = entries('OBSERVATION', readObservations('exam'))
const PROCEDURES = entries('PROCEDURE', readProcedure)
const ENCOUNTERS = entries('ENCOUNTER', readEncounter)
const FAMILY_HISTORY = entries('FAMILY_HISTORY', readFamilyHistory)
const DIRECTIVES = entries('ALERT', readAdvanceDirectives)
const TRIAGE = entries('OBSERVATION', readTriage)
const REFERRALS = entries('REFERRAL', readReferral)

/** By the code of the section: LOINC (C-CDA) and SNOMED CT (ITK, PRSB headings). */
const BY_CODE: ReadonlyMap<string, SectionReader> = new Map([
  ['48765-2', ALLERGIES],
  ['886921000000105', ALLERGIES],
  ['11450-4', PROBLEMS],
  ['11348-0', PROBLEMS],
  ['46241-6', PROBLEMS],
  ['11535-2', PROBLEMS],
  ['10219-4', PROBLEMS],
  ['10218-6', PROBLEMS],
  ['55109-3', PROBLEMS],
  ['887151000000100', PROBLEMS],
  ['10160-0', TAKEN],
  ['10183-2', TAKEN],
  ['42346-7', TAKEN],
  ['933361000000108', TAKEN],
  ['29549-3', GIVEN],
  ['29556-8', GIVEN],
  ['11369-6', IMMUNISATIONS],
  ['30954-2', RESULTS],
  ['8716-3', VITAL_SIGNS],
  ['29762-2', SOCIAL_HISTORY],
  ['47420-5', SURVEY],
  ['10190-7', SURVEY],
  ['29545-1', EXAM],
  ['10210-3', EXAM],
  ['47519-4', PROCEDURES],
  ['46264-8', PROCEDURES],
  ['46240-8', ENCOUNTERS],
  ['10157-6', FAMILY_HISTORY],
  ['42348-3', DIRECTIVES],
  ['42349-1', REFERRALS],
  ['18776-5', PLAN],
  ['51847-2', PLAN],
  ['61146-7', PLAN],
  ['75310-3', PLAN],
  ['69730-0', PLAN],
  ['62387-6', PLAN],
])

/** By the template of a section that has no code of its own. */
const BY_TEMPLATE: ReadonlyMap<string, SectionReader> = new Map(
  (
    [
      ['2.6', ALLERGIES],
      ['2.6.1', ALLERGIES],
      ['2.5', PROBLEMS],
      ['2.5.1', PROBLEMS],
      ['2.20', PROBLEMS],
      ['2.1', TAKEN],
      ['2.1.1', TAKEN],
      ['2.11', TAKEN],
      ['2.11.1', TAKEN],
      ['2.38', GIVEN],
      ['2.2', IMMUNISATIONS],
      ['2.2.1', IMMUNISATIONS],
      ['2.3', RESULTS],
      ['2.3.1', RESULTS],
      ['2.4', VITAL_SIGNS],
      ['2.4.1', VITAL_SIGNS],
      ['2.17', SOCIAL_HISTORY],
      ['2.14', SURVEY],
      ['2.56', SURVEY],
      ['2.7', PROCEDURES],
      ['2.7.1', PROCEDURES],
      ['2.23', PROCEDURES],
      ['2.22', ENCOUNTERS],
      ['2.22.1', ENCOUNTERS],
      ['2.15', FAMILY_HISTORY],
      ['2.21', DIRECTIVES],
      ['2.21.1', DIRECTIVES],
      ['2.10', PLAN],
      ['2.60', PLAN],
      ['2.58', PLAN],
      ['2.45', PLAN],
    ] as const
  ).map(([template, reader]) => [`2.16.840.1.113883.10.20.22.${template}`, reader]),
)

/** Who reads a section; undefined for one that holds no records known here, or says nothing of what it holds. */
export const readerOf = (section: XmlElement): SectionReader | undefined => {
  const byCode = BY_CODE.get(stated(descend(section, 'code'), 'code') ?? '')
  if (byCode !== undefined) return byCode
  for (const template of childrenOf(section, 'templateId')) {
    const byTemplate = BY_TEMPLATE.get(attribute(template, 'root') ?? '')
    if (byTemplate !== undefined) return byTemplate
  }
  // NHS 111 puts all its entries into one section that says nothing of itself.
  if (childrenOf(section, 'entry').some(isTriageEntry)) return TRIAGE
  return undefined
}
