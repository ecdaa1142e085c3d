import type { AllergyContent } from '../../../schema/model/record.ts'
import type { Json } from '../resource.ts'
import type { About } from './about.ts'
import { codeIn, isInError, termIn } from './codes.ts'
import { dateTime, NOT_KNOWN, neededConcept, texts, timed } from './elements.ts'

const VERIFICATION = ['unconfirmed', 'confirmed', 'refuted', 'entered-in-error']

/** AllergyIntolerance. Invariants ait-1 and ait-2: a clinical status, unless it was entered in error, and then none. */
export const writtenAllergy = (told: AllergyContent, { subject }: About): Json => {
  const isError = isInError(told.verificationStatus) || isInError(told.status)
  return {
    clinicalStatus: isError
      ? undefined
      : (termIn('allergyintolerance-clinical', ['active', 'inactive', 'resolved'], told.status) ?? NOT_KNOWN),
    verificationStatus: termIn(
      'allergyintolerance-verification',
      VERIFICATION,
      isError ? 'entered-in-error' : told.verificationStatus,
    ),
    type: codeIn(['allergy', 'intolerance'], told.kind),
    category: told.categories.filter((one) => ['food', 'medication', 'environment', 'biologic'].includes(one)),
    criticality: codeIn(['low', 'high', 'unable-to-assess'], told.criticality),
    code: neededConcept(told.concept),
    patient: subject,
    ...timed('onset', told.date, told.endDate),
    recordedDate: dateTime(told.recordedDate),
    lastOccurrence: dateTime(told.lastOccurrence),
    note: texts(told.notes),
    reaction: told.reactions.map(({ manifestations, severity, onset }) => ({
      manifestation: manifestations.length === 0 ? [NOT_KNOWN] : manifestations.map(neededConcept),
      severity: codeIn(['mild', 'moderate', 'severe'], severity),
      onset: dateTime(onset),
    })),
  }
}
