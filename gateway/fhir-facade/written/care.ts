import type {
  AlertContent,
  AppointmentContent,
  CarePlanContent,
  EncounterContent,
  FamilyHistoryContent,
  ProcedureContent,
  ReferralContent,
} from '../../../schema/model/record.ts'
import type { Json } from '../resource.ts'
import { type About, notesAside } from './about.ts'
import { codeIn, neededCode } from './codes.ts'
import {
  concept,
  concepts,
  dateTime,
  instant,
  NOT_KNOWN,
  neededCoding,
  neededConcept,
  period,
  texts,
  timed,
} from './elements.ts'

const EVENT = [
  'preparation',
  'in-progress',
  'not-done',
  'on-hold',
  'stopped',
  'completed',
  'entered-in-error',
  'unknown',
]
const REQUEST = ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']
const NOT_TO_BE_DONE = 'Do not perform: '

const forbidden = (words: readonly string[]): boolean => words.some((text) => text.startsWith(NOT_TO_BE_DONE))

/** Procedure. */
export const writtenProcedure = (told: ProcedureContent, { subject, base }: About): Json => ({
  ...neededCode('status', EVENT, told.status, base),
  category: concept(told.category),
  code: neededConcept(told.concept),
  subject,
  ...timed('performed', told.date, told.endDate),
  reasonCode: concepts(told.reasons),
  bodySite: concepts(told.bodySites),
  outcome: concept(told.outcome),
  note: texts(told.notes),
})

const ENCOUNTER = [
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
  'unknown',
]

/** Encounter. */
export const writtenEncounter = (told: EncounterContent, { subject, base }: About): Json => ({
  extension: notesAside(told.notes, base),
  ...neededCode('status', ENCOUNTER, told.status, base),
  class: neededCoding(told.encounterClass),
  type: concepts([told.concept]),
  subject,
  period: period(told.date, told.endDate),
  reasonCode: concepts(told.reasons),
  serviceProvider: { display: told.serviceProvider },
})

/** CarePlan; an activity that is not to be done says so as FHIR does. */
export const writtenCarePlan = (told: CarePlanContent, { subject, base }: About): Json => ({
  ...neededCode('status', REQUEST, told.status, base),
  ...neededCode('intent', ['proposal', 'plan', 'order', 'option'], told.intent, base),
  category: concepts(told.categories),
  title: told.title,
  subject,
  period: period(told.date, told.endDate),
  created: dateTime(told.recordedDate),
  activity: told.activities.map((words) => ({
    detail: {
      status: 'unknown',
      description: words,
      doNotPerform: forbidden([words]) ? true : undefined,
    },
  })),
  note: texts(told.notes),
})

/** Flag. */
export const writtenAlert = (told: AlertContent, { subject, base }: About): Json => ({
  extension: notesAside(told.notes, base),
  ...neededCode('status', ['active', 'inactive', 'entered-in-error'], told.status, base),
  category: concepts(told.categories),
  code: neededConcept(told.concept),
  subject,
  period: period(told.date, told.endDate),
})

const APPOINTMENT = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
  'checked-in',
  'waitlist',
]

/** Appointment: R4 wants both ends of it to the second (app-2, app-3), and what is less exact stands in `requestedPeriod`. */
export const writtenAppointment = (told: AppointmentContent, { subject, base }: About): Json => {
  const [start, end] = [instant(told.date), instant(told.endDate)]
  return {
    ...neededCode('status', APPOINTMENT, told.status, base),
    serviceType: concepts(told.serviceTypes),
    appointmentType: told.serviceTypes.includes(told.concept) ? undefined : concept(told.concept),
    reasonCode: concepts(told.reasons),
    description: told.description,
    ...(start === undefined ? { _start: NOT_KNOWN } : { start }),
    ...(end === undefined ? { _end: NOT_KNOWN } : { end }),
    requestedPeriod:
      start === undefined || (end === undefined && told.endDate !== null)
        ? [period(told.date, told.endDate)]
        : undefined,
    created: dateTime(told.recordedDate),
    comment: told.notes.join('\n'),
    participant: [{ actor: subject, _status: NOT_KNOWN }],
  }
}

const SERVICE_INTENT = [
  'proposal',
  'plan',
  'directive',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
]

/** ServiceRequest. */
export const writtenReferral = (told: ReferralContent, { subject, base }: About): Json => ({
  ...neededCode('status', REQUEST, told.status, base),
  ...neededCode('intent', SERVICE_INTENT, told.intent, base),
  doNotPerform: forbidden(told.notes) ? true : undefined,
  priority: codeIn(['routine', 'urgent', 'asap', 'stat'], told.priority),
  category: concepts(told.categories),
  code: concept(told.concept),
  subject,
  authoredOn: dateTime(told.recordedDate ?? told.date),
  occurrencePeriod: told.endDate === null ? undefined : period(null, told.endDate),
  reasonCode: concepts(told.reasons),
  note: texts(told.notes),
})

/** FamilyMemberHistory. */
export const writtenFamilyHistory = (told: FamilyHistoryContent, { subject, base }: About): Json => ({
  ...neededCode('status', ['partial', 'completed', 'entered-in-error', 'health-unknown'], told.status, base),
  patient: subject,
  date: dateTime(told.date),
  relationship: neededConcept(told.relationship),
  note: texts(told.notes),
  condition: told.conditions.map(({ concept: what, outcome, onset }) => ({
    code: neededConcept(what),
    outcome: concept(outcome),
    onsetString: onset,
  })),
})
