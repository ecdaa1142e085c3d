import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { ImmunisationContent } from '../../schema/model/record.ts'
import { readConcept } from '../fhir/concept.ts'
import { readDate } from '../fhir/dates.ts'
import type { Json } from '../fhir/json.ts'
import type { Reading } from '../fhir/reading.ts'
import { readImmunisation } from '../fhir-stu3/immunisation.ts'
import { valuesOf } from './extension.ts'

const isUnknown = ({ codings, text }: CodedConcept): boolean =>
  text === null && codings.every(({ system }) => (system ?? '').endsWith('/NullFlavor'))

/** Reads an Immunization of GP Connect: GP systems code the vaccination, and leave the vaccine's own code unknown. */
export const readGpImmunisation = (r: Json, reading: Reading): ImmunisationContent => {
  const content = readImmunisation(r, reading)
  const procedure = valuesOf(r, 'VaccinationProcedure-1')[0]
  return {
    ...content,
    concept: procedure !== undefined && isUnknown(content.concept) ? readConcept(procedure, reading) : content.concept,
    recordedDate: readDate(valuesOf(r, 'DateRecorded-1')[0], reading),
  }
}
