import { NHS_NUMBER_SYSTEM, type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { cannotServe, type Refusal } from './outcome.ts'

/** The patient that a question names: by the id that was given for them, by NHS number, or by the id of one of their records. */
export type NamedPatient =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'number'; readonly number: NhsNumber }
  | { readonly by: 'record'; readonly id: string }

/** `system|value`, the system being that of NHS numbers; a bare value is refused: it could be a number of any kind. */
export const readIdentifier = (value: string): NhsNumber | Refusal => {
  const [system, number = '', ...more] = value.split('|')
  if (system !== NHS_NUMBER_SYSTEM || more.length > 0)
    return cannotServe('not-supported', `Patients are known here by NHS number alone: "${NHS_NUMBER_SYSTEM}|…".`)
  return parseNhsNumber(number) ?? cannotServe('value', 'That is not a valid NHS number.')
}

const REFERENCE = /^(?:(?:https?:\/\/[^?#]{1,400}\/)?Patient\/)?([A-Za-z0-9.-]{1,64})$/

const BY_REFERENCE: ReadonlySet<string> = new Set(['patient', 'patient:Patient'])
const BY_SUBJECT: ReadonlySet<string> = new Set(['subject', 'subject:Patient'])
const BY_IDENTIFIER: ReadonlySet<string> = new Set([
  'patient.identifier',
  'patient:identifier',
  'patient:Patient.identifier',
])
const BY_SUBJECT_IDENTIFIER: ReadonlySet<string> = new Set([
  'subject:identifier',
  'subject:Patient.identifier',
  'subject.identifier',
])

/** The patient that this parameter names; undefined where it is another parameter. */
export const readPatient = (name: string, value: string, hasSubject: boolean): NamedPatient | Refusal | undefined => {
  if (BY_REFERENCE.has(name) || (hasSubject && BY_SUBJECT.has(name))) {
    const id = REFERENCE.exec(value)?.[1]
    return id === undefined
      ? cannotServe('value', `The value of "${name.split(':', 1)[0]}" is no reference to a patient.`)
      : { by: 'id', id }
  }
  if (BY_IDENTIFIER.has(name) || (hasSubject && BY_SUBJECT_IDENTIFIER.has(name))) {
    const number = readIdentifier(value)
    return typeof number === 'string' ? { by: 'number', number } : number
  }
  return undefined
}
