import { type FhirDate, isFhirDate } from '../../schema/model/fhir-date.ts'

const TS = /^(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(?:(\d\d)(\d\d)?)?(?:\.\d+)?)?([+-]\d\d(?:\d\d)?)?$/

/**
 * A point in time (HL7 v3 TS, `20150622101500-0500`) as a FHIR date, as exact as it is stated: a year stays a year. An hour without minutes is its day,
 * and so is midnight to the second, which is how systems write a day that have no other way. Undefined for what is no date.
 */
export const fhirDateOf = (value: string): FhirDate | undefined => {
  const given = value.trim()
  const found = TS.exec(given)
  if (found === null) return isFhirDate(given) ? given : undefined
  const [, year = '', month, day, hour, minute, second, zone] = found
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  const time = second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}`
  const isDay = day === undefined || hour === undefined || minute === undefined || /^00:00(:00)?$/.test(time)
  const offset =
    zone === undefined ? '' : /^[+-]00(00)?$/.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`
  const whole = isDay ? date : `${date}T${time}${offset}`
  return isFhirDate(whole) ? whole : undefined
}
