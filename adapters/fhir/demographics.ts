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

/** What a Patient resource states of who it is, to be compared with the demographics service's. */
export const demographicsOf = (patient: Json, nhsNumberSystem: string): SourceDemographics => ({
  nhsNumbers: identifiersOf(patient['identifier'], nhsNumberSystem),
  birthDate: text(patient['birthDate']),
  family: familiesOf(patient),
})
