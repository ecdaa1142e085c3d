import type { ObservationContent, ObservedValue } from '../../../schema/model/record.ts'
import { labelOf } from '../concept-key.ts'
import { plainWords } from '../words.ts'
import type { Label } from './sameness.ts'

// One unit, as UCUM writes it and as systems print it.
const UNIT_NAMES: ReadonlyMap<string, string> = new Map([
  ['beats/min', '/min'],
  ['beat/min', '/min'],
  ['bpm', '/min'],
  ['breaths/min', '/min'],
  ['degc', 'cel'],
  ['°c', 'cel'],
  ['kg/m^2', 'kg/m2'],
  ['kg/m²', 'kg/m2'],
  ['mmhg', 'mm[hg]'],
  ['percent', '%'],
])

const PLAIN_UNIT = /^(?:%|[a-z]{1,2}|\/min|mm\[hg\]|kg\/m2)$/

/** The unit as it is compared. `''` where none is stated. */
export const measuredUnit = (content: ObservationContent): string => {
  const { quantity } = content.value
  const stated = quantity?.code ?? quantity?.unit ?? null
  if (stated === null || PLAIN_UNIT.test(stated)) return stated ?? ''
  const unit = stated
    .toLowerCase()
    .replaceAll(' ', '')
    .replaceAll(/\{[^}]*\}/g, '')
  return UNIT_NAMES.get(unit) ?? unit
}

const amount = ({ quantity, concept, text }: ObservedValue, label: Label): string => {
  if (quantity !== null && quantity.value !== null) return `${quantity.comparator ?? ''}${quantity.value}`
  return concept === null ? plainWords(text) : label(concept)
}

/** What was measured or stated, its components too, without units. `''` where the value is absent. */
export const measuredValue = ({ value, components }: ObservationContent, label: Label): string => {
  const whole = amount(value, label)
  if (components.length === 0) return whole
  const parts = components.map((part) => `${label(part.concept)}=${amount(part.value, label)}`).sort()
  return `${whole}(${parts.join(';')})`
}

/** As `measuredValue`, but blind to what the components are called, which differs between exchanges: to find the same measurement, not to compare it. */
export const measuredAmounts = ({ value, components }: ObservationContent): string => {
  const whole = amount(value, labelOf)
  if (components.length === 0) return whole
  const parts = components.map((part) => amount(part.value, labelOf)).sort()
  return `${whole}(${parts.join(';')})`
}
