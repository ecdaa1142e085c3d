import type { Demographics, SourceDemographics } from '../../../schema/model/demographics.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { FAMILIES, MEN, WOMEN } from '../../london/generator/names.ts'
import { createRandom, type Random } from '../../london/generator/random.ts'

/** Somebody asked for, and the patient that an exchange's answer states. */
export type Pair = {
  readonly kind: string
  readonly samePerson: boolean
  readonly asked: Demographics
  readonly stated: SourceDemographics
}

type Somebody = {
  readonly number: NhsNumber
  readonly given: readonly string[]
  readonly family: string
  readonly born: string
}

const DAY = 86_400_000
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Names that parents give to twins because they go together; no two in a row begin alike and are one slip apart. */
const RHYMING = [
  ['Jayden', 'Kayden'],
  ['Ella', 'Bella'],
  ['Mia', 'Pia'],
  ['Maria', 'Marie'],
  ['Zain', 'Zayn'],
  ['Paul', 'Paula'],
  ['Daniel', 'Daniella'],
  ['Hasan', 'Husain'],
  ['Jack', 'James'],
] as const

const numberFrom = (random: Random): NhsNumber => {
  for (;;) {
    const number = parseNhsNumber(`999${String(random.int(0, 9_999_999)).padStart(7, '0')}`)
    if (number !== undefined) return number
  }
}

const somebody = (random: Random): Somebody => {
  const names = random.chance(0.5) ? WOMEN : MEN
  const first = random.pick(names)
  const middle = random.pick(names.filter((name) => name !== first))
  return {
    number: numberFrom(random),
    given: random.chance(0.4) ? [first, middle] : [first],
    family: random.pick(FAMILIES),
    born: dayOf(Date.UTC(1935, 0, 1) + random.int(0, 90 * 365) * DAY),
  }
}

const other = (names: readonly string[], than: readonly string[], random: Random): string =>
  random.pick(names.filter((name) => !than.includes(name)))

const twinsOf = (random: Random): readonly [Somebody, Somebody] => {
  const one = somebody(random)
  const number = numberFrom(random)
  if (random.chance(0.3)) {
    const [first, second] = random.pick(RHYMING)
    return [
      { ...one, given: [first] },
      { ...one, number, given: [second] },
    ]
  }
  // Some share a second name.
  const shared = one.given[1]
  const given = other([...WOMEN, ...MEN], one.given, random)
  return [one, { ...one, number, given: shared === undefined ? [given] : [given, shared] }]
}

const fatherAndSon = (random: Random): readonly [Somebody, Somebody] => {
  const father = somebody(random)
  const born = dayOf(Date.parse(father.born) + random.int(17 * 365, 45 * 365) * DAY)
  return [father, { ...father, number: numberFrom(random), born }]
}

/** One key missed, doubled, or two struck in the wrong order, or another key. */
const misspelt = (word: string, random: Random): string => {
  const at = random.int(1, word.length - 1)
  const letter = word[at] ?? ''
  switch (random.int(0, 3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + letter + word.slice(at)
    case 2:
      return word.slice(0, at - 1) + letter + (word[at - 1] ?? '') + word.slice(at + 1)
    default:
      return `${word.slice(0, at)}${letter === 'e' ? 'a' : 'e'}${word.slice(at + 1)}`
  }
}

const misdated = (born: string, random: Random): string => {
  const [year = '', month = '', day = ''] = born.split('-')
  if (Number(day) <= 12 && day !== month && random.chance(0.5)) return `${year}-${day}-${month}`
  return dayOf(Date.parse(born) + random.pick([1, -1, 10, -10, 365, -365]) * DAY)
}

/** Mistyped so that the check digit tells. */
const mistyped = (number: NhsNumber): string => `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}`

const askedFor = (one: Somebody, more: Partial<Demographics> = {}): Demographics => ({
  nhsNumber: one.number,
  superseded: [],
  birthDate: one.born,
  family: one.family,
  given: one.given,
  gender: null,
  restricted: false,
  address: null,
  generalPractice: null,
  ...more,
})

const stating = (one: Somebody, more: Partial<SourceDemographics> = {}): SourceDemographics => ({
  nhsNumbers: [one.number],
  birthDate: one.born,
  family: [one.family],
  given: one.given,
  ...more,
})

type Draw = (random: Random) => Omit<Pair, 'kind' | 'samePerson'>

/** Without a part, but never without the one that alone tells these two apart. */
const withoutSome = (
  random: Random,
  parts: readonly ('birthDate' | 'family' | 'given')[],
): Partial<SourceDemographics> => {
  const part = random.pick(parts)
  return part === 'birthDate' ? { birthDate: null } : { [part]: [] }
}

const different: Readonly<Record<string, Draw>> = {
  'twin, own number': (random) => {
    const [one, two] = twinsOf(random)
    return { asked: askedFor(one), stated: stating(two) }
  },
  "twin, filed under the other's number": (random) => {
    const [one, two] = twinsOf(random)
    return { asked: askedFor(one), stated: stating(two, { nhsNumbers: [one.number] }) }
  },
  "twin, filed under the other's number, a part missing": (random) => {
    const [one, two] = twinsOf(random)
    const stated = stating(two, { nhsNumbers: [one.number], ...withoutSome(random, ['birthDate', 'family']) })
    return { asked: askedFor(one), stated }
  },
  "twin, filed under the other's number and misspelt": (random) => {
    const [one, two] = twinsOf(random)
    const stated = stating(two, { nhsNumbers: [one.number], family: [misspelt(two.family, random)] })
    return { asked: askedFor(one), stated }
  },
  'father and son of one name, own number': (random) => {
    const [father, son] = fatherAndSon(random)
    return { asked: askedFor(father), stated: stating(son) }
  },
  "father and son of one name, filed under the other's number": (random) => {
    const [father, son] = fatherAndSon(random)
    return { asked: askedFor(son), stated: stating(father, { nhsNumbers: [son.number] }) }
  },
  'same name and birth date in another place, own number': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating({ ...one, number: numberFrom(random) }) }
  },
  'same name and birth date, number mistyped': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { nhsNumbers: [mistyped(numberFrom(random))] }) }
  },
  'same name and birth date, two numbers stated': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { nhsNumbers: [one.number, numberFrom(random)] }) }
  },
  'same name and birth date, no number': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { nhsNumbers: [] }) }
  },
  'stranger, number mistyped to this valid one': (random) => {
    const [one, two] = [somebody(random), somebody(random)]
    return { asked: askedFor(one), stated: stating(two, { nhsNumbers: [one.number] }) }
  },
  'brother or sister, number mistyped to this valid one': (random) => {
    const one = somebody(random)
    const two = { ...somebody(random), family: one.family, given: [other([...WOMEN, ...MEN], one.given, random)] }
    return { asked: askedFor(one), stated: stating(two, { nhsNumbers: [one.number] }) }
  },
  'own number, a part missing': (random) => {
    const [one, two] = twinsOf(random)
    return { asked: askedFor(one), stated: stating(two, withoutSome(random, ['birthDate', 'family', 'given'])) }
  },
}

