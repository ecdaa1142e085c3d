import type { Quantity } from '../../schema/model/coded-concept.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import { attribute, childrenOf, descend, type XmlElement } from '../xml/xml-element.ts'
import { fhirDateOf } from './hl7-date.ts'

/**
 * An attribute of a value that says something; null where there is no such element, where it says nothing, or where a null flavor says that the value
 * is unknown: what stands beside a null flavor is no value.
 */
export const stated = (element: XmlElement | undefined, name: string): string | null => {
  if (element === undefined || attribute(element, 'nullFlavor') !== undefined) return null
  const value = attribute(element, name)?.trim()
  return value === undefined || value === '' ? null : value
}

/** Text that only spells a null flavor, or says that nothing is known, is no value either. */
const NO_TEXT = /^(?:unk|ni|na|nask|asku|nav|n\/a|unknown|none|null|not applicable)$/i

/** Words that say something, or null. */
export const saying = (words: string | null): string | null =>
  words === null || NO_TEXT.test(words.trim()) ? null : words

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** The data type an element states (`xsi:type`), without a prefix: `PQ`, `IVL_TS`; null where it states none. */
export const typeOf = (element: XmlElement): string | null => {
  const type = attribute(element, 'type', XSI)
  return type === undefined ? null : type.slice(type.indexOf(':') + 1)
}

/** Whether an act is negated (`negationInd`): that it was not so, or not done. */
export const isNegated = (element: XmlElement): boolean => {
  const value = attribute(element, 'negationInd') ?? attribute(element, 'valueNegationInd')
  return value === 'true' || value === '1'
}

/** Whether it is of one of the templates, by their OIDs. */
export const hasTemplate = (element: XmlElement, ...roots: readonly string[]): boolean =>
  childrenOf(element, 'templateId').some((id) => roots.includes(attribute(id, 'root') ?? ''))

/** The state of an act (`statusCode`), or null. */
export const stateOf = (element: XmlElement | undefined): string | null =>
  stated(descend(element, 'statusCode'), 'code')

const dateIn = (element: XmlElement | undefined): FhirDate | null => {
  const value = stated(element, 'value')
  return value === null ? null : (fhirDateOf(value) ?? null)
}

/** When something was: a point, or an interval that may be open, unknown or only its middle. */
export type Period = { readonly start: FhirDate | null; readonly end: FhirDate | null }

/** Reads a TS or an IVL_TS. A point begins something; where only its end is stated, that stands at the end alone. */
export const periodOf = (time: XmlElement | undefined): Period => {
  const low = dateIn(descend(time, 'low'))
  const high = dateIn(descend(time, 'high'))
  return { start: low ?? dateIn(time) ?? dateIn(descend(time, 'center')), end: high }
}

/** A date, or the beginning of a period. */
export const pointOf = (time: XmlElement | undefined): FhirDate | null => {
  const { start, end } = periodOf(time)
  return start ?? end
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** A number as the source wrote it; null for what is none. */
export const numberOf = (text: string | null): number | null =>
  text === null || !NUMBER.test(text) ? null : Number(text)

/** Reads a PQ, INT or REAL; null where no number is stated. */
export const quantityOf = (element: XmlElement | undefined): Quantity | null => {
  const value = numberOf(stated(element, 'value'))
  if (element === undefined || value === null) return null
  const unit = attribute(element, 'unit')?.trim()
  const said = unit === undefined || unit === '' || unit === '1' ? null : unit
  return { value, unit: said, comparator: null, code: said }
}

/** A quantity in words; null where none is stated. */
export const amountOf = (element: XmlElement | undefined): string | null => {
  const quantity = quantityOf(element)
  return quantity === null ? null : `${quantity.value}${quantity.unit === null ? '' : ` ${quantity.unit}`}`
}
