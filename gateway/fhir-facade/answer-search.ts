import { HouseError } from '../../schema/model/house-error.ts'
import { answerListing, goesBy } from './answer-listing.ts'
import type { Place } from './listing.ts'
import { isRefusal, type Refusal } from './outcome.ts'
import { readSearch } from './read-search.ts'
import type { Resource } from './resource.ts'
import type { ServedName } from './served-types.ts'
import type { Facade, Visit } from './visit.ts'

/** A search as it came: its parameters, whether what is not served is refused, and which page it goes on with. */
export type Asked = {
  readonly parameters: URLSearchParams
  readonly strict: boolean
  readonly after?: Place | undefined
  /** What the answer calls itself, where it is a page. */
  readonly self?: string | undefined
}

/** The parameters but those that name the patient, and those that are left out: an address holds nobody's number. */
const withoutPatient = (parameters: URLSearchParams, ignored: readonly string[]): URLSearchParams =>
  new URLSearchParams(
    [...parameters].filter(([name]) => {
      const bare = name.split(/[:.]/, 1)[0] ?? ''
      return bare !== 'patient' && bare !== 'subject' && !ignored.includes(bare)
    }),
  )

const IGNORED = 'is not served here and was left out; the answer may hold more than was asked for.'

/** `GET /{type}?patient=…` and `POST /{type}/_search`. Throws `HouseError`. */
export const answerSearch = async (
  facade: Facade,
  visit: Visit,
  type: ServedName,
  { parameters, strict, after, self }: Asked,
): Promise<Resource | Refusal> => {
  const search = readSearch(parameters, type, strict)
  if (isRefusal(search)) return search
  const patient = visit.patient(search.patient)
  await visit.insist(patient, type, 'search')
  if (search.withPatient) await visit.insist(patient, 'Patient', 'read')
  if (search.withProvenance) await visit.insist(patient, 'Provenance', 'search')
  const sought = search.ids?.map((id) => visit.ids.record(id)).filter((one) => one?.patient === patient)
  if (sought?.length === 0) throw new HouseError('NOT_FOUND')
  const isOne = goesBy(facade, patient, new Set(sought?.flatMap((one) => one?.record ?? [])))
  const kept = withoutPatient(parameters, search.ignored)
  const shown = new URLSearchParams([['patient', visit.ids.ofPatient(patient)], ...kept])
  return answerListing(facade, visit, {
    listing: {
      patient,
      types: [type],
      filters: search.filters,
      isSought: sought && ((record) => [record, ...record.dissenting].some(isOne)),
      window: search.window,
      count: search.count,
      after,
    },
    withProvenance: search.withProvenance,
    withPatient: search.withPatient ? 'include' : undefined,
    warnings: search.ignored.map((name) => `The parameter "${name}" ${IGNORED}`),
    of: type,
    parameters: kept.toString(),
    self: self ?? `${facade.base}/${type}?${shown}`,
  })
}
