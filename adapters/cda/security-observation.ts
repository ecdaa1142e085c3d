import type { Coding } from '../../schema/model/coded-concept.ts'
import { descendAll, type XmlElement } from '../xml/xml-element.ts'
import { codingOf } from './concept.ts'
import { codeOf, related } from './statement.ts'

/** Kinds of security observation (HL7 v3 SecurityObservationType): confidentiality, sensitivity, control, integrity. */
const KINDS: ReadonlySet<string | null> = new Set(['SECCLASSOBS', 'SECCATOBS', 'SECCONOBS', 'SECINTOBS'])

const isObservation = (statement: XmlElement): boolean =>
  statement.name === 'observation' && KINDS.has(codeOf(statement))

const observationsOf = (statement: XmlElement): readonly XmlElement[] =>
  statement.name === 'organizer' ? descendAll(statement, 'component', 'observation') : [statement]

/** Whether a statement only marks what stands beside it (DS4P, Privacy Annotation): one security observation, or an organizer of nothing else. */
export const isPrivacyMarking = (statement: XmlElement): boolean => {
  const observations = observationsOf(statement)
  return observations.length > 0 && observations.every(isObservation)
}

/** The labels a privacy marking gives: the value of each of its observations. */
export const markedBy = (statement: XmlElement): readonly Coding[] =>
  observationsOf(statement)
    .filter(isObservation)
    .flatMap((observation) => descendAll(observation, 'value'))
    .map(codingOf)
    .filter((label) => label !== null)

/** The labels of the privacy markings within a statement. */
export const markingsIn = (statement: XmlElement): readonly Coding[] =>
  [...related(statement, 'observation'), ...related(statement, 'organizer')].filter(isPrivacyMarking).flatMap(markedBy)
