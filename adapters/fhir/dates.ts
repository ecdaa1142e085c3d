import { type FhirDate, isFhirDate } from '../../schema/model/fhir-date.ts'
import { isObject } from './json.ts'
import type { Reading } from './reading.ts'

/** Reads a date or dateTime, partial ones as they are, and notes it as one of the record's; null where none can be read. */
export const readDate = (value: unknown, reading: Reading): FhirDate | null => {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || !isFhirDate(value)) {
    reading.hasUnreadableDate = true
    return null
  }
  reading.dates.push(value)
  return value
}

/** The start of a Period. */
export const readStart = (period: unknown, reading: Reading): FhirDate | null =>
  isObject(period) ? readDate(period['start'], reading) : null

/** The end of a Period. */
export const readEnd = (period: unknown, reading: Reading): FhirDate | null =>
  isObject(period) ? readDate(period['end'], reading) : null
