import type { FamilyHistoryContent, FamilyMemberCondition } from '../../schema/model/record.ts'
import { descend, descendAll, type XmlElement } from '../xml/xml-element.ts'
import { conceptOf, conceptOrNull, isUnstated } from './concept.ts'
import { isKindOnly, namesAThing } from './denial.ts'
import type { Narrative } from './narrative.ts'
import { amountOf, hasTemplate, isNegated, pointOf } from './stated.ts'
import {
  codeOf,
  type EntryReader,
  NONE_STATED,
  NOTHING_WITHOUT,
  notesOf,
  recordedOf,
  related,
  UNREADABLE,
} from './statement.ts'

const AGES: ReadonlySet<string | null> = new Set(['445518008', '397659008', '29553-5'])
const DEATH = '2.16.840.1.113883.10.20.22.4.47'

const onsetOf = (observation: XmlElement): string | null => {
  const age = related(observation, 'observation').find((one) => AGES.has(codeOf(one)))
  const years = amountOf(descend(age, 'value'))
  return years === null ? pointOf(descend(observation, 'effectiveTime')) : `aged ${years.replace(/ a$/, '')}`
}

const conditionOf = (observation: XmlElement, narrative: Narrative): readonly FamilyMemberCondition[] => {
  const value = conceptOf(descend(observation, 'value'), narrative)
  if (isUnstated(value) || (isKindOnly(value) && !namesAThing(value.text))) return []
  const death = related(observation, 'observation').find((one) => hasTemplate(one, DEATH))
  return [{ concept: value, outcome: conceptOrNull(descend(death, 'value'), narrative), onset: onsetOf(observation) }]
}

/**
 * Reads a Family History Organizer (C-CDA 2.1, 3.37). Denied conditions are no history; the relative's own dates are not dates of this patient's record.
 */
export const readFamilyHistory: EntryReader = ({ entry, narrative, labels }) => {
  if (entry.name !== 'organizer') return [UNREADABLE]
  const observations = descendAll(entry, 'component', 'observation')
  const affirmed = observations.filter((one) => !isNegated(one))
  const conditions = affirmed.flatMap((one) => conditionOf(one, narrative))
  if (observations.length > 0 && affirmed.length === 0) return [NONE_STATED]
  const relationship = conceptOf(descend(entry, 'subject', 'relatedSubject', 'code'), narrative)
  const [first] = conditions
  if (first === undefined || conditions.length < affirmed.length) return [UNREADABLE]
  const content: FamilyHistoryContent = {
    concept: first.concept,
    status: 'completed',
    date: recordedOf(entry),
    endDate: null,
    recordedDate: recordedOf(entry),
    confidentiality: labels,
    notes: notesOf(entry, narrative),
    relationship,
    conditions,
  }
  return [{ type: 'FAMILY_HISTORY', content, whole: entry, without: NOTHING_WITHOUT }]
}
