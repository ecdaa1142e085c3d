import type { CodedConcept, Coding } from '../../schema/model/coded-concept.ts'
import { attribute, childrenOf, descend, type XmlElement } from '../xml/xml-element.ts'
import { systemOf } from './code-systems.ts'
import type { Narrative } from './narrative.ts'
import { saying, stated } from './stated.ts'

const NO_CODINGS: readonly Coding[] = []

/** What a document that said nothing said. */
export const UNSTATED: CodedConcept = { codings: NO_CODINGS, text: null }

/** Reads one code; null where its null flavor, or its silence, says that there is none. */
export const codingOf = (element: XmlElement | undefined): Coding | null => {
  const code = stated(element, 'code')
  if (element === undefined || code === null || saying(code) === null) return null
  return { system: systemOf(stated(element, 'codeSystem')), code, display: stated(element, 'displayName') }
}

/**
 * Reads a CD, CE or CV: its code and every translation as codings, its original text (or the words of the narrative it refers to) as text. A code with
 * a null flavor is none, but its translations and its words stay.
 */
export const conceptOf = (element: XmlElement | undefined, narrative: Narrative): CodedConcept => {
  if (element === undefined) return UNSTATED
  const codings = [element, ...childrenOf(element, 'translation')].map(codingOf).filter((coding) => coding !== null)
  const words = saying(narrative.wordsOf(descend(element, 'originalText')))
  if (codings.length > 0) return { codings, text: words }
  const shown = attribute(element, 'displayName')?.trim()
  const text = words ?? saying(shown === undefined || shown === '' ? null : shown)
  return text === null ? UNSTATED : { codings: NO_CODINGS, text }
}

/** As `conceptOf`, or null where nothing is said. */
export const conceptOrNull = (element: XmlElement | undefined, narrative: Narrative): CodedConcept | null => {
  const concept = conceptOf(element, narrative)
  return isUnstated(concept) ? null : concept
}

/** Whether a concept has neither a code nor a word. */
export const isUnstated = (concept: CodedConcept): boolean => concept.codings.length === 0 && concept.text === null

/** Every concept of a list that says something. */
export const conceptsOf = (elements: readonly XmlElement[], narrative: Narrative): readonly CodedConcept[] =>
  elements.map((element) => conceptOf(element, narrative)).filter((concept) => !isUnstated(concept))

/** Whether any coding bears one of the codes. */
export const isCoded = ({ codings }: CodedConcept, codes: ReadonlySet<string>): boolean =>
  codings.some(({ code }) => code !== null && codes.has(code))

/** A concept in words, the source's own first; null where it has none. */
export const wordsOf = ({ text, codings }: CodedConcept): string | null =>
  text ?? codings.find(({ display }) => display !== null)?.display ?? null
