import type { Coding } from '../../schema/model/coded-concept.ts'
import type { IncompleteReason } from '../../schema/model/exchange-answer.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { SourceResource, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { childrenOf, descend, descendAll, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts'
import { plannedActs, plannedLine, planOf } from './care-plan.ts'
import type { CdaContext, SectionRead } from './cda-read.ts'
import { authorOf, custodianOf, labelsOf, versionOf, writtenOf } from './document-header.ts'
import { readEncompassing } from './encounter.ts'
import { evidenceIn } from './entry-evidence.ts'
import { entryXml } from './entry-xml.ts'
import { type Narrative, narrativeOf } from './narrative.ts'
import { readerOf, type SectionReader } from './sections.ts'
import { stated } from './stated.ts'
import { type Reading, type RecordPart, type Statement, UNREADABLE } from './statement.ts'

/** What is gathered of all documents of one message. */
export type Gathered = {
  readonly types: Map<RecordType, { readonly tellings: Telling[]; readonly incomplete: Set<IncompleteReason> }>
  readonly sections: SectionRead[]
}

const ofType = (gathered: Gathered, type: RecordType): { tellings: Telling[]; incomplete: Set<IncompleteReason> } => {
  const known = gathered.types.get(type)
  if (known !== undefined) return known
  const started = { tellings: [], incomplete: new Set<IncompleteReason>() }
  gathered.types.set(type, started)
  return started
}

/** What holds for a whole document. */
type Document = {
  readonly element: XmlElement
  readonly context: CdaContext
  readonly id: string
  readonly written: FhirDate | null
  readonly version: string | null
  readonly custodian: string | undefined
  readonly author: string | null
  readonly narrative: Narrative
}

const documentOf = (element: XmlElement, id: string, context: CdaContext): Document => ({
  element,
  context,
  id,
  written: writtenOf(element),
  version: versionOf(element),
  custodian: custodianOf(element),
  author: authorOf(element),
  narrative: narrativeOf(element),
})

/** The words for people that an element refers to, each once: its original's narrative. */
const narratedIn = (element: XmlElement, narrative: Narrative, words: Set<string> = new Set()): ReadonlySet<string> => {
  for (const part of elementsOf(element)) {
    const said = part.name === 'text' || part.name === 'originalText' ? narrative.wordsOf(part) : null
    if (said !== null) words.add(said)
    narratedIn(part, narrative, words)
  }
  return words
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
  const narrated = [...narratedIn(part.whole, document.narrative)].join('\n')
  return {
    resourceType: 'ClinicalDocumentEntry',
    id,
    document: document.id,
    section: textOf(descend(section, 'title')),
    xml: entryXml(part.whole, part.without),
    ...(narrated === '' ? {} : { text: narrated }),
  }
}