const same: Readonly<Record<string, Draw>> = {
  'as the demographics service has it': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one) }
  },
  'capitals, accents, hyphens': (random) => {
    const one = { ...somebody(random), family: 'Núñez-O’Neill', given: ['Zoë', 'Ann-Marie'] }
    return {
      asked: askedFor(one),
      stated: stating(one, { family: ['NUNEZ ONEILL'], given: [random.pick(['ZOE', 'zoë ann marie'])] }),
    }
  },
  'given names swapped': (random) => {
    const one = { ...somebody(random), given: random.some(WOMEN, 2) }
    return { asked: askedFor(one), stated: stating(one, { given: one.given.toReversed() }) }
  },
  'goes by the second name': (random) => {
    const one = { ...somebody(random), given: random.some(MEN, 2) }
    return { asked: askedFor(one), stated: stating(one, { given: one.given.slice(1) }) }
  },
  'an initial': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { given: [(one.given[0] ?? '').slice(0, 1)] }) }
  },
  'given name misspelt': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { given: [misspelt(one.given[0] ?? '', random)] }) }
  },
  'family name misspelt': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { family: [misspelt(one.family, random)] }) }
  },
  'married since': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { family: [other(FAMILIES, [one.family], random)] }) }
  },
  'birth date mistyped': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { birthDate: misdated(one.born, random) }) }
  },
  'the year of birth alone': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { birthDate: one.born.slice(0, 4) }) }
  },
  'a part missing': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, withoutSome(random, ['birthDate', 'family', 'given'])) }
  },
  'not named yet': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { given: [random.pick(['Baby', 'Twin 1', 'UNKNOWN'])] }) }
  },
  'superseded number': (random) => {
    const [one, before] = [somebody(random), numberFrom(random)]
    return { asked: askedFor(one, { superseded: [before] }), stated: stating(one, { nhsNumbers: [before] }) }
  },
  'a nickname that the demographics service knows': (random) => {
    const one = somebody(random)
    const nickname = other(MEN, one.given, random)
    return { asked: askedFor(one, { alsoKnownAs: [[nickname]] }), stated: stating(one, { given: [nickname] }) }
  },
  'a name that the demographics service does not know': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { given: ['Quill'] }) }
  },
  'birth date and family name mistyped': (random) => {
    const one = somebody(random)
    const stated = stating(one, { birthDate: misdated(one.born, random), family: [misspelt(one.family, random)] })
    return { asked: askedFor(one), stated }
  },
  'own number mistyped': (random) => {
    const one = somebody(random)
    return { asked: askedFor(one), stated: stating(one, { nhsNumbers: [mistyped(one.number)] }) }
  },
}

/** So many pairs, half of them of two people, every kind alike often: the same for the same seed. */
export const adversarialPairs = (count: number, seed: string): readonly Pair[] => {
  const random = createRandom(seed)
  const draws = [different, same].map((kinds, index) =>
    Object.entries(kinds).map(([kind, draw]) => ({ kind, draw, samePerson: index === 1 })),
  )
  return Array.from({ length: count }, (_, at) => {
    const kinds = draws[at % 2] ?? []
    const { kind, draw, samePerson } = kinds[Math.floor(at / 2) % kinds.length] ?? random.pick(kinds)
    return { kind, samePerson, ...draw(random.fork(at)) }
  })
}
