import type { ReferralContent } from '../../schema/model/record.ts'
import { childrenOf, descend } from '../xml/xml-element.ts'
import { conceptOf, conceptsOf, isUnstated, wordsOf } from './concept.ts'
import { periodOf, stateOf } from './stated.ts'
import { type EntryReader, NOTHING_WITHOUT, notesOf, recordedOf, relatedBy, UNREADABLE } from './statement.ts'

/** Reads a Patient Referral Act (C-CDA 2.1, 3.74). */
export const readReferral: EntryReader = ({ entry, narrative, labels }) => {
  if (entry.name !== 'act') return [UNREADABLE]
  const concept = conceptOf(descend(entry, 'code'), narrative)
  const reasons = conceptsOf(
    relatedBy(entry, 'RSON', 'observation').flatMap((one) => childrenOf(one, 'value')),
    narrative,
  )
  if (isUnstated(concept) && reasons.length === 0) return [UNREADABLE]
  const { start, end } = periodOf(descend(entry, 'effectiveTime'))
  const state = stateOf(entry)
  const content: ReferralContent = {
    concept,
    status: state === 'nullified' ? 'entered-in-error' : state,
    date: start ?? recordedOf(entry),
    endDate: end,
    recordedDate: recordedOf(entry),
    confidentiality: labels,
    notes: notesOf(entry, narrative),
    intent: 'order',
    priority: wordsOf(conceptOf(descend(entry, 'priorityCode'), narrative)),
    categories: [],
    reasons,
  }
  return [{ type: 'REFERRAL', content, whole: entry, without: NOTHING_WITHOUT }]
}