const tellingOf = (
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

const isPart = (reading: Reading): reading is RecordPart => 'type' in reading

/** The clinical statement of an entry, past what a dialect puts before it. */
const STATEMENTS: ReadonlySet<string> = new Set([
  'act',
  'encounter',
  'observation',
  'observationMedia',
  'organizer',
  'procedure',
  'regionOfInterest',
  'substanceAdministration',
  'supply',
])

const statementIn = (entry: XmlElement): XmlElement | undefined =>
  elementsOf(entry).find(({ name }) => STATEMENTS.has(name))

/** Whether the entry is about somebody else: a relative, a donor, a fetus. */
const isOfAnother = (statement: XmlElement): boolean => descend(statement, 'subject') !== undefined

type Counts = { told: number; noneStated: number; framing: number; unreadable: number; tellings: number }

/** Reads one entry, and takes what it came to. Whatever stands in it, the others are read. */
const takeEntry = (
  document: Document,
  section: XmlElement,
  entry: XmlElement,
  reader: Extract<SectionReader, { readonly by: 'ENTRY' }>,
  place: string,
  labels: readonly Coding[],
  gathered: Gathered,
  counts: Counts,
): void => {
  const statement = statementIn(entry)
  const sourceId = (n: number): string => `ClinicalDocument/${document.id}#${place}${n === 0 ? '' : `.${n}`}`
  let readings: readonly Reading[] = [UNREADABLE]
  if (statement !== undefined && (reader.type === 'FAMILY_HISTORY' || !isOfAnother(statement))) {
    const given: Statement = {
      entry: statement,
      narrative: document.narrative,
      labels: [...labels, ...labelsOf(statement)],
      sourceId,
    }
    readings = reader.read(given)
  }
  for (const [at, reading] of readings.entries()) {
    if (!isPart(reading)) continue
    ofType(gathered, reading.type).tellings.push(tellingOf(document, section, sourceId(at), reading))
    counts.tellings++
  }
  if (readings.some((reading) => 'state' in reading && reading.state === 'UNREADABLE')) {
    counts.unreadable++
    ofType(gathered, reader.type).incomplete.add('UNREADABLE_RECORD')
  } else if (readings.some(isPart)) counts.told++
  else if (readings.some((reading) => 'state' in reading && reading.state === 'FRAMING')) counts.framing++
  else counts.noneStated++
}

const takePlan = (
  document: Document,
  section: XmlElement,
  place: string,
  labels: readonly Coding[],
  gathered: Gathered,
  counts: Counts,
): void => {
  const acts = plannedActs(section)
  const lines = acts.map((act) => (isOfAnother(act) ? null : plannedLine(act, document.narrative)))
  const activities = lines.filter((line) => line !== null)
  const list = ofType(gathered, 'CARE_PLAN')
  const unread = childrenOf(section, 'entry').length - activities.length
  counts.unreadable += unread
  if (unread > 0) list.incomplete.add('UNREADABLE_RECORD')
  if (activities.length === 0) return
  const content = planOf(section, activities, labels, document.narrative, document.written)
  const without = new Set(descendAll(section, 'component', 'section'))
  const part: RecordPart = { type: 'CARE_PLAN', content, whole: section, without }
  list.tellings.push(tellingOf(document, section, `ClinicalDocument/${document.id}#${place}`, part))
  counts.told += activities.length
  counts.tellings++
}

const takeSection = (
  document: Document,
  section: XmlElement,
  place: string,
  labels: readonly Coding[],
  gathered: Gathered,
): void => {
  const reader = readerOf(section)
  const entries = childrenOf(section, 'entry')
  const own = [...labels, ...labelsOf(section)]
  const counts: Counts = { told: 0, noneStated: 0, framing: 0, unreadable: 0, tellings: 0 }
  if (reader !== undefined) {
    const list = ofType(gathered, reader.type)
    // What it says, it says in words only, or not at all: neither is a statement that there is none.
    if (entries.length === 0) list.incomplete.add('SOURCE_WARNING')
    if (reader.by === 'PLAN') {
      if (entries.length > 0) takePlan(document, section, place, own, gathered, counts)
    } else {
      for (const [at, entry] of entries.entries())
        takeEntry(document, section, entry, reader, `${place}.${at + 1}`, own, gathered, counts)
    }
  }
  gathered.sections.push({
    code: stated(descend(section, 'code'), 'code'),
    title: textOf(descend(section, 'title')),
    type: reader?.type ?? null,
    entries: entries.length,
    ...counts,
  })
  for (const [at, inner] of descendAll(section, 'component', 'section').entries())
    takeSection(document, inner, `${place}-${at + 1}`, own, gathered)
}

const takeEncompassing = (document: Document, labels: readonly Coding[], gathered: Gathered): void => {
  const encounter = descend(document.element, 'componentOf', 'encompassingEncounter')
  if (encounter === undefined) return
  const sourceId = `ClinicalDocument/${document.id}#encounter`
  const [reading] = readEncompassing({
    entry: encounter,
    narrative: document.narrative,
    labels,
    sourceId: () => sourceId,
  })
  // It frames the document: one that says nothing of itself leaves no list incomplete.
  if (reading === undefined || !isPart(reading)) return
  ofType(gathered, 'ENCOUNTER').tellings.push(tellingOf(document, undefined, sourceId, reading))
}

/** Reads one clinical document, known by `id`, into what is gathered; gives when it was written. */
export const readDocument = (
  element: XmlElement,
  id: string,
  context: CdaContext,
  gathered: Gathered,
): FhirDate | null => {
  const document = documentOf(element, id, context)
  const labels = labelsOf(element)
  takeEncompassing(document, labels, gathered)
  const sections = descendAll(element, 'component', 'structuredBody', 'component', 'section')
  for (const [at, section] of sections.entries()) takeSection(document, section, String(at + 1), labels, gathered)
  return document.written
}
