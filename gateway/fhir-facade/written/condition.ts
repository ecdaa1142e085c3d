import type { ConditionContent } from '../../../schema/model/record.ts'
import type { Json } from '../resource.ts'
import type { About } from './about.ts'
import { codeIn, isInError, termIn } from './codes.ts'
import { concept, concepts, dateTime, NOT_KNOWN, neededConcept, period, texts } from './elements.ts'

const CLINICAL = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved']
const VERIFICATION = ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error']
/** What may have ended (con-4). */
const OVER: ReadonlySet<string | undefined> = new Set(['inactive', 'remission', 'resolved'])

/** Condition. Invariants con-4 and con-5: what has abated is no longer active, and what was entered in error has no clinical status. */
export const writtenCondition = (told: ConditionContent, { subject }: About): Json => {
  const isError = isInError(told.verificationStatus) || isInError(told.status)
  const hasAbated = !isError && OVER.has(codeIn(CLINICAL, told.status))
  const onset =
    told.endDate === null || hasAbated
      ? { onsetDateTime: dateTime(told.date) }
      : { onsetPeriod: period(told.date, told.endDate) }
  return {
    clinicalStatus: isError ? undefined : (termIn('condition-clinical', CLINICAL, told.status) ?? NOT_KNOWN),
    verificationStatus: termIn(
      'condition-ver-status',
      VERIFICATION,
      isError ? 'entered-in-error' : told.verificationStatus,
    ),
    category: concepts(told.categories),
    severity: concept(told.severity),
    code: neededConcept(told.concept),
    bodySite: concepts(told.bodySites),
    subject,
    ...onset,
    abatementDateTime: hasAbated ? dateTime(told.endDate) : undefined,
    recordedDate: dateTime(told.recordedDate),
    note: texts(told.notes),
  }
}
