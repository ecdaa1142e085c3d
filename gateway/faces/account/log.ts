import type { LogGap } from '../../../schema/model/access-log.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { defineFile } from '../file.ts'
import { formView } from '../frame.ts'
import { definePage } from '../page.ts'
import { ACCESS, type Access, accessView, canBeQuestioned } from './access-view.ts'
import { csvOf } from './csv.ts'
import { logPath, logWanted } from './log-filter.ts'
import { patientOf, WHO } from './whose.ts'

type Data = {
  readonly accessLog: {
    readonly items: readonly Access[]
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
    readonly completeUntil: string
    readonly incomplete: boolean
    readonly gaps: readonly LogGap[]
  } | null
}

type Asked = { readonly myCases: readonly { readonly id: string; readonly receipt: string }[] | null }

/** How many accesses a page shows, and how many a file holds at most. */
const SHOWN = 20
const KEPT = 2_000

const NAMES = '$patient: NHSNumber!, $first: Int!, $after: String'

const LOG = /* GraphQL */ `
        items { ...AccessSaid }
        pageInfo { endCursor hasNextPage }
        completeUntil
        incomplete
        gaps
      }`

/** The whole log, for a file. */
const WHOLE = `
  query AccessLog(${NAMES}) {
    accessLog(patient: $patient, first: $first, after: $after) {${LOG}
  }
  ${ACCESS}`

const logOf = ({ accessLog }: Data) => {
  // A log that cannot be read is not an empty log.
  if (accessLog === null) throw new HouseError('AUDIT_UNAVAILABLE')
  return accessLog
}

/** Who asked for the record, newest first, refusals included; what is not in yet said first. */
export const logPage = definePage<Data & Asked>({
  path: '/account/log',
  audience: WHO,
  template: 'account/log.njk',
  document: `
    query AccessLogPage(${NAMES}, $from: DateTime, $to: DateTime, $emergenciesOnly: Boolean, $refusalsOnly: Boolean) {
      accessLog(patient: $patient, first: $first, after: $after, from: $from, to: $to, emergenciesOnly: $emergenciesOnly, refusalsOnly: $refusalsOnly) {${LOG}
      myCases(patient: $patient) { id receipt }
    }
    ${ACCESS}`,
  variables: (asked) => ({
    patient: patientOf(asked),
    first: SHOWN,
    after: asked.query['after'] === undefined ? null : asked.query['after'],
    ...logWanted(asked.query).variables,
  }),
  view: (data, { speaker, query }) => {
    const { items, pageInfo, incomplete, completeUntil, gaps } = logOf(data)
    const { isNarrowed, errors } = logWanted(query)
    const cases = new Map((data.myCases ?? []).map(({ receipt, id }) => [receipt, id]))
    return {
      items: items.map((access) => ({
        ...accessView(access, speaker),
        question: cases.get(access.receipt) ?? '',
        mayAsk: canBeQuestioned(access) && data.myCases !== null,
      })),
      older: pageInfo.hasNextPage ? logPath(query, pageInfo.endCursor ?? '') : '',
      newest: logPath(query, undefined),
      isFirst: query['after'] === undefined,
      isNarrowed,
      form: formView(
        { sent: true, values: query, errors: errors.map((error) => ({ ...error, text: speaker.t(error.text) })) },
        speaker.t('frame.error'),
      ),
      typed: (name: string) => query[name] ?? '',
      incomplete: incomplete
        ? { until: speaker.moment(completeUntil), gaps: gaps.map((gap) => speaker.word('logGap', gap)) }
        : null,
    }
  },
})

const COLUMNS = [
  'at',
  'kind',
  'name',
  'role',
  'place',
  'purpose',
  'outcome',
  'mark',
  'kinds',
  'systems',
  'words',
] as const

const variables = (asked: Parameters<typeof patientOf>[0]) => ({
  patient: patientOf(asked),
  first: KEPT,
  after: null,
})

/** The log as a table for people, in the page's language. */
export const logCsvFile = defineFile<Data>({
  path: '/account/log.csv',
  audience: WHO,
  document: WHOLE,
  variables,
  make: (data, { speaker }) => {
    const rows = logOf(data).items.map((access) => {
      const { when, kind, who, role, place, purpose, outcomeWords, marks, kinds, systems, care, breakGlass } =
        accessView(access, speaker)
      return [
        when,
        kind,
        who,
        role,
        place,
        purpose,
        outcomeWords,
        marks.join(' / '),
        kinds,
        systems,
        [care, breakGlass].filter(Boolean).join(' / '),
      ]
    })
    const head = COLUMNS.map((name) => speaker.t(`log.columns.${name}`))
    return { type: 'text/csv; charset=utf-8', name: 'who-looked.csv', body: csvOf([head, ...rows]) }
  },
})

/** The log as it came, for computers: codes, not words. `more`: whether there is more than it holds; `incomplete`: whether some is not in yet. */
export const logJsonFile = defineFile<Data>({
  path: '/account/log.json',
  audience: WHO,
  document: WHOLE,
  variables,
  make: (data) => {
    const { items, pageInfo, completeUntil, incomplete } = logOf(data)
    return {
      type: 'application/json',
      name: 'who-looked.json',
      body: JSON.stringify({ more: pageInfo.hasNextPage, completeUntil, incomplete, accesses: items }, null, 2),
    }
  },
})
