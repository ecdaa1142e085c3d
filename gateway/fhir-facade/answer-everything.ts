import { isCalendarDay } from '../../schema/model/calendar-day.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { answerListing } from './answer-listing.ts'
import type { Asked } from './answer-search.ts'
import { type DateAsked, readDateAsked } from './dates.ts'
import type { Filter } from './filters.ts'
import type { CalendarWindow } from './listing.ts'
import { cannotServe, isRefusal, type Refusal } from './outcome.ts'
import { readCount } from './read-search.ts'
import type { Resource } from './resource.ts'
import { isServed, OF_EVERY_TYPE, SERVED_NAMES, type ServedName } from './served-types.ts'
import type { Facade, Visit } from './visit.ts'

/** What a page of a whole record holds unless it is said. */
const USUAL_COUNT = 500

type Everything = {
  readonly types: readonly ServedName[] | undefined
  readonly window: CalendarWindow
  /** Only what a source changed since. */
  readonly since: DateAsked | undefined
  readonly count: number
  readonly ignored: readonly string[]
}

const readTypes = (value: string): readonly ServedName[] | undefined => {
  const names = value.split(',')
  // The patient and the provenance come along whatever is asked for.
  const served = names.filter(isServed)
  return names.every((name) => isServed(name) || name === 'Patient' || name === 'Provenance') ? served : undefined
}

const readEverything = (parameters: URLSearchParams, strict: boolean): Everything | Refusal => {
  let [types, count]: [readonly ServedName[] | undefined, number] = [undefined, USUAL_COUNT]
  let window: CalendarWindow = { from: undefined, to: undefined }
  let since: DateAsked | undefined
  const ignored: string[] = []
  for (const [name, value] of parameters) {
    const unreadable = cannotServe('value', `The value of "${name}" cannot be read.`)
    if (name === '_format' || name === '_pretty') continue
    if (name === 'start' || name === 'end') {
      if (!isCalendarDay(value)) return unreadable
      window = name === 'start' ? { ...window, from: value } : { ...window, to: value }
    } else if (name === '_since') {
      since = readDateAsked(`ge${value}`)
      if (since === undefined) return unreadable
    } else if (name === '_type') {
      types = readTypes(value)
      if (types === undefined) return cannotServe('not-supported', 'One of the types of "_type" is not served.')
    } else if (name === '_count') {
      const read = readCount(value)
      if (read === undefined || read === 0) return unreadable
      count = read
    } else {
      const said = /^[A-Za-z_][\w-]{0,63}$/.test(name) ? name : 'one of them'
      if (strict) return cannotServe('not-supported', `The parameter "${said}" is not served.`)
      ignored.push(said)
    }
  }
  return { types, window, since, count, ignored }
}

/** The care that dates bound, judged by when it began and ended; what states no date comes along. */
const datesOf = ({ from, to }: CalendarWindow): readonly Filter[] =>
  [from && readDateAsked(`ge${from}`), to && readDateAsked(`le${to}`)].flatMap((date) =>
    date
      ? [
          {
            kind: 'date',
            parameter: {
              kind: 'date',
              of: (record) => ({ start: record.date, end: record.endDate ?? record.date, goesOn: false }),
              narrows: 'to',
            },
            dates: [date],
          },
        ]
      : [],
  )

const changedSince = (since: DateAsked | undefined): readonly Filter[] =>
  since === undefined ? [] : [{ kind: 'date', parameter: OF_EVERY_TYPE._lastUpdated, dates: [since] }]

/** `GET` and `POST /Patient/{id}/$everything`: all of one patient's record, in pages, with where each part comes from. Types that the token was not issued for are left out, and said to be. Throws `HouseError`. */
export const answerEverything = async (
  facade: Facade,
  visit: Visit,
  patient: NhsNumber,
  { parameters, strict, after, self }: Asked,
): Promise<Resource | Refusal> => {
  const asked = readEverything(parameters, strict)
  if (isRefusal(asked)) return asked
  await visit.insist(patient, 'Patient', 'read')
  const wanted = asked.types ?? SERVED_NAMES
  const types = wanted.filter((type) => visit.allows(patient, type, 'read') && visit.allows(patient, type, 'search'))
  const left = wanted.filter((type) => !types.includes(type))
  const [first] = left
  if (types.length === 0 && first !== undefined) await visit.insist(patient, first, 'search')
  if (wanted.length === 0) throw new HouseError('NOT_FOUND')
  const withProvenance = visit.allows(patient, 'Provenance', 'search')
  const kept = new URLSearchParams([...parameters].filter(([name]) => !asked.ignored.includes(name)))
  const path = `${facade.base}/Patient/${visit.ids.ofPatient(patient)}/$everything`
  return answerListing(facade, visit, {
    listing: {
      patient,
      types,
      filters: [...datesOf(asked.window), ...changedSince(asked.since)],
      window: { from: undefined, to: asked.window.to },
      count: asked.count,
      after,
    },
    withProvenance,
    withPatient: after === undefined ? 'match' : undefined,
    warnings: [
      ...asked.ignored.map((name) => `The parameter "${name}" is not served here and was left out.`),
      ...(left.length === 0 ? [] : [`The access token was not issued for ${left.join(', ')}: not asked for.`]),
    ],
    of: EVERYTHING,
    parameters: kept.toString(),
    self: self ?? (kept.size === 0 ? path : `${path}?${kept}`),
  })
}

/** What a page of a whole record is a page of. */
export const EVERYTHING = '$everything'
