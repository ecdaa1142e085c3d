import type { SentJson } from '../exchange-adapter.ts'
import type { Arrived } from '../fhir/arrived.ts'
import { type Entry, entriesOf, nextOf, readEntry, totalOf } from '../fhir/bundle.ts'
import { note } from '../fhir/gathering.ts'
import type { Json } from '../fhir/json.ts'
import { referenceOf, typeAndId } from '../fhir/reference.ts'
import { sentResources } from '../fhir/resource-spans.ts'
import { type Answering, openPage, type PageOf, takePage } from '../fhir/take-page.ts'
import { type Asking, type FhirAnswer, type FhirRequest, sendFhir, unpack } from './asking.ts'
import { searchRequest } from './search.ts'

/** Makes the request for the page that begins after so many records; undefined where the exchange pages by its own links. */
export type PageAt = ((offset: number) => FhirRequest) | undefined

/** The medicines that records of this page are about and that did not come along. */
const missingMedications = (entries: readonly Entry[], answering: Answering): ReadonlySet<string> => {
  const missing = new Set<string>()
  for (const { resource } of entries) {
    if (resource === undefined || resource['medicationReference'] === undefined) continue
    const reference = referenceOf(resource['medicationReference'])
    const goal = reference === null || reference.startsWith('#') ? undefined : typeAndId(reference)
    if (goal?.startsWith('Medication/') && answering.linked.find(goal) === undefined)
      missing.add(goal.slice('Medication/'.length))
  }
  return missing
}

const fail = (page: PageOf, answer: Exclude<FhirAnswer, { kind: 'RESOURCE' }>): void => {
  for (const gathering of page.gatherings) note(gathering, answer.kind === 'TROUBLE' ? answer.state : 'FAILED')
}

/** Asks once for them. Where they stay unknown the records are kept as they are, and the list is not called whole. */
const fetchMedications = async (
  ids: ReadonlySet<string>,
  page: PageOf,
  asking: Asking,
  answering: Answering,
): Promise<void> => {
  const parameters = new URLSearchParams({ _id: [...ids].join(','), _count: String(ids.size) })
  const answer = await sendFhir(asking, searchRequest(asking.settings, 'Medication', parameters))
  if (answer.kind === 'RESOURCE') openPage(unpack(answer).resource, answering)
  else if (answer.kind === 'TROUBLE') fail(page, answer)
}

const takeOne = async (arrived: Arrived, page: PageOf, asking: Asking, answering: Answering): Promise<number> => {
  const entries = openPage(arrived.resource, answering)
  const missing = asking.settings.fetchMedication ? missingMedications(entries, answering) : undefined
  if (missing !== undefined && missing.size > 0) await fetchMedications(missing, page, asking, answering)
  return takePage(entries, arrived, page, answering)
}

const cutShort = (page: PageOf): void => {
  for (const gathering of page.gatherings) gathering.incomplete.add('PAGE_LIMIT')
}

/**
 * Takes a first answer and every page after it, within the declared number. A next link seen before is a loop and a failure; a list that
 * ends before the server's own total, or at the limit, is marked incomplete. What had arrived stays, whatever happens on the way.
 */
export const followPages = async (
  first: FhirAnswer,
  page: PageOf,
  pageAt: PageAt,
  asking: Asking,
  answering: Answering,
): Promise<void> => {
  const { settings } = asking
  let visited: Set<string> | undefined
  let answer = first
  let found = 0
  for (let pages = 1; ; pages++) {
    if (answer.kind !== 'RESOURCE') return fail(page, answer)
    const arrived = unpack(answer)
    const { resource: bundle } = arrived
    if (bundle['resourceType'] !== 'Bundle') return fail(page, { kind: 'TROUBLE', state: 'FAILED' })
    const onThisPage = await takeOne(arrived, page, asking, answering)
    found += onThisPage
    const total = totalOf(bundle)
    let next: FhirRequest | undefined
    if (settings.paging === 'link') {
      const link = nextOf(bundle)
      if (link !== null) {
        if (visited?.has(link) === true) return fail(page, { kind: 'TROUBLE', state: 'FAILED' })
        visited = (visited ?? new Set()).add(link)
        next = { method: 'GET', path: link }
      }
    } else if (settings.paging === 'offset' && onThisPage > 0 && (total === null || found < total)) {
      next = pageAt?.(found)
    }
    if (next === undefined) {
      const mayHaveMore = total === null ? settings.paging === 'none' && onThisPage >= settings.pageSize : found < total
      if (mayHaveMore) cutShort(page)
      return
    }
    if (pages >= settings.maxPages) return cutShort(page)
    answer = await sendFhir(asking, next)
  }
}

/** Reads a Bundle that answers a `batch`: one answer for each search in it, in order; one that is missing has failed. */
export const answersOfBatch = (answer: FhirAnswer, count: number): readonly FhirAnswer[] => {
  if (answer.kind !== 'RESOURCE') return Array.from({ length: count }, () => answer)
  const { resource: batch, mayBeModified, json, reopen } = unpack(answer)
  const entries = entriesOf(batch)
  const sent = sentResources(json)
  return Array.from({ length: count }, (_, i) =>
    answerInBatch(entries[i], { mayBeModified, json: bytesOf(sent(i)), reopen: reopenerAt(i, reopen) }),
  )
}

const bytesOf = (sent: SentJson | undefined): Buffer | undefined => sent?.bytes.subarray(sent.from, sent.to)

// Made apart from the unpacking, whose own variables would else be held with the bytes.
const reopenerAt = (i: number, reopen: () => Json) => (): Json => readEntry(entriesOf(reopen())[i]).resource ?? {}

const answerInBatch = (item: unknown, arrived: Omit<Arrived, 'resource'>): FhirAnswer => {
  const { resource, status } = readEntry(item)
  if (status === 401 || status === 403) return { kind: 'TROUBLE', state: 'REFUSED_BY_EXCHANGE' }
  if (resource === undefined || (status ?? 200) >= 300) return { kind: 'TROUBLE', state: 'FAILED' }
  return { kind: 'RESOURCE', content: { resource, ...arrived } }
}
