import type { AllergyContent } from '../../schema/model/record.ts'
import { readAllergy } from '../fhir/allergy.ts'
import { readDate } from '../fhir/dates.ts'
import { type Json, text } from '../fhir/json.ts'
import type { Reading } from '../fhir/reading.ts'
import { extensionsOf, partOf, statedIn } from './extension.ts'

/** Reads an AllergyIntolerance of GP Connect: one that has ended says when, and why, beside its status. */
export const readGpAllergy = (r: Json, reading: Reading): AllergyContent => {
  const content = readAllergy(r, reading)
  const ended = extensionsOf(r, 'AllergyIntoleranceEnd-1')[0]
  if (ended === undefined) return content
  const endDate = readDate(statedIn(partOf(ended, 'endDate')), reading)
  const reason = text(statedIn(partOf(ended, 'reasonEnded')))
  return {
    ...content,
    endDate: endDate ?? content.endDate,
    notes: reason === null ? content.notes : [...content.notes, `Ended: ${reason}`],
  }
}
