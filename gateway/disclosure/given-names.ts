/**
 * How two statements of somebody's given names compare. `SAME`: the same names, in whatever order, or the same first one. `ALIKE`: one may be the other,
 * shortened, misspelt, or a name they go by; so may the names of twins. `APART`: nothing of one is in the other. `UNSTATED`: one says nothing.
 */
export type GivenNames = 'SAME' | 'ALIKE' | 'APART' | 'UNSTATED'

/** A name without accents, capitals and whatever is no letter. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toUpperCase()

/** What stands where a name is not known yet. */
const NO_NAMES: ReadonlySet<string> = new Set([
  'BABY',
  'BABYBOY',
  'BABYGIRL',
  'BOY',
  'GIRL',
  'INFANT',
  'TWIN',
  'UNKNOWN',
  'NOTKNOWN',
  'NK',
])

const namesOf = (given: readonly string[]): readonly string[] =>
  given
    .flatMap((part) => part.split(/[\s-]+/u))
    .map(plainName)
    .filter((name) => name !== '' && !NO_NAMES.has(name))

/**
 * One letter more, less, another, or two that changed places. Another first letter is none: names that rhyme are twins' more often than errors.
 */
const isSlipOf = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 2) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)) return true
  if (start === 0) return false
  return restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)
}

const mayBe = (a: string, b: string): boolean => a === b || a.startsWith(b) || b.startsWith(a) || isSlipOf(a, b)

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some[0] === others[0] || (some.every((name) => others.includes(name)) && others.every((name) => some.includes(name)))

/** Whether the first name of some may be any name of the others. A second name in common is no more than twins have. */
const goesBy = ([first = '']: readonly string[], others: readonly string[]): boolean =>
  others.some((name) => mayBe(first, name))

/** Compares what a source states with each set of names that the person is known by. */
export const compareGiven = (stated: readonly string[], knownBy: readonly (readonly string[])[]): GivenNames => {
  const names = namesOf(stated)
  const known = knownBy.map(namesOf).filter(({ length }) => length > 0)
  if (names.length === 0 || known.length === 0) return 'UNSTATED'
  if (known.some((one) => areSame(names, one))) return 'SAME'
  return known.some((one) => goesBy(names, one) || goesBy(one, names)) ? 'ALIKE' : 'APART'
}
