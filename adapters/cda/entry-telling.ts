import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { SourceResource, Telling } from '../../schema/model/record.ts'
import { descend, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts'
import type { CdaContext } from './cda-read.ts'
import { authorOf, custodianOf, versionOf, writtenOf } from './document-header.ts'
import { evidenceIn } from './entry-evidence.ts'
import { entryXml } from './entry-xml.ts'
import { type Narrative, narrativeOf } from './narrative.ts'
import type { RecordPart } from './statement.ts'

/** What holds for a whole document. */
export type Document = {
  readonly element: XmlElement
  readonly context: CdaContext
  readonly id: string
  readonly written: FhirDate | null
  readonly version: string | null
  readonly custodian: string | undefined
  readonly author: string | null
  readonly narrative: Narrative
}

/** The document, known by `id`, with what holds for all its records read once. */
export const documentOf = (element: XmlElement, id: string, context: CdaContext): Document => ({
  element,
  context,
  id,
  written: writtenOf(element),
  version: versionOf(element),
  custodian: custodianOf(element),
  author: authorOf(element),
  narrative: narrativeOf(element),
})

/** Characters of narrative beside one original. */
const MOST_NARRATED = 4_000

const gatherNarrated = (element: XmlElement, narrative: Narrative, words: Set<string>): void => {
  for (const part of elementsOf(element)) {
    if (part.name !== 'text' && part.name !== 'originalText') gatherNarrated(part, narrative, words)
    else {
      const said = narrative.wordsOf(part)
      if (said !== null) words.add(said)
    }
  }
}

/** The words for people that an element holds or refers to, each once: its original's narrative. */
const narratedIn = (element: XmlElement, narrative: Narrative): string => {
  const words = new Set<string>()
  gatherNarrated(element, narrative, words)
  return [...words].join('\n').slice(0, MOST_NARRATED)
}

/**
 * What a telling keeps of the document: the element as XML, so that a person can read what was sent and its hash is that of it. Narrative stands apart in
 * `text`, as in a FHIR resource, since it is shown only where the decision is unconditional.
 */
const originalOf = (
  document: Document,
  section: XmlElement | undefined,
  id: string,
  part: RecordPart,
): SourceResource => {
  const narrated = narratedIn(part.whole, document.narrative)
  return {
    resourceType: 'ClinicalDocumentEntry',
    id,
    document: document.id,
    section: textOf(descend(section, 'title')),
    xml: entryXml(part.whole, part.without),
    ...(narrated === '' ? {} : { text: narrated }),
  }
}

/** A record that was read out of an entry, as a telling: with every code and date of its element, its author, its custodian and its original. */
export const tellingOf = (
  document: Document,
  section: XmlElement | undefined,
  sourceId: string,
  part: RecordPart,
): Telling => {
  const { type, content } = part
  // A report's part that states no time of its own has its report's: that is one of its dates too.
  const others = [content.date, content.endDate, content.recordedDate]
  const { codes, dates } = evidenceIn(part.whole, part.without, others)
  return {
    exchange: document.context.exchange,
    type,
    sourceId,
    version: document.version,
    lastUpdated: document.written,
    custodian: document.custodian,
    author: authorOf(part.whole) ?? authorOf(section) ?? document.author,
    dates,
    codes,
    content,
    original: originalOf(document, section, sourceId, part),
  }
}
