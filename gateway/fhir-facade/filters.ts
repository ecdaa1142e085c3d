import type { Coding } from '../../schema/model/coded-concept.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import { type DateAsked, fits, type Span, spanOf } from './dates.ts'
import type { SearchParameter, Told } from './served-types.ts'

type Of<Kind extends SearchParameter['kind']> = Extract<SearchParameter, { readonly kind: Kind }>

/** Any of these codes: `system` undefined is any system, empty is none; `code` empty is any of the system. */
export type TokenFilter = {
  readonly kind: 'token'
  readonly parameter: Of<'token'>
  readonly tokens: readonly { readonly system: string | undefined; readonly code: string }[]
}

/** Any of these dates. */
export type DateFilter = { readonly kind: 'date'; readonly parameter: Of<'date'>; readonly dates: readonly DateAsked[] }

/** One parameter of a search: whoever meets them all is found. */
export type Filter = TokenFilter | DateFilter

// Codes of FHIR's own value sets are spelled one way; others are told apart by case only where their systems do.
const isOneOf = (codings: readonly Coding[], { tokens }: TokenFilter): boolean =>
  tokens.some(({ system, code }) =>
    codings.some(
      (coding) =>
        (code === '' || coding.code === code) &&
        (system === undefined || coding.system === null || coding.system === system),
    ),
  )

const spanTold = ({ start, end, goesOn }: Told): Span | undefined => {
  const from = start === null ? undefined : spanOf(start)
  const to = end === null ? undefined : spanOf(end)
  if (from === undefined && to === undefined) return undefined
  const last = to?.to ?? (goesOn ? Number.POSITIVE_INFINITY : from?.to)
  return { from: from?.from ?? Number.NEGATIVE_INFINITY, to: last ?? Number.POSITIVE_INFINITY }
}

const meets = (record: UnifiedRecord, filter: Filter): boolean => {
  if (filter.kind === 'token') return isOneOf(filter.parameter.of(record), filter)
  const told = spanTold(filter.parameter.of(record))
  // Undated, it could lie anywhere: to leave it out would be to say that it does not.
  return told === undefined || filter.dates.some((date) => fits(told, date))
}

/** Whether a record is found: as it stands first, or as any exchange tells it otherwise. Who looks for active allergies must not miss one that only one of two sources calls active. */
export const isFound = (record: UnifiedRecord, filters: readonly Filter[]): boolean =>
  [record, ...record.dissenting].some((told) => filters.every((filter) => meets(told, filter)))
