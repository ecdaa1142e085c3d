import type { CodedConcept, Coding, Quantity } from '../../../schema/model/coded-concept.ts'
import { type FhirDate, isFhirDate } from '../../../schema/model/fhir-date.ts'
import type { ObservedValue } from '../../../schema/model/record.ts'
import type { Json } from '../resource.ts'

/** Where FHIR demands an element and the exchange did not say: said to be not known, and never made up. */
export const NOT_KNOWN: Json = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
}

const clean = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

/** An absolute URI without white space, as FHIR demands of a system. */
const uri = (text: string | null): string | undefined =>
  text !== null && /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text) ? text : undefined

/** Coding. */
export const coding = ({ system, code, display }: Coding): Json => ({
  system: uri(system),
  code: code === null ? undefined : clean(code),
  display: display ?? undefined,
})

/** Coding of an element that FHIR demands. */
export const neededCoding = (told: Coding | null): Json =>
  told === null || (told.code === null && told.display === null) ? NOT_KNOWN : coding(told)

const isUnsaid = ({ codings, text }: CodedConcept): boolean =>
  text === null && codings.every(({ code, display }) => code === null && display === null)

/** CodeableConcept; undefined where nothing is said. */
export const concept = (told: CodedConcept | null): Json | undefined =>
  told === null || isUnsaid(told) ? undefined : { coding: told.codings.map(coding), text: told.text ?? undefined }

/** CodeableConcept of an element that FHIR demands. */
export const neededConcept = (told: CodedConcept | null): Json => concept(told) ?? NOT_KNOWN

/** A list of CodeableConcept. */
export const concepts = (told: readonly CodedConcept[]): readonly Json[] =>
  told.map(concept).filter((one) => one !== undefined)

/** Quantity. The unit is as it was told; a code without its system would say nothing. */
export const quantity = (told: Quantity | null): Json | undefined =>
  told === null || (told.value === null && told.unit === null && told.code === null)
    ? undefined
    : {
        value: told.value ?? undefined,
        unit: told.unit ?? told.code ?? undefined,
        comparator: ['<', '<=', '>=', '>'].includes(told.comparator ?? '') ? told.comparator : undefined,
      }

const WITH_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/

/** A dateTime as R4 takes it: a time has seconds and a zone, and is left out where its zone is not known. */
export const dateTime = (told: FhirDate | null): string | undefined => {
  if (told === null || !isFhirDate(told)) return undefined
  const [, day, time, seconds = ':00', zone] = WITH_TIME.exec(told) ?? []
  if (day === undefined) return told
  return zone === undefined ? day : `${day}T${time}${seconds}${zone}`
}

/** An instant: a dateTime that is whole; undefined for any other. */
export const instant = (told: FhirDate | null): string | undefined => {
  const whole = dateTime(told)
  return whole?.includes('T') ? whole : undefined
}

/** Period. */
export const period = (start: FhirDate | null, end: FhirDate | null): Json | undefined =>
  start === null && end === null ? undefined : { start: dateTime(start), end: dateTime(end) }

/** `name`DateTime, or `name`Period where an end is told. */
export const timed = (name: string, start: FhirDate | null, end: FhirDate | null): Json =>
  end === null ? { [`${name}DateTime`]: dateTime(start) } : { [`${name}Period`]: period(start, end) }

/** What holds nothing but a text: annotations, dosages, reference ranges. */
export const texts = (told: readonly string[]): readonly Json[] => told.map((text) => ({ text }))

/** `value[x]` of an observation. */
export const observed = ({ quantity: amount, concept: told, text }: ObservedValue): Json => {
  const measured = quantity(amount)
  if (measured !== undefined) return { valueQuantity: measured }
  const said = concept(told)
  return said === undefined ? { valueString: text ?? undefined } : { valueCodeableConcept: said }
}
