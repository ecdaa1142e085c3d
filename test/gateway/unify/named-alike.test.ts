import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Named, namedAlike } from '../../../gateway/unify/named-alike.ts'
import { areNamedAlike, type Name, type Names } from '../../../gateway/unify/names.ts'
import { productNameOf } from '../../../gateway/unify/product-name.ts'
import { allergy } from '../../../gateway/unify/sameness/allergy.ts'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

const named = (of: string, display: string, voice: string): Named => ({
  concept: { codings: [{ system: RXNORM, code: of, display }], text: null },
  of,
  voice,
})

// Few names, so that classes meet, clash and chain.
const spoken = fc.array(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      fc.constantFrom(
        ...['metformin 500 MG', 'Metformin 500 mg tablets', 'metformin 500 MG Oral Tablet [Glucophage]'],
        ...['24 HR metformin 500 MG', '24 HR metformin 500 MG Extended Release Oral Tablet', 'metformin'],
        ...['metformin 500 MG / sitagliptin 50 MG Oral Tablet', 'metformin 500 MG Oral Capsule', '500 mg daily'],
        ...['1 ML heparin 5 MG/ML Prefilled Syringe', '2 ML heparin 5 MG/ML Injection', 'heparin 5 MG/ML'],
      ),
      fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8'),
    )
    .map((drawn) => named(...drawn)),
  { maxLength: 12 },
)

/** What is promised, found by comparing every class with every other and every name with every other. */
const byDefinition = (all: readonly Named[]): ReadonlyMap<string, string> => {
  const classes = [...new Set(all.map(({ of }) => of))].sort()
  const namesOf = (of: string): readonly Name[] =>
    all
      .filter((each) => each.of === of)
      .flatMap(({ concept }) => concept.codings.map(({ display }) => productNameOf(display ?? '')))
      .filter((name) => name !== undefined)
  const voicesOf = (of: string) => new Set(all.filter((each) => each.of === of).map(({ voice }) => voice))
  const isPlain = ({ substance }: Name, of: string): boolean =>
    namesOf(of).every((name) => name.isPlain || name.substance !== substance)
  const mayBeOne = (a: Name, b: Name): boolean =>
    a.whole === b.whole || (a.substance === b.substance && (a.isOpen || b.isOpen))
  const isShort = (name: Name, of: string): boolean => name.isOpen && name.isPlain && !isPlain(name, of)
  const some = (a: string, b: string, are: (one: Name, other: Name) => boolean): boolean =>
    namesOf(a).some((one) => namesOf(b).some((other) => are(one, other)))
  const areOne = (a: string, b: string): boolean =>
    some(a, b, (one, other) =>
      one.whole === other.whole
        ? !isShort(one, a) && !isShort(other, b)
        : mayBeOne(one, other) && isPlain(one, a) && isPlain(other, b),
    )
  const joined = new Map<string, string>()
  for (const first of classes) {
    if (joined.has(first)) continue
    const group = new Set([first])
    for (const one of group) for (const other of classes) if (some(one, other, mayBeOne)) group.add(other)
    const members = [...group].sort()
    const pairs = members.flatMap((a, at) => members.slice(at + 1).map((b) => [a, b] as const))
    if (pairs.every(([a, b]) => areOne(a, b) && voicesOf(a).isDisjointFrom(voicesOf(b))))
      for (const member of members) if (member !== members[0]) joined.set(member, members[0] ?? '')
  }
  return joined
}

/** How often two classes are compared, and a display read. */
const counted = (all: readonly Named[]): { readonly comparisons: number; readonly readings: number } => {
  let comparisons = 0
  let readings = 0
  const nameOf = (display: string): Name | undefined => {
    readings++
    return productNameOf(display)
  }
  const areAlike = (a: Names, b: Names): boolean => {
    comparisons++
    return areNamedAlike(a, b)
  }
  namedAlike(all, nameOf, areAlike)
  return { comparisons, readings }
}

describe('classes that are named alike', () => {
  test('are those that comparing every name with every other finds', () => {
    fc.assert(
      fc.property(spoken, (all) => {
        expect(namedAlike(all, productNameOf)).toEqual(byDefinition(all))
      }),
      { numRuns: 3_000 },
    )
  })

  test('are found without comparing more classes than are told, times who tells them, and without reading a name twice', () => {
    fc.assert(
      fc.property(spoken, (all) => {
        const { comparisons, readings } = counted(all)
        const classes = new Set(all.map(({ of }) => of)).size
        expect(2 * comparisons).toBeLessThanOrEqual(classes * new Set(all.map(({ voice }) => voice)).size)
        expect(readings).toBeLessThanOrEqual(all.length)
      }),
    )
  })

  const MANY = 3_000
  const tellMany = (nameOf: (at: number) => string, voiceOf: (at: number) => string): readonly Named[] =>
    Array.from({ length: MANY }, (_, at) => named(`c${at}`, nameOf(at), voiceOf(at)))
  const WORLDS: readonly (readonly [sentence: string, all: readonly Named[]])[] = [
    [
      'of other strengths',
      tellMany(
        (at) => `metformin ${at} MG Oral Tablet`,
        () => 'v',
      ),
    ],
    ['of one substance and strength, and other words', tellMany((at) => `metformin 5 MG ${at}`, String)],
    [
      'of one name, told by one',
      tellMany(
        () => 'metformin 5 MG',
        () => 'v',
      ),
    ],
    ['of one name, each told by another', tellMany(() => 'metformin 5 MG', String)],
    [
      'of packs of other sizes, and a substance that may be any of them',
      [...tellMany((at) => `${at} ML metformin 5 MG/ML Injection`, String), named('', 'metformin 5 MG/ML', 'v')],
    ],
  ]
  test.each(WORLDS)('thousands %s are compared no more often than there are of them', (_, all) => {
    const { comparisons, readings } = counted(all)
    expect(comparisons).toBeLessThanOrEqual(all.length)
    expect(readings).toBe(all.length)
  })
})

describe('a display that nobody would name a thing by', () => {
  const LONG = 1_000_000
  test.each(['[', ' ', ']', '[]', '[ ', ' ]', '1', '1 ', '1.', '5 mg ', '-', 'oral '])(
    'made of %j again and again is read to its end, whatever stands round it',
    (piece) => {
      const many = piece.repeat(LONG / piece.length)
      for (const display of [many, `metformin 5 MG ${many}x`, `${many}]`, `metformin 5 MG tablet [${many}]`])
        expect(() => productNameOf(display)).not.toThrow()
      expect(productNameOf(`metformin 5 MG tablet [${' '.repeat(LONG)}]`)?.whole).toBe('metformin 5 mg tablet')
    },
  )

  test.each([
    ['medicine', productNameOf],
    ['allergen', undefined],
  ] as const)('names no %s when it is longer than any name is', (_, nameOf) => {
    const join = (all: readonly Named[]): ReadonlyMap<string, string> | undefined =>
      nameOf === undefined ? allergy.namedAlike?.(all) : namedAlike(all, nameOf)
    const twice = (display: string): readonly Named[] => [named('a', display, 'v1'), named('b', display, 'v2')]
    expect(join(twice(`metformin 5 MG ${'x'.repeat(900)}`))).toEqual(new Map([['b', 'a']]))
    expect(join(twice(`metformin 5 MG ${'x'.repeat(1_000)}`))).toEqual(new Map())
  })
})
