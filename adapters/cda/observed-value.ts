import type { Quantity } from '../../schema/model/coded-concept.ts'
import type { ObservedValue } from '../../schema/model/record.ts'
import { attribute, childrenOf, descend, type XmlElement } from '../xml/xml-element.ts'
import { conceptOrNull } from './concept.ts'
import type { Narrative } from './narrative.ts'
import { amountOf, numberOf, periodOf, quantityOf, saying, stated, typeOf } from './stated.ts'

const UNSTATED: ObservedValue = { quantity: null, concept: null, text: null }

const inWords = (text: string | null): ObservedValue => ({ ...UNSTATED, text: saying(text) })

const MOST_TEXT = 64

/** A unit beyond UCUM stands in a translation, whose null flavor speaks of the unit alone: the number beside it is one. */
const translated = (element: XmlElement, narrative: Narrative): Quantity | null => {
  for (const translation of childrenOf(element, 'translation')) {
    const value = numberOf(attribute(translation, 'value')?.trim() ?? null)
    const unit = saying(narrative.wordsOf(descend(translation, 'originalText')))
    if (value !== null) return { value, unit, comparator: null, code: null }
  }
  return null
}

/** A quantity; what is no number is told in words, with the unit beside it. */
const measured = (value: XmlElement, narrative: Narrative): ObservedValue => {
  const quantity = quantityOf(value) ?? translated(value, narrative)
  if (quantity !== null) return { ...UNSTATED, quantity }
  const words = stated(value, 'value') ?? conceptOrNull(value, narrative)?.text ?? null
  const unit = stated(value, 'unit')
  return inWords(words === null || unit === null ? words : `${words} ${unit}`)
}

const bound = (value: XmlElement, name: 'low' | 'high', inside: string, outside: string): Quantity | null => {
  const element = descend(value, name)
  const quantity = quantityOf(element)
  if (element === undefined || quantity === null) return null
  return { ...quantity, comparator: attribute(element, 'inclusive') === 'false' ? outside : inside }
}

/** An interval: open to one side it is a quantity with a comparator, else two bounds in words. */
const ranging = (value: XmlElement): ObservedValue => {
  const low = bound(value, 'low', '>=', '>')
  const high = bound(value, 'high', '<=', '<')
  if (low !== null && high !== null) return inWords(between(value))
  const one = low ?? high ?? quantityOf(descend(value, 'center'))
  return { ...UNSTATED, quantity: one }
}

/** What lies between two bounds, in words; null where neither is stated. */
export const between = (interval: XmlElement | undefined): string | null => {
  const low = amountOf(descend(interval, 'low'))
  const high = amountOf(descend(interval, 'high'))
  if (low === null) return high === null ? null : `up to ${high}`
  return high === null ? `from ${low}` : `${low} to ${high}`
}

/** Reads one `value` by its data type. What is neither a quantity nor a concept is told in words; a null flavor is no value. */
export const observedValueOf = (value: XmlElement | undefined, narrative: Narrative): ObservedValue => {
  if (value === undefined) return UNSTATED
  switch (typeOf(value)) {
    case 'PQ':
    case 'INT':
    case 'REAL':
    case 'MO':
      return measured(value, narrative)
    case 'IVL_PQ':
    case 'IVL_INT':
    case 'IVL_REAL':
      return ranging(value)
    case 'RTO':
    case 'RTO_PQ_PQ':
    case 'RTO_INT_INT': {
      const parts = [amountOf(descend(value, 'numerator')), amountOf(descend(value, 'denominator'))]
      return inWords(parts.some((part) => part === null) ? null : parts.join(' : '))
    }
    case 'TS':
    case 'IVL_TS': {
      const { start, end } = periodOf(value)
      return inWords(end === null ? start : `${start ?? '?'} to ${end}`)
    }
    case 'BL':
      return inWords(stated(value, 'value'))
    case 'CD':
    case 'CE':
    case 'CV':
    case 'CO':
    case 'CS':
      return { ...UNSTATED, concept: conceptOrNull(value, narrative) }
    default: {
      // ST and ED, and values without a type: a number is one only where a unit says so.
      const concept = stated(value, 'code') === null ? null : conceptOrNull(value, narrative)
      if (concept !== null) return { ...UNSTATED, concept }
      const number = numberOf(stated(value, 'value'))
      if (number !== null && attribute(value, 'unit') !== undefined) return measured(value, narrative)
      return inWords(narrative.wordsOf(value) ?? stated(value, 'value')?.slice(0, MOST_TEXT) ?? null)
    }
  }
}

/** Whether there is any value at all. */
export const isValued = ({ quantity, concept, text }: ObservedValue): boolean =>
  quantity !== null || concept !== null || text !== null

/** The ranges a value is compared with: each in its own words, else its bounds. */
export const rangesOf = (observation: XmlElement, narrative: Narrative): readonly string[] =>
  childrenOf(observation, 'referenceRange').flatMap((range) => {
    const within = descend(range, 'observationRange')
    const words = saying(narrative.wordsOf(descend(within, 'text'))) ?? between(descend(within, 'value'))
    return words === null ? [] : [words]
  })
