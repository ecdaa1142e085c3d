import type { Demographics } from '../../schema/model/demographics.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { ODS_SYSTEM, parseOdsCode } from '../../schema/model/ods-code.ts'
import { identifiersOf } from '../fhir/identifier.ts'
import { isObject, items, type Json, text } from '../fhir/json.ts'
import { labelsOf } from '../fhir/security-labels.ts'

/** The one label that says a patient is not sensitive. `R`, `V`, `REDACTED`, any other, and none at all do not say so. */
const UNRESTRICTED = 'U'

const withUse = (value: unknown, uses: readonly string[]): Json | undefined => {
  const all = items(value).filter(isObject)
  for (const use of uses) {
    const found = all.find((item) => item['use'] === use)
    if (found !== undefined) return found
  }
  return all.find((item) => item['use'] === undefined)
}

const textsOf = (value: unknown): readonly string[] =>
  items(value).filter((part): part is string => typeof part === 'string' && part !== '')

const addressOf = (patient: Json): string | null => {
  const address = withUse(patient['address'], ['home'])
  if (address === undefined) return null
  const parts = [...textsOf(address['line']), ...textsOf(address['postalCode'])]
  return parts.length === 0 ? text(address['text']) : parts.join(', ')
}

/** The postcode of the home, undefined where none is told. */
export const postcodeOf = (patient: Json): string | undefined =>
  text(withUse(patient['address'], ['home'])?.['postalCode']) ?? undefined

const numbersOf = (patient: Json): { readonly current: NhsNumber | undefined; readonly old: readonly NhsNumber[] } => {
  const identifiers = items(patient['identifier']).filter(isObject)
  const parsed = (list: readonly Json[]) =>
    identifiersOf(list, NHS_NUMBER_SYSTEM).flatMap((value) => parseNhsNumber(value) ?? [])
  const current = parsed(identifiers.filter((identifier) => identifier['use'] !== 'old'))[0]
  return {
    current: current ?? parseNhsNumber(text(patient['id']) ?? ''),
    old: parsed(identifiers.filter((identifier) => identifier['use'] === 'old')),
  }
}

/**
 * Reads a PDS Patient. Undefined when it states no NHS number that can be one. A superseded number is answered with the record of the number
 * that took its place: what was asked is then among `superseded`. Without a plain statement that the patient is not sensitive, `restricted`
 * is true: policy treats the two alike, and what is not known must not be shown.
 */
export const readDemographics = (patient: Json, asked: NhsNumber): Demographics | undefined => {
  const { current, old } = numbersOf(patient)
  if (current === undefined) return undefined
  const name = withUse(patient['name'], ['usual', 'official'])
  const others = items(patient['name'])
    .filter(isObject)
    .filter((other) => other !== name && other['use'] !== 'old' && other['use'] !== 'maiden')
    .map((other) => textsOf(other['given']))
    .filter(({ length }) => length > 0)
  const labels = labelsOf(patient['meta'])
  const practice = items(patient['generalPractitioner'])
    .filter(isObject)
    .flatMap((one) => identifiersOf(one['identifier'], ODS_SYSTEM))[0]
  return {
    nhsNumber: current,
    superseded: [...new Set(asked === current ? old : [asked, ...old])],
    birthDate: text(patient['birthDate']),
    family: name === undefined ? null : text(name['family']),
    given: name === undefined ? [] : textsOf(name['given']),
    ...(others.length === 0 ? {} : { alsoKnownAs: others }),
    gender: text(patient['gender']),
    restricted: labels.length === 0 || labels.some(({ code }) => code !== UNRESTRICTED),
    address: addressOf(patient),
    generalPractice: practice === undefined ? null : (parseOdsCode(practice) ?? null),
  }
}
