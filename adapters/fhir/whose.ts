import { identifiersOf } from './identifier.ts'
import { isObject, items, type Json } from './json.ts'
import { referenceOf, typeAndId } from './reference.ts'

/** Whose record it is: the patient's asked for, another person's, or it does not say. */
export type Whose = 'PATIENT' | 'ANOTHER' | 'UNSTATED'

/** The patient asked for: every spelling of a reference to them, and the NHS numbers the exchange keeps them under. */
export type Subject = {
  readonly references: ReadonlySet<string>
  readonly nhsNumbers: ReadonlySet<string>
  readonly nhsNumberSystem: string
}

const byIdentifier = (identifier: unknown, subject: Subject): Whose => {
  const numbers = identifiersOf(identifier, subject.nhsNumberSystem)
  if (numbers.length === 0) return 'UNSTATED'
  return numbers.every((number) => subject.nhsNumbers.has(number)) ? 'PATIENT' : 'ANOTHER'
}

const byContained = (resource: Json, id: string, subject: Subject): Whose => {
  for (const part of items(resource['contained'])) {
    if (isObject(part) && part['id'] === id && part['resourceType'] === 'Patient')
      return byIdentifier(part['identifier'], subject)
  }
  return 'UNSTATED'
}

const byReference = (value: unknown, resource: Json, subject: Subject): Whose => {
  const reference = referenceOf(value)
  const named =
    isObject(value) && value['identifier'] !== undefined ? byIdentifier(value['identifier'], subject) : 'UNSTATED'
  if (reference === null || named === 'ANOTHER') return named
  if (subject.references.has(reference)) return 'PATIENT'
  if (reference.startsWith('#')) return byContained(resource, reference.slice(1), subject)
  const unversioned = reference.replace(/\/_history\/[^/]+$/, '')
  if (unversioned !== reference && subject.references.has(unversioned)) return 'PATIENT'
  // A group, a device or a place is nobody; what cannot be told from a patient is another patient.
  const goal = typeAndId(reference)
  return goal === undefined || goal.startsWith('Patient/') ? 'ANOTHER' : named
}

/** A patient among several participants: ours if one of them is. */
const byParticipants = (value: unknown, resource: Json, subject: Subject): Whose => {
  let whose: Whose = 'UNSTATED'
  for (const participant of items(value)) {
    const actor = isObject(participant) ? participant['actor'] : undefined
    if (actor === undefined) continue
    const one = byReference(actor, resource, subject)
    if (one === 'PATIENT') return one
    // Most participants are no patients; only what is plainly one counts as another.
    if (one === 'ANOTHER' && (referenceOf(actor) === null || typeAndId(referenceOf(actor) ?? '') !== undefined))
      whose = one
  }
  return whose
}

/** Tells whose record a resource says it is: by `patient`, `subject`, or (an appointment) its participants. */
export const whose = (resource: Json, subject: Subject): Whose => {
  const stated = resource['patient'] ?? resource['subject']
  if (stated !== undefined) return byReference(stated, resource, subject)
  return resource['participant'] === undefined ? 'UNSTATED' : byParticipants(resource['participant'], resource, subject)
}
