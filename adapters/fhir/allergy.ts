import type { AllergyContent, AllergyReaction } from '../../schema/model/record.ts'
import { readConcept, readConcepts, readStatusCode } from './concept.ts'
import { readDate, readEnd, readStart } from './dates.ts'
import { isObject, items, type Json, text } from './json.ts'
import { statesNoneKnown } from './none-known.ts'
import { readNotes, readTexts } from './notes.ts'
import type { Reading } from './reading.ts'
import { labelsOf } from './security-labels.ts'

const NO_REACTIONS: readonly AllergyReaction[] = []

const readReactions = (value: unknown, reading: Reading): readonly AllergyReaction[] => {
  const given = items(value)
  if (given.length === 0) return NO_REACTIONS
  const reactions: AllergyReaction[] = []
  for (const reaction of given) {
    if (!isObject(reaction)) continue
    reactions.push({
      manifestations: readConcepts(reaction['manifestation'], reading),
      severity: text(reaction['severity']),
      onset: readDate(reaction['onset'], reading),
    })
  }
  return reactions
}

/** Members whose codes are read below, or that can hold none. */
export const ALLERGY_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'clinicalStatus',
  'verificationStatus',
  'category',
  'code',
  'patient',
  'encounter',
  'recorder',
  'asserter',
  'note',
  'onsetPeriod',
])

/** Reads an AllergyIntolerance; STU3 says `assertedDate` where R4 says `recordedDate`. */
export const readAllergy = (r: Json, reading: Reading): AllergyContent => {
  const concept = readConcept(r['code'], reading)
  const verificationStatus = readStatusCode(r['verificationStatus'])
  return {
    concept,
    // A record entered in error has no clinical status, and must not look like one that merely states none.
    status:
      readStatusCode(r['clinicalStatus']) ?? (verificationStatus === 'entered-in-error' ? verificationStatus : null),
    date: readDate(r['onsetDateTime'], reading) ?? readStart(r['onsetPeriod'], reading),
    endDate: readEnd(r['onsetPeriod'], reading),
    recordedDate: readDate(r['recordedDate'] ?? r['assertedDate'], reading),
    confidentiality: labelsOf(r['meta']),
    notes: readNotes(r['note'], reading),
    noneKnown: statesNoneKnown(concept),
    verificationStatus,
    kind: text(r['type']),
    categories: readTexts(r['category'], 'code'),
    criticality: text(r['criticality']),
    reactions: readReactions(r['reaction'], reading),
    lastOccurrence: readDate(r['lastOccurrence'], reading),
  }
}
