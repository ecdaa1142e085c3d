import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { CarePlanContent } from '../../schema/model/record.ts'
import { readConcept, readConcepts, UNSTATED_CONCEPT } from './concept.ts'
import { readDate, readEnd, readStart } from './dates.ts'
import { isObject, items, type Json, text } from './json.ts'
import { readNotes } from './notes.ts'
import type { Reading } from './reading.ts'
import { labelsOf } from './security-labels.ts'

/** Members whose codes are read below, or that can hold none; activities are left out, since they hold codes of many kinds. */
export const CARE_PLAN_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'basedOn',
  'partOf',
  'replaces',
  'category',
  'subject',
  'encounter',
  'context',
  'period',
  'author',
  'contributor',
  'careTeam',
  'goal',
  'note',
])

const wordsOf = (concept: CodedConcept): string | null =>
  concept.text ?? concept.codings.find((coding) => coding.display !== null)?.display ?? null

/** An activity by reference is a record of its own, released or not for itself: the words of its reference are not this plan's to tell. */
const readActivities = (value: unknown, reading: Reading): readonly string[] => {
  const activities: string[] = []
  for (const activity of items(value)) {
    if (!isObject(activity)) continue
    const detail = isObject(activity['detail']) ? activity['detail'] : undefined
    const words = detail && (text(detail['description']) ?? wordsOf(readConcept(detail['code'], reading)))
    if (words != null) activities.push(detail?.['doNotPerform'] === true ? `Do not perform: ${words}` : words)
  }
  return activities
}

/** Reads a CarePlan. Its concept is its first category, since it has no code of its own. */
export const readCarePlan = (r: Json, reading: Reading): CarePlanContent => {
  const categories = readConcepts(r['category'], reading)
  const title = text(r['title']) ?? text(r['description'])
  return {
    concept: categories[0] ?? (title === null ? UNSTATED_CONCEPT : { codings: UNSTATED_CONCEPT.codings, text: title }),
    status: text(r['status']),
    date: readStart(r['period'], reading) ?? readDate(r['created'], reading),
    endDate: readEnd(r['period'], reading),
    recordedDate: readDate(r['created'], reading),
    confidentiality: labelsOf(r['meta']),
    notes: readNotes(r['note'], reading),
    title,
    intent: text(r['intent']),
    categories,
    activities: readActivities(r['activity'], reading),
  }
}
