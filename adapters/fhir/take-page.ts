import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Telling } from '../../schema/model/record.ts'
import type { Keep, ReadAgain, SentJson } from '../exchange-adapter.ts'
import type { Arrived } from './arrived.ts'
import { type Entry, entriesOf, readEntry } from './bundle.ts'
import type { CustodyReader } from './custody.ts'
import { add, type Gathering, note } from './gathering.ts'
import { identifiersOf } from './identifier.ts'
import { isObject, type Json } from './json.ts'
import type { LinkedResources } from './linked-resources.ts'
import { nestsTooDeep } from './nesting.ts'
import { outcomeOf } from './operation-outcome.ts'
import { type Readers, type ReadingContext, readerOf, readRecord } from './read-record.ts'
import { sentResources } from './resource-spans.ts'
import { type Subject, whose } from './whose.ts'

/** One answer in the making: what all its pages share. */
export type Answering = {
  readonly exchange: ExchangeId
  readonly readers: Readers
  readonly subject: Subject
  readonly byResource: ReadonlyMap<string, Gathering>
  readonly linked: LinkedResources
  readonly custodyOf: CustodyReader
  readonly understoodModifiers: ReadonlySet<string>
  /** What is kept of each record read (`ExchangeQuestion.keep`). */
  readonly keep: Keep
  /** Other people that some record named as its patient: with them among its `patients` the answer is quarantined. */
  readonly strangers: SourceDemographics[]
}

/** A page and the search it belongs to: one resource type, or several (`$everything`). */
export type PageOf = { readonly expected: string | undefined; readonly gatherings: readonly Gathering[] }

const strangerOf = (resource: Json, system: string): SourceDemographics => {
  const stated = resource['patient'] ?? resource['subject']
  return {
    nhsNumbers: isObject(stated) ? identifiersOf(stated['identifier'], system) : [],
    birthDate: null,
    family: [],
  }
}

const takeOutcome = (resource: Json, page: PageOf): void => {
  const outcome = outcomeOf(resource)
  for (const gathering of page.gatherings) {
    if (outcome === 'WARNING') gathering.incomplete.add('SOURCE_WARNING')
    else if (outcome === 'REFUSED') note(gathering, 'REFUSED_BY_EXCHANGE')
    else if (outcome !== 'NOTHING') note(gathering, 'FAILED')
  }
}

/** What all records of one page are read with. */
type PageReading = { readonly context: ReadingContext; readonly again: (at: number) => ReadAgain }

// Made apart from the taking of the page, whose own variables would else be held with the bytes.
const readingOf = (
  { exchange, readers, linked, custodyOf, understoodModifiers }: Answering,
  { mayBeModified, reopen }: Pick<Arrived, 'mayBeModified' | 'reopen'>,
): PageReading => {
  const context: ReadingContext = { exchange, readers, linked, custodyOf, understoodModifiers, mayBeModified }
  let reopened: readonly Entry[] | undefined
  return {
    context,
    again: (at) => () => {
      reopened ??= entriesOf(reopen()).map(readEntry)
      return readAgain(reopened[at], context)
    },
  }
}

const readAgain = (entry: Entry | undefined, context: ReadingContext): Telling => {
  const read = entry?.resource === undefined ? undefined : readRecord(entry.resource, entry.fullUrl, context)
  if (read === undefined) throw new TypeError('only a record that was read is read again')
  return read.telling
}

const takeRecord = (
  resource: Json,
  fullUrl: string | null,
  gathering: Gathering,
  answering: Answering,
  again: ReadAgain | undefined,
  sent: SentJson | undefined,
  context: ReadingContext,
): void => {
  const of = whose(resource, answering.subject)
  if (of === 'ANOTHER') {
    answering.strangers.push(strangerOf(resource, answering.subject.nhsNumberSystem))
    return
  }
  try {
    const untellable = nestsTooDeep(resource, sent?.levels)
    // What does not say whose it is cannot be told to be this patient's.
    const read = of === 'PATIENT' && !untellable ? readRecord(resource, fullUrl, context) : undefined
    if (read === undefined) {
      gathering.incomplete.add('UNREADABLE_RECORD')
      return
    }
    add(gathering, read.telling, answering.keep, again, sent)
    if (read.partial) gathering.partial.add(read.telling.sourceId)
  } catch {
    // A resource nested beyond what can be walked, say: it is counted as unreadable, the others are read.
    gathering.incomplete.add('UNREADABLE_RECORD')
  }
}

/** Reads the entries of a page and keeps at hand whatever came along with the records (medicines, organisations, people). */
export const openPage = (
  bundle: Json,
  { linked, readers }: Pick<Answering, 'linked' | 'readers'>,
): readonly Entry[] => {
  const entries = entriesOf(bundle).map(readEntry)
  for (const { resource, fullUrl } of entries)
    if (resource !== undefined && readerOf(resource['resourceType'], readers) === undefined)
      linked.add(resource, fullUrl)
  return entries
}

/**
 * Takes every record of a page, and those that stand inside other entries (`within`); gives the number of entries that the search itself found.
 * Never throws, whatever stands in it.
 */
export const takePage = (
  entries: readonly Entry[],
  arrived: Arrived,
  page: PageOf,
  answering: Answering,
  within: readonly Json[] = [],
): number => {
  let found = 0
  const { context, again } = readingOf(answering, arrived)
  const sent = sentResources(arrived.json)
  let at = -1
  for (const entry of entries) {
    at++
    const { resource, mode } = entry
    const type = resource?.['resourceType']
    if (resource !== undefined && type === 'OperationOutcome') {
      takeOutcome(resource, page)
      continue
    }
    if (mode !== 'include' && mode !== 'outcome') found++
    const gathering =
      page.expected === undefined || page.expected === type ? answering.byResource.get(String(type)) : undefined
    if (resource !== undefined && gathering !== undefined) {
      takeRecord(resource, entry.fullUrl, gathering, answering, again(at), sent(at), context)
    } else if (resource === undefined || (mode === 'match' && page.expected !== undefined)) {
      for (const one of page.gatherings) one.incomplete.add('UNREADABLE_RECORD')
    }
  }
  for (const resource of within) {
    const gathering = answering.byResource.get(String(resource['resourceType']))
    // Such a record is not to be found in one place again: it is kept whole.
    if (gathering !== undefined) takeRecord(resource, null, gathering, answering, undefined, undefined, context)
  }
  return found
}
