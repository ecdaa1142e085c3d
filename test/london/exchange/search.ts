import { NHS_NUMBER_SYSTEM } from '../../../schema/model/nhs-number.ts'
import type { Held } from '../generator/generate.ts'
import type { Told } from '../generator/telling.ts'
import type { Holdings } from './holdings.ts'
import { type Answer, answer, outcome } from './outcome.ts'

const DATE_PARAMETERS: ReadonlySet<string> = new Set([
  'date',
  'onset-date',
  'effective',
  'authoredon',
  'authored',
  'authored-on',
  'created',
  'period',
  'recorded-date',
  'performed',
])
const DEFAULT_PAGE = 50
const LARGEST_PAGE = 500

/** How a search is answered: whose records, and whether one of somebody else is among them. */
export type SearchFault = 'another-patient' | 'stray-record' | undefined

const patientOf = (params: URLSearchParams, holdings: Holdings): Held | 'unstated' | undefined => {
  const id = params.get('patient') ?? params.get('subject') ?? params.get('subject:Patient') ?? params.get('actor')
  if (id !== null) return holdings.byId(id.replace(/^.*\//, ''))
  const chained =
    params.get('patient.identifier') ?? params.get('subject.identifier') ?? params.get('patient:identifier')
  if (chained !== null) return holdings.byNumber(numberOf(chained) ?? '')
  return 'unstated'
}

const numberOf = (token: string): string | undefined => {
  const [system, value] = token.includes('|') ? token.split('|') : [NHS_NUMBER_SYSTEM, token]
  return system === NHS_NUMBER_SYSTEM ? value : undefined
}

/** FHIR date prefixes over the record's own moment, at the precision the parameter is given in. Unknown prefixes match all. */
const fits = (moment: string, parameter: string): boolean => {
  const [, prefix, value] = parameter.match(/^(eq|ne|lt|le|gt|ge|sa|eb)?(.*)$/) ?? []
  const wanted = (value ?? '').slice(0, 16)
  const own = moment.slice(0, wanted.length)
  switch (prefix) {
    case 'ge':
      return own >= wanted
    case 'gt':
    case 'sa':
      return own > wanted
    case 'le':
      return own <= wanted
    case 'lt':
    case 'eb':
      return own < wanted
    case 'ne':
      return own !== wanted
    default:
      return own === wanted
  }
}

const matches = (told: Told, params: URLSearchParams): boolean => {
  for (const [name, value] of params) {
    if (DATE_PARAMETERS.has(name) && !fits(told.at, value)) return false
    if (
      (name === '_lastUpdated' || name === '_since') &&
      !fits(told.lastUpdated, name === '_since' ? `ge${value}` : value)
    )
      return false
    if (name === '_id' && !value.split(',').includes(told.id)) return false
  }
  return true
}

const entry = (base: string, resourceType: string, id: string, text: string): string =>
  `{"fullUrl":${JSON.stringify(`${base}/${resourceType}/${id}`)},"resource":${text},"search":{"mode":"match"}}`

/** A searchset Bundle of one page; `link[next]` where there are more. */
const bundle = (base: string, resourceType: string, params: URLSearchParams, found: readonly Told[]): string => {
  const count = Math.min(LARGEST_PAGE, Math.max(1, Number(params.get('_count') ?? DEFAULT_PAGE) || DEFAULT_PAGE))
  const page = Math.max(1, Number(params.get('_page') ?? 1) || 1)
  const shown = found.slice((page - 1) * count, page * count)
  const link = (relation: string, number: number): string => {
    const query = new URLSearchParams(params)
    query.set('_count', String(count))
    query.set('_page', String(number))
    return JSON.stringify({ relation, url: `${base}/${resourceType}?${query}` })
  }
  const links = [link('self', page), ...(page * count < found.length ? [link('next', page + 1)] : [])]
  const entries = shown.map((told) => entry(base, told.resourceType, told.id, told.text))
  return `{"resourceType":"Bundle","type":"searchset","total":${found.length},"link":[${links}]${entries.length > 0 ? `,"entry":[${entries}]` : ''}}`
}

const asTold = (held: Held): Told => ({
  resourceType: 'Patient',
  id: held.id,
  text: held.patient,
  at: '',
  lastUpdated: '2026-10-01T09:00:00Z',
})

/** `Patient?identifier=system|value` (or `_id`). */
export const searchPatients = (
  base: string,
  params: URLSearchParams,
  holdings: Holdings,
  fault: SearchFault,
): Answer => {
  const token = params.get('identifier')
  const id = params.get('_id')
  if (token === null && id === null)
    return answer(400, outcome('error', 'required', 'Patients are found by identifier.'))
  const found = token === null ? holdings.byId(id ?? '') : holdings.byNumber(numberOf(token) ?? '')
  const told = fault === 'another-patient' ? holdings.other(found) : found
  return answer(200, bundle(base, 'Patient', params, told ? [asTold(told)] : []))
}

const bearsIdentifier = ({ text }: Told, token: string): boolean => {
  const [system, value] = token.split('|')
  if (value === undefined || !text.includes(value)) return false
  const { identifier = [], masterIdentifier } = JSON.parse(text) as {
    readonly identifier?: readonly { readonly system?: string; readonly value?: string }[]
    readonly masterIdentifier?: { readonly system?: string; readonly value?: string }
  }
  return [...identifier, masterIdentifier].some((one) => one?.system === system && one?.value === value)
}

/** A type's records of one patient, in the order they are held; or whoever's that bear an identifier. */
export const searchRecords = (
  base: string,
  resourceType: string,
  params: URLSearchParams,
  holdings: Holdings,
  fault: SearchFault,
): Answer => {
  const held = patientOf(params, holdings)
  const identifier = params.get('identifier')
  if (held === 'unstated' && identifier !== null) {
    const all = holdings.all.flatMap(({ records }) => records)
    const borne = all.filter((told) => told.resourceType === resourceType && bearsIdentifier(told, identifier))
    return answer(200, bundle(base, resourceType, params, borne))
  }
  if (held === 'unstated') return answer(400, outcome('error', 'required', 'A search states its patient.'))
  const chained = !params.has('patient') && !params.has('subject')
  const own = fault === 'another-patient' && chained ? holdings.other(held) : held
  const found = (own?.records ?? []).filter((told) => told.resourceType === resourceType && matches(told, params))
  const stray = fault === 'stray-record' ? strayOf(holdings, own, (told) => told.resourceType === resourceType) : []
  return answer(200, bundle(base, resourceType, params, [...found, ...stray]))
}

const strayOf = (holdings: Holdings, own: Held | undefined, fits: (told: Told) => boolean): readonly Told[] =>
  holdings.all
    .filter((held) => held !== own)
    .flatMap((held) => held.records.filter(fits))
    .slice(0, 1)

const isAsked = (resourceType: string, params: URLSearchParams): boolean =>
  params.get('_type')?.split(',').includes(resourceType) ?? true

/** `Patient/{id}/$everything`: the patient and every record, in one Bundle or in pages. */
export const everything = (
  base: string,
  held: Held,
  params: URLSearchParams,
  holdings: Holdings,
  fault: SearchFault,
): Answer =>
  answer(
    200,
    bundle(
      base,
      `Patient/${held.id}/$everything`,
      params.has('_count')
        ? params
        : new URLSearchParams({ ...Object.fromEntries(params), _count: String(LARGEST_PAGE) }),
      [
        asTold(held),
        ...held.records.filter((told) => matches(told, params)),
        ...(fault === 'stray-record'
          ? strayOf(holdings, held, ({ resourceType }) => isAsked(resourceType, params))
          : []),
      ],
    ),
  )
