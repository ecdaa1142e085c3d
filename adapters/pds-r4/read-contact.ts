import { isObject, items, type Json, text } from '../fhir/json.ts'

/** Where a patient can be written to. */
export type Contact = { readonly email: string | undefined; readonly mobile: string | undefined }

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
/** A mobile number of the United Kingdom, written with or without spaces. */
const MOBILE = /^(\+44|0)7\d{9}$/

const isOver = (period: unknown, today: string): boolean => {
  const end = isObject(period) ? text(period['end']) : null
  return end !== null && end < today
}

/**
 * Reads the telecoms of a PDS Patient that hold today (`YYYY-MM-DD`). A sensitive patient has none there. One that is for emergencies alone, or is
 * no address one could write to, counts as none.
 */
export const readContact = (patient: Json, today: string): Contact => {
  const valuesOf = (system: string): readonly string[] =>
    items(patient['telecom'])
      .filter(isObject)
      .filter((one) => one['system'] === system && one['use'] !== 'old' && one['use'] !== 'temp')
      .filter((one) => !isOver(one['period'], today))
      .flatMap((one) => text(one['value']) ?? [])
  return {
    email: valuesOf('email').find((value) => EMAIL.test(value)),
    mobile: valuesOf('phone')
      .map((value) => value.replaceAll(/[\s()-]/g, ''))
      .find((value) => MOBILE.test(value)),
  }
}
