import { type FhirDate, isFhirDate } from '../../schema/model/fhir-date.ts'

const SHAPE = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\.\d{1,6})?)?)?)?)?)?([+-]\d{4})?$/

/**
 * Reads an HL7 date and time (`YYYY[MM[DD[HH[MM[SS]]]]][±ZZZZ]`) at the precision it has; null for what is none. The metadata of documents is in UTC where it
 * states no zone (IHE ITI TF-3, 4.2.3.1.7). An hour without minutes is told as a day: there is no such FHIR date.
 */
export const readDtm = (text: string | null | undefined): FhirDate | null => {
  const [, year, month, day, hour, minute, second, fraction, zone] = SHAPE.exec(text?.trim() ?? '') ?? []
  if (year === undefined) return null
  let date = year
  if (month !== undefined) date += `-${month}`
  if (day !== undefined) date += `-${day}`
  if (hour !== undefined && minute !== undefined) {
    const offset = zone === undefined || zone === '+0000' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`
    date += `T${hour}:${minute}:${second ?? '00'}${fraction ?? ''}${offset}`
  }
  return isFhirDate(date) ? date : null
}
