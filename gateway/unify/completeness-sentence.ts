import type { Completeness } from '../../schema/model/completeness.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** Each record type as people say it, many of it. */
const PLURALS = {
  ALLERGY: 'allergies',
  CONDITION: 'conditions',
  MEDICATION: 'medicines',
  IMMUNISATION: 'immunisations',
  OBSERVATION: 'observations',
  RESULT: 'results',
  PROCEDURE: 'procedures',
  ENCOUNTER: 'encounters',
  DOCUMENT: 'documents',
  CARE_PLAN: 'care plans',
  ALERT: 'alerts',
  APPOINTMENT: 'appointments',
  REFERRAL: 'referrals',
  FAMILY_HISTORY: 'family history',
} as const satisfies Record<RecordType, string>

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const tally = ({ answered, canHold }: Completeness): string =>
  canHold === 0
    ? 'no exchange was there to be asked'
    : `${answered} of the ${many(canHold, 'exchange')} that can hold them answered in full`

const perhapsMore = (completeness: Completeness): string =>
  completeness.complete ? `All is here: ${tally(completeness)}.` : `There may be more: ${tally(completeness)}.`

/** What a list says of itself, in a sentence for people. Only `NONE_KNOWN` has the words of absence. */
export const completenessSentence = (type: RecordType, completeness: Completeness): string => {
  const them = PLURALS[type]
  switch (completeness.state) {
    case 'PRESENT':
      return `Recorded ${them} are listed. ${perhapsMore(completeness)}`
    case 'CONTRADICTORY':
      return `The exchanges contradict each other about ${them}: what one lists, another denies. ${perhapsMore(completeness)}`
    case 'NONE_KNOWN':
      return `No ${them} are known: every exchange that can hold them (${completeness.canHold}) answered in full.`
    case 'NONE_AMONG_WHAT_MAY_BE_SHARED':
      return `There are no ${them} among what may be shared with you. Every exchange that can hold them (${completeness.canHold}) answered, but not everything may be shared.`
    case 'NOT_KNOWN':
      return `Whether there are ${them} is not known: ${tally(completeness)}.`
  }
}
