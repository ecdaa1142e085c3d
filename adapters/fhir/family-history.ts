import type { FamilyHistoryContent, FamilyMemberCondition } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull } from './concept.ts'
import { readDate } from './dates.ts'
import { isObject, items, type Json, text } from './json.ts'
import { readNotes } from './notes.ts'
import type { Reading } from './reading.ts'
import { labelsOf } from './security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const FAMILY_HISTORY_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'patient',
  'relationship',
  'bornPeriod',
  'note',
])

const onsetOf = (condition: Json): string | null => {
  const stated = text(condition['onsetString'])
  if (stated !== null) return stated
  const age = condition['onsetAge']
  if (isObject(age) && age['value'] !== undefined)
    return `aged ${age['value']} ${text(age['unit']) ?? text(age['code']) ?? ''}`.trim()
  const period = condition['onsetPeriod']
  return isObject(period) ? text(period['start']) : null
}

const readConditions = (value: unknown, reading: Reading): readonly FamilyMemberCondition[] => {
  const conditions: FamilyMemberCondition[] = []
  for (const condition of items(value)) {
    if (!isObject(condition)) continue
    conditions.push({
      concept: readConcept(condition['code'], reading),
      outcome: readConceptOrNull(condition['outcome'], reading),
      onset: onsetOf(condition),
    })
    readNotes(condition['note'], reading)
  }
  return conditions
}

/**
 * Reads a FamilyMemberHistory. Its concept is the first condition, or the relationship where none is told. The relative's own
 * dates (born, died) are not dates of this patient's record.
 */
export const readFamilyHistory = (r: Json, reading: Reading): FamilyHistoryContent => {
  const relationship = readConcept(r['relationship'], reading)
  const conditions = readConditions(r['condition'], reading)
  const told = readDate(r['date'], reading)
  return {
    concept: conditions[0]?.concept ?? relationship,
    status: text(r['status']),
    date: told,
    endDate: null,
    recordedDate: told,
    confidentiality: labelsOf(r['meta']),
    notes: readNotes(r['note'], reading),
    relationship,
    conditions,
  }
}
