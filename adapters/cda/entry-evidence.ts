import type { FhirDate } from '../../schema/model/fhir-date.ts'
import { attribute, elementsOf, type XmlElement } from '../xml/xml-element.ts'
import { systemOf } from './code-systems.ts'
import { fhirDateOf } from './hl7-date.ts'
import { stated, typeOf } from './stated.ts'

/** All of a record that judging needs, wherever in its element it stands. */
export type Evidence = {
  /** Every code with a system, as `system|code`, those of parts that no field is kept of too. */
  readonly codes: readonly string[]
  /** Every clinical date, `others` among them; empty where one of them cannot be read: the record then counts as undated. */
  readonly dates: readonly FhirDate[]
}

/** Elements that hold a time or are one bound of it. */
const TIMES: ReadonlySet<string> = new Set(['effectiveTime', 'time', 'low', 'high', 'center'])

const NO_DATES: readonly FhirDate[] = []

/**
 * Gathers every code and every date of an element and all within it but for `without`. A sensitive code in a place that nobody maps must still be
 * judged, and a date that cannot be read must not be taken for none. `others`: dates that hold for it and stand elsewhere.
 */
export const evidenceIn = (
  whole: XmlElement,
  without: ReadonlySet<XmlElement>,
  others: readonly (FhirDate | null)[],
): Evidence => {
  const codes = new Set<string>()
  const dates = new Set<FhirDate>()
  let unreadable = false
  const takeDate = (element: XmlElement): void => {
    const value = stated(element, 'value')
    if (value === null) return
    const date = fhirDateOf(value)
    if (date === undefined) unreadable = true
    else dates.add(date)
  }
  // `isTime`: inside an effective time or an author's time, where `low` and `high` are dates; elsewhere they are amounts.
  const walk = (element: XmlElement, isTime: boolean): void => {
    if (without.has(element)) return
    const code = attribute(element, 'code')
    const system = attribute(element, 'codeSystem')
    if (code !== undefined && system !== undefined) codes.add(`${systemOf(system) ?? ''}|${code}`)
    const type = typeOf(element)
    const begins = element.name === 'effectiveTime' || element.name === 'time'
    const within = begins ? type !== 'PIVL_TS' && type !== 'EIVL_TS' : isTime && TIMES.has(element.name)
    if (within) takeDate(element)
    for (const part of elementsOf(element)) walk(part, within)
  }
  walk(whole, false)
  for (const date of others) if (date !== null) dates.add(date)
  return { codes: [...codes], dates: unreadable ? NO_DATES : [...dates] }
}
