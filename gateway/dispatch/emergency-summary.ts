import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ExchangeState, ManifestEntry } from '../../schema/model/manifest.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { View } from '../disclosure/view.ts'
import type { Page } from '../subgraphs/records/page.ts'
import { currentOf, type SummaryType } from './current.ts'

/** The fields of a summary that list records, each with the record type it is asked for by. */
export const SUMMARY_LISTS = {
  resuscitation: 'ALERT',
  alerts: 'ALERT',
  allergies: 'ALLERGY',
  medications: 'MEDICATION',
  conditions: 'CONDITION',
  encounters: 'ENCOUNTER',
} as const satisfies Record<string, SummaryType>

export type SummaryList = keyof typeof SUMMARY_LISTS

export const isSummaryList = (field: string): field is SummaryList => Object.hasOwn(SUMMARY_LISTS, field)

/** How many of a list are given: what matters in an emergency is read at a glance. */
const MOST = 100
const MOST_OF: Partial<Record<SummaryList, number>> = { encounters: 10 }

const isAbout = (list: SummaryList, record: UnifiedRecord): boolean =>
  list !== 'resuscitation' ||
  [record, ...record.dissenting].some((told) => 'resuscitation' in told && told.resuscitation === true)

/** One list of the summary: what of it is of now, and what that alone may say of itself. */
export const summaryList = (view: View, list: SummaryList): Page => {
  const type = SUMMARY_LISTS[list]
  const held = view.lists.get(type)
  if (held === undefined) throw new Error(`The view holds no list of ${type}, which was asked for.`)
  const current = currentOf(type, held.records as readonly UnifiedRecord<typeof type>[], view.at)
  const records = current.filter((record) => isAbout(list, record))
  const most = MOST_OF[list] ?? MOST
  return {
    items: records.slice(0, most),
    completeness: held.saying(records),
    totalCount: records.length,
    pageInfo: { endCursor: null, hasNextPage: records.length > most },
  }
}

/** An exchange that could hold something of the summary and did not answer whole. */
export type Unanswered = {
  readonly exchange: ExchangeId
  readonly why: string
  readonly types: readonly RecordType[]
}

type Want = 'ANSWERED' | 'WITHHELD' | 'UNANSWERED'

const WANT = {
  ANSWERED: 'ANSWERED',
  EMPTY: 'ANSWERED',
  WITHHELD_BY_CHOICE: 'WITHHELD',
  WITHHELD_BY_AGREEMENT: 'WITHHELD',
  TIMED_OUT: 'UNANSWERED',
  FAILED: 'UNANSWERED',
  QUARANTINED: 'UNANSWERED',
  REFUSED_BY_EXCHANGE: 'UNANSWERED',
  NOT_ASKED: 'UNANSWERED',
} as const satisfies Record<ExchangeState, Want>

const wantOf = ({ state, incomplete }: ManifestEntry): Want => (incomplete ? 'UNANSWERED' : WANT[state])

const WHY = {
  TIMED_OUT: 'did not answer in time',
  FAILED: 'failed to answer',
  QUARANTINED: 'answered of another person',
  REFUSED_BY_EXCHANGE: 'refused the question',
} as const satisfies Partial<Record<ExchangeState, string>>

const WHY_NOT_ASKED: Readonly<Record<NonNullable<ManifestEntry['notAskedReason']>, string>> = {
  TYPE_NOT_OFFERED: 'does not hold this',
  EXCLUDED_BY_READER: 'was left out by the reader',
  LOCATOR: 'was not asked, since it said lately that it does not know this patient',
  PILOT: 'is in pilot with other organisations',
  MAINTENANCE: 'is down for maintenance',
  BREAKER_OPEN: 'failed so often lately that it is given a rest',
}

const whyOf = ({ state, notAskedReason }: ManifestEntry): string => {
  if (notAskedReason !== null) return WHY_NOT_ASKED[notAskedReason]
  return state in WHY ? WHY[state as keyof typeof WHY] : 'did not tell all'
}

/** What each exchange that can hold anything of the summary did. */
const held = ({ manifest }: View): ReadonlyMap<ExchangeId, readonly ManifestEntry[]> =>
  Map.groupBy(
    manifest.filter(({ notAskedReason }) => notAskedReason !== 'TYPE_NOT_OFFERED'),
    ({ exchange }) => exchange,
  )

/** The exchanges that are wanting, in the manifest's order. An exchange whose types fared differently is named with each reason. */
export const unanswered = (view: View): readonly Unanswered[] =>
  [...held(view)].flatMap(([exchange, entries]) => {
    const wanting = entries.filter((entry) => wantOf(entry) === 'UNANSWERED')
    if (wanting.length === 0) return []
    const why = [...new Set(wanting.map(whyOf))].join('; ')
    return [{ exchange, why, types: wanting.map(({ type }) => type) }]
  })

/** Whether there may be more than is shown for want of an answer. What may not be shared is another thing, and is not called partial. */
export const isPartial = (view: View): boolean => !view.verified || unanswered(view).length > 0

/** Whether every list says of itself that it is complete. A summary of which nothing was asked is not. */
export const isComplete = (view: View): boolean => {
  const lists = [...view.lists.values()]
  return view.verified && lists.length > 0 && lists.every(({ completeness }) => completeness.complete)
}

const NAMED = 4

const exchanges = (count: number): string => (count === 1 ? '1 exchange' : `${count} exchanges`)

/** The names of those that are wanting, with the reason; of many the first, and how many more. */
const listed = (wanting: readonly Unanswered[], nameOf: (exchange: ExchangeId) => string): string => {
  const named = wanting.slice(0, NAMED).map(({ exchange, why }) => `${nameOf(exchange)} ${why}`)
  const more = wanting.length - named.length
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`
}

/** How complete the summary is, in one sentence that cannot be misread as "none". */
export const summarySentence = (view: View, nameOf: (exchange: ExchangeId) => string): string => {
  const asked = [...held(view)]
  const wanting = unanswered(view)
  const withheld = asked.filter(([, entries]) => entries.some((entry) => wantOf(entry) === 'WITHHELD')).length
  const answered = asked.filter(([, entries]) => entries.every((entry) => wantOf(entry) === 'ANSWERED')).length
  const said = [
    `${answered} of ${exchanges(asked.length)} answered whole.`,
    ...(wanting.length > 0 ? [`There may be more: ${listed(wanting, nameOf)}.`] : []),
    ...(withheld > 0 ? [`Not everything may be shared: something is kept back at ${exchanges(withheld)}.`] : []),
    ...(view.verified ? [] : ['Who this is could not be confirmed.']),
  ].join(' ')
  if (isPartial(view)) return `PARTIAL. ${said}`
  return isComplete(view)
    ? `Complete. ${said}`
    : `Not complete. ${said}${withheld > 0 ? '' : ' Not everything may be shared.'}`
}
