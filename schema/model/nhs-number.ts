import type { Branded } from './branded.ts'

/** Ten digits whose last is the modulus 11 check digit (NHS Data Dictionary, NHS NUMBER). */
export type NhsNumber = Branded<string, 'NhsNumber'>

/** The identifier system of NHS numbers in FHIR. */
export const NHS_NUMBER_SYSTEM = 'https://fhir.nhs.uk/Id/nhs-number'

const checkDigit = (nineDigits: string): number => {
  let sum = 0
  for (let i = 0; i < 9; i++) sum += (10 - i) * (nineDigits.charCodeAt(i) - 48)
  const digit = 11 - (sum % 11)
  return digit === 11 ? 0 : digit
}

/** Reads an NHS number as people write it (spaces and hyphens between the groups); undefined when it is none. */
export const parseNhsNumber = (text: string): NhsNumber | undefined => {
  if (text.length > 20) return undefined
  const digits = text.replaceAll(/[ -]/g, '')
  if (!/^\d{10}$/.test(digits)) return undefined
  return checkDigit(digits) === digits.charCodeAt(9) - 48 ? (digits as NhsNumber) : undefined
}
