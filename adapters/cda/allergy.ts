import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { AllergyContent, AllergyReaction } from '../../schema/model/record.ts'
import { statesNoneKnown } from '../fhir/none-known.ts'
import { attribute, childrenOf, descend, type XmlElement } from '../xml/xml-element.ts'
import { clinicalStatus } from './clinical-status.ts'
import { conceptOf, isUnstated, UNSTATED } from './concept.ts'
import { type Concerned, concernOf } from './concern.ts'
import { deniedAllergy, isInDoubt, isKindOnly, namesAThing } from './denial.ts'
import type { Narrative } from './narrative.ts'
import { severityOf } from './severity.ts'
import { hasTemplate, isNegated, periodOf, stated } from './stated.ts'
import {
  codeOf,
  type EntryReader,
  nameOf,
  notesOf,
  type Reading,
  recordedOf,
  related,
  relatedBy,
  type Statement,
  UNREADABLE,
} from './statement.ts'

const CRITICALITIES: ReadonlyMap<string | null, string> = new Map([
  ['CRITH', 'high'],
  ['CRITL', 'low'],
  ['CRITU', 'unable-to-assess'],
])

const CATEGORIES: ReadonlyMap<string, string> = new Map([
  ['416098002', 'medication'],
  ['419511003', 'medication'],
  ['59037007', 'medication'],
  ['414285001', 'food'],
  ['418471000', 'food'],
  ['235719002', 'food'],
  ['426232007', 'environment'],
])

/** Allergy, or intolerance without one; a mere propensity is neither. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['419199007', 'allergy'],
  ['416098002', 'allergy'],
  ['414285001', 'allergy'],
  ['426232007', 'allergy'],
  ['59037007', 'intolerance'],
  ['235719002', 'intolerance'],
])

/** What a table makes of the first code it knows. */
const among = ({ codings }: CodedConcept, table: ReadonlyMap<string, string>): string | null => {
  for (const { code } of codings) {
    const found = code === null ? undefined : table.get(code)
    if (found !== undefined) return found
  }
  return null
}

const agentOf = (observation: XmlElement, narrative: Narrative): CodedConcept => {
  for (const participant of childrenOf(observation, 'participant')) {
    const entity = descend(participant, 'participantRole', 'playingEntity')
    if (attribute(participant, 'typeCode') !== 'CSM' || entity === undefined) continue
    const concept = conceptOf(descend(entity, 'code'), narrative)
    const name = nameOf(descend(entity, 'name'))
    if (!isUnstated(concept)) return concept.text === null ? { ...concept, text: name } : concept
    if (name !== null) return { codings: UNSTATED.codings, text: name }
  }
  return UNSTATED
}

const isSeverity = (observation: XmlElement): boolean =>
  codeOf(observation) === 'SEV' || hasTemplate(observation, '2.16.840.1.113883.10.20.22.4.8')

const worstOf = (element: XmlElement): string | null => {
  const found = related(element, 'observation').find(isSeverity)
  return found === undefined ? null : severityOf(descend(found, 'value'))
}

const reactionsOf = (observation: XmlElement, narrative: Narrative): readonly AllergyReaction[] => {
  const ownSeverity = worstOf(observation)
  const reactions = [
    ...relatedBy(observation, 'MFST', 'observation'),
    // Systems that mark the relationship otherwise, but not what it leads to.
    ...related(observation, 'observation').filter((one) => hasTemplate(one, '2.16.840.1.113883.10.20.22.4.9')),
  ]
  return [...new Set(reactions)].flatMap((reaction) => {
    const manifestation = conceptOf(descend(reaction, 'value'), narrative)
    if (isUnstated(manifestation) || isNegated(reaction)) return []
    const onset = periodOf(descend(reaction, 'effectiveTime')).start
    return [{ manifestations: [manifestation], severity: worstOf(reaction) ?? ownSeverity, onset }]
  })
}

const criticalityOf = (observation: XmlElement): string | null => {
  const found = related(observation, 'observation').find(
    (one) => codeOf(one) === '82606-5' || hasTemplate(one, '2.16.840.1.113883.10.20.22.4.145'),
  )
  return CRITICALITIES.get(stated(descend(found, 'value'), 'code')) ?? null
}

const readOne = ({ entry, observation, without }: Concerned, { narrative, labels }: Statement): Reading => {
  const kind = conceptOf(descend(observation, 'value'), narrative)
  const agent = agentOf(observation, narrative)
  const negated = isNegated(observation)
  // An allergy may be named whole, by its own code, where no substance is.
  const named = isUnstated(agent) && !isKindOnly(kind) ? kind : agent
  const words = named.codings.length === 0 ? named.text : null
  const isNamed = named.codings.length > 0 || namesAThing(words) || (words === null && namesAThing(kind.text))
  let concept = named.codings.length === 0 && words === null ? { codings: UNSTATED.codings, text: kind.text } : named
  let noneKnown = statesNoneKnown(concept)
  if (!isNamed) {
    const denied = negated && !isInDoubt(words ?? kind.text) ? deniedAllergy(kind) : undefined
    if (denied === undefined) return UNREADABLE
    concept = denied
    noneKnown = true
  }
  const period = periodOf(descend(observation, 'effectiveTime'))
  const content: AllergyContent = {
    concept,
    status: clinicalStatus(entry, observation, period.end),
    date: period.start,
    endDate: period.end,
    recordedDate: recordedOf(observation, entry),
    confidentiality: labels,
    notes: [...notesOf(entry, narrative), ...notesOf(observation, narrative)],
    noneKnown,
    verificationStatus: negated && !noneKnown ? 'refuted' : null,
    kind: noneKnown ? null : among(kind, KINDS),
    categories: noneKnown ? [] : [among(kind, CATEGORIES)].filter((category) => category !== null),
    criticality: noneKnown ? null : criticalityOf(observation),
    reactions: noneKnown ? [] : reactionsOf(observation, narrative),
    lastOccurrence: null,
  }
  return { type: 'ALLERGY', content, whole: entry, without }
}

/**
 * Reads an Allergy Concern Act with its Allergy Observations (C-CDA 2.1, 3.5 and 3.6), or an observation that stands alone. Denying a kind of allergy
 * states that none is known; denying a named one refutes it; an allergy to nothing that is named cannot be read.
 */
export const readAllergies: EntryReader = (statement) => {
  const concerned = concernOf(statement.entry)
  return concerned.length === 0 ? [UNREADABLE] : concerned.map((one) => readOne(one, statement))
}
