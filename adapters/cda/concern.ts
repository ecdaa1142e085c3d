import { attribute, childrenOf, descend, type XmlElement } from '../xml/xml-element.ts'
import { codeOf } from './statement.ts'

/** An observation of a concern, and the other observations of the same, which are records of their own. */
export type Concerned = {
  readonly entry: XmlElement
  readonly observation: XmlElement
  readonly without: ReadonlySet<XmlElement>
}

// What qualifies a concern and is none of its problems: status, severity, priority.
const QUALIFIERS: ReadonlySet<string | null> = new Set(['33999-4', '11323-3', 'SEV', '225773000', '82606-5'])

const isSubject = (relation: XmlElement): boolean => {
  const type = attribute(relation, 'typeCode')
  return type === undefined || type === 'SUBJ' || type === 'COMP'
}

/** The observations of a concern act, or the one that is the entry itself; none where it holds none. */
export const concernOf = (entry: XmlElement): readonly Concerned[] => {
  if (entry.name === 'observation') return [{ entry, observation: entry, without: new Set() }]
  const observations = childrenOf(entry, 'entryRelationship')
    .filter(isSubject)
    .flatMap((relation) => childrenOf(relation, 'observation'))
    .filter((one) => !QUALIFIERS.has(codeOf(one)) && descend(one, 'value') !== undefined)
  return observations.map((observation) => ({
    entry,
    observation,
    without: new Set(observations.filter((other) => other !== observation)),
  }))
}
