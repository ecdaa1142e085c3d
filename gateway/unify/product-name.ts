import { plainWords } from './words.ts'

/** What a product's name says of it: what it is and in what form, and each amount that it names, in order. */
export type ProductName = {
  readonly whole: string
  readonly amounts: readonly string[]
  readonly lastAmountEnds: number
}

/** The brand at the end of an RxNorm name: a branded drug is named as the unbranded one is, with its brand in brackets. */
const BRAND = /\s*\[[^\]]*\]\s*$/

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
])

/** A number and a unit of mass, of a volume where one is named: the strength, not the size of the pack. A stroke between units is a space in plain words. */
const AMOUNT =
  /\b\d+(?:\.\d+)?(?: (?:mcg|mg|g|units?|unt|mmol|meq)(?: (?:\d+(?:\.\d+)? )?(?:ml|l|g|actuat|hr|hour|dose)\b)?(?![a-z])| ?%)/g

/** What RxNorm puts before a name: the volume of the pack, for how long a dose works. */
const PACK = /^\d+(?:\.\d+)? (?:ml|hr|actuat|hour) /

/** Tablets and capsules are swallowed unless something else is said. */
const SWALLOWED = /\boral (?=(?:tablet|capsule)s?\b)/g

/** A medicine's name as sources vary it without meaning to: case, spelling of units, and the brand in brackets aside. */
export const productNameOf = (display: string): ProductName => {
  const whole = plainWords(display.replace(BRAND, ''))
    .replaceAll(/(\d)([a-z])/g, '$1 $2')
    .replaceAll(/[a-z]+/g, (word) => UNITS.get(word) ?? word)
    .replaceAll(SWALLOWED, '')
    .replaceAll(/\b(tablet|capsule)s\b/g, '$1')
  const found = [...whole.matchAll(AMOUNT)]
  const last = found.at(-1)
  return {
    whole,
    amounts: found.map(([amount]) => amount.replaceAll(' ', '')),
    lastAmountEnds: last === undefined ? 0 : last.index + last[0].length,
  }
}

/** It begins with a word, the size of the pack aside: a name, not a dose. */
const isNamed = ({ whole }: ProductName): boolean => /^[a-z][a-z-]{3,}/.test(whole.replace(PACK, ''))

/** It ends with its amount: no form is said. */
const saysNoForm = ({ whole, lastAmountEnds }: ProductName): boolean => lastAmountEnds === whole.length

const begins = (less: ProductName, more: ProductName): boolean =>
  saysNoForm(less) &&
  less.amounts.length === more.amounts.length &&
  `${more.whole.replace(PACK, '')} `.startsWith(`${less.whole.replace(PACK, '')} `)

/**
 * Whether two names name one product: the same words with the same strength, or one of them the substance and its strength alone, as the other begins. A name without a
 * strength names no product: it would join every strength of it.
 */
export const namesOneProduct = (a: ProductName, b: ProductName): boolean =>
  a.amounts.length > 0 &&
  b.amounts.length > 0 &&
  isNamed(a) &&
  isNamed(b) &&
  (a.whole === b.whole || begins(a, b) || begins(b, a))
