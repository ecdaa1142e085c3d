import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { ConditionContent } from '../../schema/model/record.ts'
import { statesNoneKnown } from '../fhir/none-known.ts'
import { childrenOf, descend, type XmlElement } from '../xml/xml-element.ts'
import { clinicalStatus } from './clinical-status.ts'
import { conceptOf, conceptOrNull, conceptsOf, isUnstated, wordsOf } from './concept.ts'
import { type Concerned, concernOf } from './concern.ts'
import { isInDoubt, isKindOnly, NO_KNOWN_PROBLEM, namesAThing, withoutKinds } from './denial.ts'
import type { Narrative } from './narrative.ts'
import { hasTemplate, isNegated, periodOf } from './stated.ts'
import {
  codeOf,
  type EntryReader,
  notesOf,
  type Reading,
  recordedOf,
  related,
  type Statement,
  UNREADABLE,
} from './statement.ts'

/** What is wrong: the value, or the words beside it where the value names only that there is a problem. */
const problemOf = (observation: XmlElement, narrative: Narrative): CodedConcept => {
  const value = conceptOf(descend(observation, 'value'), narrative)
  // The code of the kind goes: it would make any two problems one that are known by their words, or by local codes, alone.
  if (!isKindOnly(value)) return withoutKinds(value)
  const words = [value.text, ...value.codings.map(({ display }) => display)].find(namesAThing)
  return { codings: [], text: words ?? null }
}

/** Where in the body, with the side as a site of its own. */
const sitesOf = (observation: XmlElement, narrative: Narrative): readonly CodedConcept[] =>
  childrenOf(observation, 'targetSiteCode').flatMap((site) =>
    conceptsOf([site, ...childrenOf(site, 'qualifier').flatMap((one) => childrenOf(one, 'value'))], narrative),
  )

const severityIn = (observation: XmlElement, narrative: Narrative): CodedConcept | null => {
  const found = related(observation, 'observation').find(
    (one) => codeOf(one) === 'SEV' || hasTemplate(one, '2.16.840.1.113883.10.20.22.4.8'),
  )
  return conceptOrNull(descend(found, 'value'), narrative)
}

const readOne = ({ entry, observation, without }: Concerned, { narrative, labels }: Statement): Reading => {
  const negated = isNegated(observation)
  let concept = problemOf(observation, narrative)
  let noneKnown = statesNoneKnown(concept)
  if (isUnstated(concept)) {
    const value = conceptOf(descend(observation, 'value'), narrative)
    if (!negated || value.codings.length === 0 || isInDoubt(wordsOf(value))) return UNREADABLE
    concept = NO_KNOWN_PROBLEM
    noneKnown = true
  }
  const period = periodOf(descend(observation, 'effectiveTime'))
  const content: ConditionContent = {
    concept,
    status: clinicalStatus(entry, observation, period.end),
    date: period.start,
    endDate: period.end,
    recordedDate: recordedOf(observation, entry),
    confidentiality: labels,
    notes: [...notesOf(entry, narrative), ...(entry === observation ? [] : notesOf(observation, narrative))],
    noneKnown,
    verificationStatus: negated && !noneKnown ? 'refuted' : null,
    categories: [],
    severity: severityIn(observation, narrative),
    bodySites: sitesOf(observation, narrative),
  }
  return { type: 'CONDITION', content, whole: entry, without }
}

/**
 * Reads a Problem Concern Act with its Problem Observations (C-CDA 2.1, 3.79 and 3.78), or an observation that stands alone. Denying that there is any
 * problem states that none is known; denying a named one refutes it.
 */
export const readProblems: EntryReader = (statement) => {
  const concerned = concernOf(statement.entry)
  return concerned.length === 0 ? [UNREADABLE] : concerned.map((one) => readOne(one, statement))
}
