import type { ObservationContent, ResultContent } from '../../../schema/model/record.ts'
import type { Json } from '../resource.ts'
import { type About, notesAside } from './about.ts'
import { neededCode } from './codes.ts'
import { concept, concepts, instant, neededConcept, observed, texts, timed } from './elements.ts'

const OBSERVATION = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
]

/** Observation. */
export const writtenObservation = (told: ObservationContent, { subject, base }: About): Json => ({
  ...neededCode('status', OBSERVATION, told.status, base),
  category: concepts(told.categories),
  code: neededConcept(told.concept),
  subject,
  ...timed('effective', told.date, told.endDate),
  issued: instant(told.recordedDate),
  ...observed(told.value),
  // obs-6: why there is no value is said only where there is none.
  dataAbsentReason:
    told.value.quantity === null && told.value.concept === null && told.value.text === null
      ? concept(told.absentReason)
      : undefined,
  interpretation: concepts(told.interpretations),
  note: texts(told.notes),
  referenceRange: texts(told.referenceRanges),
  component: told.components.map((part) => ({
    code: neededConcept(part.concept),
    ...observed(part.value),
    interpretation: concepts(part.interpretations),
  })),
})

const REPORT = [
  'registered',
  'partial',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'appended',
  'cancelled',
  'entered-in-error',
  'unknown',
]

/** DiagnosticReport; of its results those that this answer holds too. */
export const writtenResult = (told: ResultContent, { subject, base, referenceTo }: About): Json => ({
  extension: notesAside(told.notes, base),
  ...neededCode('status', REPORT, told.status, base),
  category: concepts(told.categories),
  code: neededConcept(told.concept),
  subject,
  ...timed('effective', told.date, told.endDate),
  issued: instant(told.recordedDate),
  result: told.observationIds.flatMap((id) => referenceTo(id) ?? []),
  conclusion: told.conclusion,
  conclusionCode: concepts(told.conclusionCodes),
})
