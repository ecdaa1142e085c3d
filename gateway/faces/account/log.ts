import type { AccessOutcome } from '../../../schema/generated/audit.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { defineFile } from '../file.ts'
import type { Speaker } from '../language/speaker.ts'
import { definePage } from '../page.ts'
import { nameOf, type Place } from './choice.ts'
import { csvOf } from './csv.ts'
import { patientOf, WHO } from './whose.ts'

type Access = {
  readonly receipt: string
  readonly at: string
  readonly outcome: AccessOutcome
  readonly requesterName: string | null
  readonly role: string
  readonly organisation: Place | null
  readonly purpose: PurposeOfUse | null
  readonly careContext: string | null
  readonly breakGlassWords: string | null
  readonly recordTypes: readonly RecordType[]
  readonly exchanges: readonly { readonly id: string; readonly name: string | null }[]
}

type Data = {
  readonly patient: {
    readonly accessLog: {
      readonly items: readonly Access[]
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
    } | null
  } | null
}

/** How many accesses a page shows, and how many a file holds at most. */
const SHOWN = 20
const KEPT = 2_000

const LOG = /* GraphQL */ `
  query AccessLog($patient: NHSNumber!, $access: AccessInput!, $first: Int!, $after: String) {
    patient(nhsNumber: $patient, access: $access) {
      accessLog(first: $first, after: $after) {
        items {
          receipt
          at
          outcome
          requesterName
          role
          organisation { odsCode name }
          purpose
          careContext
          breakGlassWords
          recordTypes
          exchanges { id name }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }`

const PATRQT = { purpose: 'PATRQT' } as const

const logOf = ({ patient }: Data) => {
  const log = patient?.accessLog
  // A log that cannot be read is not an empty log.
  if (log == null) throw new HouseError('AUDIT_UNAVAILABLE')
  return log
}

/** Somebody reading this very log: nothing of a record was asked for. */
const isOwnLog = ({ role, recordTypes, outcome }: Access): boolean =>
  role === 'patient' && recordTypes.length === 0 && outcome !== 'REFUSED'

/** One access in words. */
const accessView = (access: Access, { t, word, moment, list }: Speaker) => ({
  id: access.receipt,
  when: moment(access.at),
  who: access.role === 'patient' ? t('log.you') : (access.requesterName ?? t('log.nobody')),
  role: access.role === 'patient' ? '' : word('role', access.role),
  place: access.organisation === null ? '' : nameOf(access.organisation),
  outcome: access.outcome,
  outcomeWords: isOwnLog(access) ? t('log.youLog') : word('outcome', access.outcome),
  isEmergency: access.purpose === 'BTG',
  purpose: access.purpose === null ? '' : word('purpose', access.purpose),
  care: access.careContext ?? '',
  breakGlass: access.breakGlassWords ?? '',
  isOwnLog: isOwnLog(access),
  kinds: access.recordTypes.length === 0 ? '' : list(access.recordTypes.map((type) => word('recordType', type))),
  systemCount: access.exchanges.length,
  systems: access.exchanges.length === 0 ? '' : list(access.exchanges.map(({ id, name }) => name ?? id)),
})

/** Who asked for the record, newest first, refusals included. */
export const logPage = definePage<Data>({
  path: '/account/log',
  audience: WHO,
  template: 'account/log.njk',
  document: LOG,
  variables: (asked) => ({
    patient: patientOf(asked),
    access: PATRQT,
    first: SHOWN,
    after: asked.query['after'] === undefined ? null : asked.query['after'],
  }),
  view: (data, { speaker, query }) => {
    const { items, pageInfo } = logOf(data)
    return {
      items: items.map((access) => accessView(access, speaker)),
      older: pageInfo.hasNextPage ? `/account/log?after=${encodeURIComponent(pageInfo.endCursor ?? '')}` : '',
      isFirst: query['after'] === undefined,
    }
  },
})

const COLUMNS = ['at', 'name', 'role', 'place', 'purpose', 'outcome', 'kinds', 'systems', 'words'] as const

const variables = (asked: Parameters<typeof patientOf>[0]) => ({
  patient: patientOf(asked),
  access: PATRQT,
  first: KEPT,
  after: null,
})

/** The log as a table for people, in the page's language. */
export const logCsvFile = defineFile<Data>({
  path: '/account/log.csv',
  audience: WHO,
  document: LOG,
  variables,
  make: (data, { speaker }) => {
    const rows = logOf(data).items.map((access) => {
      const { when, who, role, place, purpose, outcomeWords, kinds, systems, care, breakGlass } = accessView(
        access,
        speaker,
      )
      return [
        when,
        who,
        role,
        place,
        purpose,
        outcomeWords,
        kinds,
        systems,
        [care, breakGlass].filter(Boolean).join(' / '),
      ]
    })
    const head = COLUMNS.map((name) => speaker.t(`log.columns.${name}`))
    return { type: 'text/csv; charset=utf-8', name: 'who-looked.csv', body: csvOf([head, ...rows]) }
  },
})

/** The log as it came, for computers: codes, not words. `more`: whether there is more than it holds. */
export const logJsonFile = defineFile<Data>({
  path: '/account/log.json',
  audience: WHO,
  document: LOG,
  variables,
  make: (data) => {
    const { items, pageInfo } = logOf(data)
    return {
      type: 'application/json',
      name: 'who-looked.json',
      body: JSON.stringify({ more: pageInfo.hasNextPage, accesses: items }, null, 2),
    }
  },
})
