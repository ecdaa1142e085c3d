import type { SourceDemographics } from '../../schema/model/demographics.ts'
import { identifiersOf } from './identifier.ts'
import { isObject, items, type Json, text } from './json.ts'

const familiesOf = (patient: Json): readonly string[] => {
  const families: string[] = []
  for (const name of items(patient['name'])) {
    const family = isObject(name) ? text(name['family']) : null
    if (family !== null) families.push(family)
  }
  return families
}

/** The given names of the name in use; of several such names all, the first stated first. A former name is no name of now. */
const givenOf = (patient: Json): readonly string[] =>
  items(patient['name'])
    .filter(isObject)
    .filter((name) => name['use'] !== 'old' && name['use'] !== 'maiden')
    .flatMap((name) => items(name['given']))
    .flatMap((given) => text(given) ?? [])

/** What a Patient resource states of who it is, to be compared with the demographics service's. */
export const demographicsOf = (patient: Json, nhsNumberSystem: string): SourceDemographics => ({
  nhsNumbers: identifiersOf(patient['identifier'], nhsNumberSystem),
  birthDate: text(patient['birthDate']),
  family: familiesOf(patient),
  given: givenOf(patient),
})
