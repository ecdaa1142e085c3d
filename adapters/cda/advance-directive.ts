import type { AlertContent } from '../../schema/model/record.ts'
import { statesNoneKnown } from '../fhir/none-known.ts'
import { statesResuscitation } from '../fhir/resuscitation.ts'
import { descend, descendAll } from '../xml/xml-element.ts'
import { conceptOf, isUnstated } from './concept.ts'
import { namesAThing } from './denial.ts'
import { isNegated, periodOf, stateOf } from './stated.ts'
import {
  type EntryReader,
  NONE_STATED,
  NOTHING_WITHOUT,
  notesOf,
  type Reading,
  recordedOf,
  type Statement,
  UNREADABLE,
} from './statement.ts'

const readOne = (observation: Statement['entry'], { entry, narrative, labels }: Statement): Reading => {
  const about = conceptOf(descend(observation, 'code'), narrative)
  const value = conceptOf(descend(observation, 'value'), narrative)
  const concept = isUnstated(value) ? about : value
  if (isUnstated(concept) || (concept.codings.length === 0 && !namesAThing(concept.text)))
    return isNegated(observation) ? NONE_STATED : UNREADABLE
  const { start, end } = periodOf(descend(observation, 'effectiveTime'))
  const notes = notesOf(observation, narrative)
  const content: AlertContent = {
    concept,
    status: stateOf(observation) === 'nullified' ? 'entered-in-error' : end === null ? 'active' : null,
    date: start,
    endDate: end,
    recordedDate: recordedOf(observation, entry),
    confidentiality: labels,
    // A directive that is denied is one that must not be followed, and is shown as such.
    notes: isNegated(observation) ? ['Negated: the exchange states that this is not so.', ...notes] : notes,
    noneKnown: statesNoneKnown(concept),
    categories: isUnstated(about) ? [] : [about],
    resuscitation: statesResuscitation(concept) || statesResuscitation(about),
  }
  return { type: 'ALERT', content, whole: observation, without: NOTHING_WITHOUT }
}

/** Reads an Advance Directive Observation, or an organizer of several (C-CDA 2.1, 3.3 and 3.4), as an alert. */
export const readAdvanceDirectives: EntryReader = (statement) => {
  const { entry } = statement
  const found = entry.name === 'observation' ? [entry] : descendAll(entry, 'component', 'observation')
  return found.length === 0 ? [UNREADABLE] : found.map((one) => readOne(one, statement))
}
