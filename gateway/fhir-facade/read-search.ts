import { daysOf, readDateAsked } from './dates.ts'
import type { DateFilter, Filter, TokenFilter } from './filters.ts'
import type { CalendarWindow } from './listing.ts'
import { type NamedPatient, readPatient } from './named-patient.ts'
import { cannotServe, isRefusal, type Refusal } from './outcome.ts'
import { OF_EVERY_TYPE, type SearchParameter, type ServedName, type ServedType, servedType } from './served-types.ts'

/** A search of one resource type, read. */
export type Search = {
  readonly patient: NamedPatient
  /** Where one record of that patient is sought by its id. */
  readonly ids: readonly string[] | undefined
  readonly filters: readonly Filter[]
  readonly window: CalendarWindow
  readonly count: number
  readonly withProvenance: boolean
  readonly withPatient: boolean
  /** Names of parameters that are not served and were left out, as FHIR's lenient handling has it. */
  readonly ignored: readonly string[]
}

/** What a page holds unless it is said, and at the most. */
export const USUAL_COUNT = 100
export const MOST_ON_A_PAGE = 1_000
const MOST_VALUES = 50

/** Parameters that say how an answer is written, and change nothing of ours. */
const OF_FORM: ReadonlySet<string> = new Set(['_format', '_pretty'])

/** Parameters that say what comes, in which order, and how much of it. */
const OF_RESULT: ReadonlySet<string> = new Set(['_id', '_count', '_revinclude', '_include', '_sort'])

const isByBeginning = (parameter: SearchParameter | undefined): boolean =>
  parameter?.kind === 'date' && parameter.narrows !== 'nothing'

const NAME = /^[A-Za-z_][\w-]{0,63}$/

const readTokens = (value: string): TokenFilter['tokens'] | undefined => {
  const tokens = value.split(/(?<!\\),/).map((text) => {
    const plain = text.replaceAll(/\\([,|$\\])/g, '$1')
    const bar = plain.indexOf('|')
    return bar < 0 ? { system: undefined, code: plain } : { system: plain.slice(0, bar), code: plain.slice(bar + 1) }
  })
  return tokens.length > MOST_VALUES || tokens.some(({ system, code }) => code === '' && (system ?? '') === '')
    ? undefined
    : tokens
}

const readDates = (value: string): DateFilter['dates'] | undefined => {
  const dates = value.split(',').map(readDateAsked)
  return dates.length > MOST_VALUES || dates.includes(undefined)
    ? undefined
    : dates.filter((date) => date !== undefined)
}

/** How many a page is to hold: 1 to the most there may be; undefined where it is no number. `_count=0` asks how many there are, which is told with no page. */
export const readCount = (value: string): number | undefined =>
  /^\d{1,6}$/.test(value) ? Math.min(Number(value), MOST_ON_A_PAGE) : undefined

type Reading = {
  readonly patients: NamedPatient[]
  readonly ignored: string[]
  readonly filters: Filter[]
  ids: readonly string[] | undefined
  count: number
  withProvenance: boolean
  withPatient: boolean
}

/** One parameter of a search: what is wrong with it, or nothing. */
const readParameter = (
  name: string,
  value: string,
  type: ServedName,
  reading: Reading,
  strict: boolean,
): Refusal | undefined => {
  const [bare = '', modifier] = name.split(':', 2)
  const unreadable = () => cannotServe('value', `The value of "${bare}" cannot be read.`)
  if (OF_FORM.has(bare)) return undefined
  const patient = readPatient(name, value, servedType(type).hasSubject)
  if (patient !== undefined) {
    if (isRefusal(patient)) return patient
    reading.patients.push(patient)
    return undefined
  }
  const { hasSubject } = servedType(type)
  const search: ServedType['search'] = { ...servedType(type).search, ...OF_EVERY_TYPE }
  const parameter = Object.hasOwn(search, bare) ? search[bare] : undefined
  const known = parameter !== undefined || OF_RESULT.has(bare)
  // A modifier that is not served turns what a parameter means: it may never be passed over (R4, search, 3.1.1.4.5).
  if (known && modifier !== undefined)
    return cannotServe('not-supported', `"${bare}" is served without modifiers only.`)
  if (parameter?.kind === 'token') {
    const tokens = readTokens(value)
    if (tokens === undefined) return unreadable()
    reading.filters.push({ kind: 'token', parameter, tokens })
    return undefined
  }
  if (parameter?.kind === 'date') {
    const dates = readDates(value)
    if (dates === undefined) return unreadable()
    reading.filters.push({ kind: 'date', parameter, dates })
    return undefined
  }
  switch (bare) {
    case '_count': {
      const count = readCount(value)
      if (count === undefined) return unreadable()
      reading.count = count
      return undefined
    }
    case '_id':
      reading.ids = value.split(',').slice(0, MOST_VALUES)
      return undefined
    case '_revinclude':
      if (value === 'Provenance:target') {
        reading.withProvenance = true
        return undefined
      }
      break
    case '_include':
      if (value === `${type}:patient` || (hasSubject && value === `${type}:subject`)) {
        reading.withPatient = true
        return undefined
      }
      break
    case '_sort':
      // Every list stands so: the newest first, by when it began.
      if (value.startsWith('-') && isByBeginning(search[value.slice(1)])) return undefined
      if (strict) return cannotServe('not-supported', 'Lists are sorted with the newest first, and in no other way.')
      reading.ignored.push(bare)
      return undefined
  }
  const said = NAME.test(bare) ? bare : 'one of them'
  if (strict) return cannotServe('not-supported', `The parameter "${said}" is not served.`)
  reading.ignored.push(said)
  return undefined
}

/** Where exchanges may narrow by themselves: only by dates that stand alone, and all of which have to be met. */
const windowOf = (filters: readonly Filter[]): CalendarWindow => {
  const alone = filters.flatMap((filter) =>
    filter.kind === 'date' && filter.dates.length === 1 && filter.parameter.narrows !== 'nothing'
      ? filter.dates.map((date) => ({ date, narrows: filter.parameter.narrows }))
      : [],
  )
  const { to } = daysOf(alone.map(({ date }) => date))
  const { from } = daysOf(alone.filter(({ narrows }) => narrows === 'both').map(({ date }) => date))
  return { from, to }
}

/** Reads a search of this resource type. `strict`: what is not served is refused and not left out (`Prefer: handling=strict`). */
export const readSearch = (parameters: URLSearchParams, type: ServedName, strict: boolean): Search | Refusal => {
  const reading: Reading = {
    patients: [],
    ignored: [],
    filters: [],
    ids: undefined,
    count: USUAL_COUNT,
    withProvenance: false,
    withPatient: false,
  }
  for (const [name, value] of parameters) {
    const fault = readParameter(name, value, type, reading, strict)
    if (fault !== undefined) return fault
  }
  const [first, ...others] = reading.patients
  if (others.length > 0) return cannotServe('invalid', 'One patient at a time is asked about.')
  const { ids, filters, count, withProvenance, withPatient, ignored } = reading
  const patient: NamedPatient | undefined =
    first ?? (ids?.length === 1 && ids[0] !== undefined ? { by: 'record', id: ids[0] } : undefined)
  if (patient === undefined)
    return cannotServe(
      'required',
      'A search states its patient: "patient", or "patient.identifier" with an NHS number.',
    )
  return { patient, ids, filters, window: windowOf(filters), count, withProvenance, withPatient, ignored }
}
