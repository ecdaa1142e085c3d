import type { AccessLogPage, LoggedAccess } from '../../schema/model/access-log.ts'

/** What a file of the log may be. */
export type LogFormat = 'CSV' | 'JSON'

/** A file, ready to be kept. */
export type LogFile = {
  readonly name: string
  readonly mediaType: string
  readonly body: string
  readonly count: number
} & Pick<AccessLogPage, 'completeUntil' | 'gaps'>

const moment = (at: number): string => new Date(at).toISOString()

/** One access under the names that the schema gives its fields; lists are joined. */
const row = (access: LoggedAccess): Readonly<Record<string, string>> => ({
  at: moment(access.at),
  kind: access.kind,
  outcome: access.outcome,
  refusedFor: access.refusedFor ?? '',
  role: access.role,
  requesterName: access.requesterName ?? '',
  organisation: access.organisation ?? '',
  purpose: access.purpose ?? '',
  careContext: access.careContext ?? '',
  breakGlassWords: access.breakGlassWords ?? '',
  recordTypes: access.recordTypes.join(' '),
  exchanges: access.exchanges.join(' '),
  relationship: access.relationship ?? '',
  receipt: access.receipt,
})

/** RFC 4180; what a spreadsheet would take for a formula is kept from being one by an apostrophe before it. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const COLUMNS = [
  'at',
  'kind',
  'outcome',
  'refusedFor',
  'role',
  'requesterName',
  'organisation',
  'purpose',
  'careContext',
  'breakGlassWords',
  'recordTypes',
  'exchanges',
  'relationship',
  'receipt',
] as const

/** The last line of a table: how far it is whole. It has one cell, so that it is no access. */
const closing = ({ completeUntil, gaps }: Pick<AccessLogPage, 'completeUntil' | 'gaps'>): string =>
  cell(`Complete until ${moment(completeUntil)}${gaps.length === 0 ? '' : `. Not whole: ${gaps.join(' ')}`}`)

/** The accesses of a log as a file, under a name that says nothing of the patient. */
export const logFile = (
  format: LogFormat,
  accesses: readonly LoggedAccess[],
  whole: Pick<AccessLogPage, 'completeUntil' | 'gaps'>,
): LogFile => {
  const about = { ...whole, count: accesses.length }
  if (format === 'JSON')
    return {
      ...about,
      name: 'who-looked.json',
      mediaType: 'application/json',
      body: JSON.stringify(
        {
          completeUntil: moment(whole.completeUntil),
          gaps: whole.gaps,
          accesses: accesses.map((access) => ({ ...access, at: moment(access.at) })),
        },
        undefined,
        2,
      ),
    }
  const lines = [
    COLUMNS.join(','),
    ...accesses.map((access) => {
      const cells = row(access)
      return COLUMNS.map((name) => cell(cells[name] ?? '')).join(',')
    }),
    closing(whole),
  ]
  return { ...about, name: 'who-looked.csv', mediaType: 'text/csv; charset=utf-8', body: `${lines.join('\r\n')}\r\n` }
}
