import type { Name } from './names.ts'
import { plainWords } from './words.ts'

/** Without the brand at its end: a branded drug of RxNorm is named as the unbranded one is, with its brand in brackets. */
const unbranded = (display: string): string => {
  const shown = display.trimEnd()
  const brand = shown.endsWith(']') ? shown.lastIndexOf('[') : -1
  return brand < 0 ? shown : shown.slice(0, brand)
}

/** One spelling of each unit of mass. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['gram', 'g'],
  ['grams', 'g'],
  ['gm', 'g'],
  ['milligram', 'mg'],
  ['milligrams', 'mg'],
  ['microgram', 'mcg'],
  ['micrograms', 'mcg'],
  ['ug', 'mcg'],
  ['μg', 'mcg'],
])

/** A number and a unit of mass, of a volume where one is named: the strength, not the size of the pack. A stroke between units is a space in plain words. */
const AMOUNT =
  /\b\d+(?:\.\d+)?(?: (?:mcg|mg|g|iu|units?|unt|mmol|meq)(?: (?:\d+(?:\.\d+)? )?(?:ml|l|g|actuat|hr|hour|dose)\b)?(?![a-z])| ?%)/g

/** What RxNorm puts before a name: how much is in the pack, or for how long a dose works. */
const BEFORE = /^\d+(?:\.\d+)? (?:ml|hr|actuat|hour) /

/** That it works for so long: another product than what is taken more often. */
const LASTS = / (?:hr|hour) $/

/**
 * The forms that add nothing to a substance and its strength but how it is taken, as `productNameOf` spells them. What works for longer, later or elsewhere in the body (extended
 * release, enteric coated, a patch, drops, a cream, a suppository) is another product, and whatever is not listed may name a second substance.
 */
const PLAIN_FORMS: ReadonlySet<string> = new Set([
  ...['tablet', 'tab', 'tabs', 'capsule', 'cap', 'caps', 'solution', 'suspension', 'syrup', 'elixir'],
  ...['oral solution', 'oral suspension', 'oral syrup', 'oral elixir', 'oral drops'],
  ...['injection', 'solution for injection', 'injectable solution', 'injectable suspension'],
  ...['syringe', 'injection syringe', 'prefilled syringe', 'pen injector', 'auto injector', 'cartridge', 'vial'],
  ...['inhaler', 'metered dose inhaler', 'dry powder inhaler', 'inhalation solution', 'inhalant solution'],
])

/** Tablets and capsules are swallowed unless something else is said. */
const SWALLOWED = /\boral (?=(?:tablet|capsule)s?\b)/g

const isPlainForm = (rest: string): boolean => rest === '' || (rest.startsWith(' ') && PLAIN_FORMS.has(rest.slice(1)))

/**
 * A medicine's name as sources vary it without meaning to: case, spelling of units, and the brand in brackets aside; undefined where it names no product. A name without a strength
 * would join every strength of it, and one that does not begin with a word is a dose.
 */
export const productNameOf = (display: string): Name | undefined => {
  const whole = plainWords(unbranded(display))
    .replaceAll(/(\d)([a-zμ])/g, '$1 $2')
    .replaceAll(/[a-zμ]+/g, (word) => UNITS.get(word) ?? word)
    .replaceAll(SWALLOWED, '')
    .replaceAll(/\b(tablet|capsule)s\b/g, '$1')
  const [before = ''] = BEFORE.exec(whole) ?? []
  const named = whole.slice(before.length)
  const last = [...named.matchAll(AMOUNT)].at(-1)
  if (last === undefined || !/^[a-z][a-z-]{3,}/.test(named)) return undefined
  const substance = named.slice(0, last.index + last[0].length)
  const rest = named.slice(substance.length)
  return { whole, substance, isOpen: rest === '' && before === '', isPlain: !LASTS.test(before) && isPlainForm(rest) }
}
