import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { ProcedureContent } from '../../schema/model/record.ts'
import { attribute, childrenOf, descend, descendAll, type XmlElement } from '../xml/xml-element.ts'
import { conceptOf, conceptsOf, isUnstated } from './concept.ts'
import { isInDoubt, namesAThing } from './denial.ts'
import type { Narrative } from './narrative.ts'
import { isNegated, periodOf, saying, stateOf } from './stated.ts'
import {
  type EntryReader,
  NONE_STATED,
  NOTHING_WITHOUT,
  notesOf,
  recordedOf,
  relatedBy,
  UNREADABLE,
} from './statement.ts'

const STATES: ReadonlyMap<string | null, string> = new Map([
  ['completed', 'completed'],
  ['active', 'in-progress'],
  ['aborted', 'stopped'],
  ['suspended', 'on-hold'],
  ['cancelled', 'not-done'],
  ['nullified', 'entered-in-error'],
])

const statusOf = (procedure: XmlElement, negated: boolean): string | null => {
  const state = STATES.get(stateOf(procedure)) ?? null
  if (state === 'entered-in-error') return state
  if (negated) return 'not-done'
  return attribute(procedure, 'moodCode') === 'EVN' ? state : 'preparation'
}

/** What was implanted or used, where the procedure itself has no name. */
const deviceOf = (procedure: XmlElement, narrative: Narrative): CodedConcept | undefined =>
  conceptsOf(descendAll(procedure, 'participant', 'participantRole', 'playingDevice', 'code'), narrative)[0]

const doneOn = (procedure: XmlElement, narrative: Narrative): CodedConcept => {
  const coded = conceptOf(descend(procedure, 'code'), narrative)
  if (!isUnstated(coded)) return coded
  const device = deviceOf(procedure, narrative)
  if (device !== undefined) return device
  return { codings: [], text: saying(narrative.wordsOf(descend(procedure, 'text'))) }
}

const READ: ReadonlySet<string> = new Set(['procedure', 'act', 'observation'])

/** Reads a Procedure Activity, of any of its three kinds (C-CDA 2.1, 3.82 to 3.84), done or not done. */
export const readProcedure: EntryReader = ({ entry, narrative, labels }) => {
  if (!READ.has(entry.name)) return [UNREADABLE]
  const negated = isNegated(entry)
  const concept = doneOn(entry, narrative)
  if (isUnstated(concept)) return [negated ? NONE_STATED : UNREADABLE]
  if (concept.codings.length === 0 && !namesAThing(concept.text))
    return [negated && !isInDoubt(concept.text) ? NONE_STATED : UNREADABLE]
  const { start, end } = periodOf(descend(entry, 'effectiveTime'))
  const content: ProcedureContent = {
    concept,
    status: statusOf(entry, negated),
    date: start ?? end,
    endDate: end,
    recordedDate: recordedOf(entry),
    confidentiality: labels,
    notes: notesOf(entry, narrative),
    category: null,
    outcome: null,
    bodySites: conceptsOf(childrenOf(entry, 'targetSiteCode'), narrative),
    reasons: conceptsOf(
      relatedBy(entry, 'RSON', 'observation').flatMap((one) => childrenOf(one, 'value')),
      narrative,
    ),
  }
  return [{ type: 'PROCEDURE', content, whole: entry, without: NOTHING_WITHOUT }]
}
