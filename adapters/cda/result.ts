import type { ResultContent } from '../../schema/model/record.ts'
import { descend } from '../xml/xml-element.ts'
import { conceptOf, isUnstated } from './concept.ts'
import { categoryOf, observationsOf, readObservation, reportedStatus } from './observation.ts'
import { periodOf } from './stated.ts'
import { type EntryReader, notesOf, recordedOf, UNREADABLE } from './statement.ts'

/**
 * Reads a Result Organizer (C-CDA 2.1, 3.88): the report, and each observation of it as a record of its own, which the report refers to. A report that
 * names nothing and holds nothing that can be read is not one.
 */
export const readResult: EntryReader = (statement) => {
  const { entry, narrative, labels, sourceId } = statement
  const categories = [categoryOf('laboratory')]
  if (entry.name === 'observation') return [readObservation(entry, statement, categories)]
  if (entry.name !== 'organizer') return [UNREADABLE]
  const found = observationsOf(entry)
  const observations = found.map((one) => readObservation(one, statement, categories, entry))
  const concept = conceptOf(descend(entry, 'code'), narrative)
  const told = observations.filter((one) => 'type' in one)
  if (isUnstated(concept) && told.length === 0) return [UNREADABLE]
  const { start, end } = periodOf(descend(entry, 'effectiveTime'))
  const content: ResultContent = {
    concept,
    status: reportedStatus(entry),
    date: start ?? told.map((one) => one.content.date).find((date) => date !== null) ?? null,
    endDate: end,
    recordedDate: recordedOf(entry),
    confidentiality: labels,
    notes: notesOf(entry, narrative),
    categories: [],
    conclusion: null,
    conclusionCodes: [],
    observationIds: observations.flatMap((one, at) => ('type' in one ? [sourceId(at + 1)] : [])),
  }
  return [{ type: 'RESULT', content, whole: entry, without: new Set(found) }, ...observations]
}
