import { attribute, descend, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts'

/** The words a document is written in for people: what an entry refers to by `#ID`. */
export type Narrative = {
  /** The words of a `text` or `originalText`: its own, or those it refers to; null where it says nothing or refers to nothing. */
  wordsOf(element: XmlElement | undefined): string | null
}

/** Characters: what is longer is a letter, which the document itself tells. */
const MOST = 2_000

const short = (words: string | null): string | null =>
  words === null || words.length <= MOST ? words : `${words.slice(0, MOST)}…`

const index = (element: XmlElement, byId: Map<string, XmlElement>): void => {
  const id = attribute(element, 'ID')
  // What came first stays: an ID that two elements bear is the document's mistake.
  if (id !== undefined && !byId.has(id)) byId.set(id, element)
  for (const part of elementsOf(element)) index(part, byId)
}

/** The narrative of one document; its references are looked up only where there are any. */
export const narrativeOf = (document: XmlElement): Narrative => {
  let byId: Map<string, XmlElement> | undefined
  const referred = (value: string): XmlElement | undefined => {
    if (byId === undefined) {
      byId = new Map()
      index(document, byId)
    }
    return byId.get(value.replace(/^#/, ''))
  }
  return {
    wordsOf(element) {
      const own = textOf(element)
      // A reference that was written where its words should be.
      const misplaced = own !== null && /^#\S+$/.test(own)
      if (element === undefined || (own !== null && !misplaced)) return short(own)
      const value = misplaced ? own : attribute(descend(element, 'reference'), 'value')
      return value === undefined || value === '' ? null : short(textOf(referred(value)))
    },
  }
}
