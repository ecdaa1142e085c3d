import type { Coding } from '../../schema/model/coded-concept.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { ContentOf } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { childrenOf, descend, descendAll, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts'
import type { Narrative } from './narrative.ts'
import { hasTemplate, pointOf, saying, stated } from './stated.ts'

/** One entry of a section as a reader is given it: the clinical statement, and what holds for all of its document or section. */
export type Statement = {
  readonly entry: XmlElement
  readonly narrative: Narrative
  /** Confidentiality of the document, the section and the entry. */
  readonly labels: readonly Coding[]
  /** The source id of the n-th record read from this entry. */
  readonly sourceId: (n: number) => string
}

/** One record as it was read out of an entry. */
export type RecordPart = {
  readonly [Type in RecordType]: {
    readonly type: Type
    readonly content: ContentOf[Type]
    /** The element that is its original, whose codes and dates are its own. */
    readonly whole: XmlElement
    /** Parts of it that are records of their own. */
    readonly without: ReadonlySet<XmlElement>
  }
}[RecordType]

/**
 * What an entry came to: a record; a statement that there is none, where its type has no words for that; something that frames the document and is no
 * record (an attachment, a permission to look); or nothing that can be read, so that its list is not whole.
 */
export type Reading = RecordPart | { readonly state: 'NONE_STATED' | 'FRAMING' | 'UNREADABLE' }

export const NONE_STATED = { state: 'NONE_STATED' } as const
export const FRAMING = { state: 'FRAMING' } as const
export const UNREADABLE = { state: 'UNREADABLE' } as const

/** Reads an entry; at least one reading of each, so that none is lost in silence. */
export type EntryReader = (statement: Statement) => readonly Reading[]

export const NOTHING_WITHOUT: ReadonlySet<XmlElement> = new Set()

/** The acts of an entry relationship, of a kind and of any: `observation`, `act`, `supply`. */
export const related = (element: XmlElement, name: string): readonly XmlElement[] =>
  descendAll(element, 'entryRelationship', name)

/** As `related`, of the type of relationship alone: `RSON`, `MFST`, `SUBJ`. */
export const relatedBy = (element: XmlElement, type: string, name: string): readonly XmlElement[] =>
  childrenOf(element, 'entryRelationship')
    .filter((relation) => stated(relation, 'typeCode') === type)
    .flatMap((relation) => childrenOf(relation, name))

/** The code of an act, whatever its system; null where it has none. */
export const codeOf = (element: XmlElement): string | null => stated(descend(element, 'code'), 'code')

/** When the author wrote it down, where that is stated. */
export const recordedOf = (...elements: readonly XmlElement[]): FhirDate | null => {
  for (const element of elements) {
    const at = pointOf(descend(element, 'author', 'time'))
    if (at !== null) return at
  }
  return null
}

const COMMENT = '2.16.840.1.113883.10.20.22.4.64'

/** What was written beside it: comments, and instructions to the patient. */
export const notesOf = (element: XmlElement, narrative: Narrative): readonly string[] => {
  const notes: string[] = []
  for (const act of related(element, 'act')) {
    if (!hasTemplate(act, COMMENT, '2.16.840.1.113883.10.20.22.4.20') && codeOf(act) !== '48767-8') continue
    const words = saying(narrative.wordsOf(descend(act, 'text')))
    if (words !== null && !notes.includes(words)) notes.push(words)
  }
  return notes
}

/** A name in words: as it stands, or its parts in their order. */
export const nameOf = (element: XmlElement | undefined): string | null => {
  const parts = elementsOf(element).map(textOf)
  return saying(parts.length === 0 ? textOf(element) : parts.filter((part) => part !== null).join(' ') || null)
}
