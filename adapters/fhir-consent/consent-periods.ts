import type { DirectiveScope } from '../../schema/model/consent-directive.ts'
import { isFhirDate } from '../../schema/model/fhir-date.ts'
import type { Instant, Period } from '../../schema/model/instant.ts'

type Stated = { readonly start?: string | undefined; readonly end?: string | undefined }
type Midnight = (day: string, laterDays?: number) => Instant

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** A day that the calendar has: 31 February is refused. */
const isDay = (text: string): boolean =>
  DAY.test(text) && isFhirDate(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** Where a FHIR date begins, or ends: its last moment belongs to it, be it a day in London, a second or a fraction of one. */
const boundary = (text: string, side: 'start' | 'end', midnight: Midnight): Instant | undefined => {
  if (isDay(text)) return midnight(text, side === 'start' ? 0 : 1)
  const [, fraction] = MOMENT.exec(text) ?? [undefined, undefined]
  const moment = MOMENT.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(moment)) return undefined
  return side === 'start' ? moment : moment + (fraction === undefined ? 1_000 : 1)
}

/** A FHIR period as [start, end); undefined when a boundary is no day and no moment, or it ends before it begins. */
export const periodOf = (stated: Stated, midnight: Midnight): Period | undefined => {
  const start = stated.start === undefined ? undefined : boundary(stated.start, 'start', midnight)
  const end = stated.end === undefined ? undefined : boundary(stated.end, 'end', midnight)
  if ((stated.start !== undefined && start === undefined) || (stated.end !== undefined && end === undefined))
    return undefined
  return start !== undefined && end !== undefined && end <= start ? undefined : { start, end }
}

/** The dates of the records spoken of: whole days alone, as a directive keeps them. */
export const recordDatesOf = (stated: Stated | undefined): DirectiveScope['recordDates'] | 'unclear' => {
  if (stated === undefined) return undefined
  const { start: from, end: to } = stated
  if (from === undefined && to === undefined) return 'unclear'
  if ((from !== undefined && !isDay(from)) || (to !== undefined && !isDay(to))) return 'unclear'
  return from !== undefined && to !== undefined && to < from ? 'unclear' : { from, to }
}
