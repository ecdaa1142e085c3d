import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { SensitivityClass } from '../../../schema/model/sensitivity-class.ts'
import { placesOf } from '../exchange/ihe/places.ts'
import { AREAS } from './areas.ts'
import type { Fact } from './fact.ts'
import { distinct, drawFacts, groupOf } from './facts/draw-facts.ts'
import { oneObservation } from './facts/observations.ts'
import { lifeOf } from './life.ts'
import { mannerOf } from './manner.ts'
import { touch } from './notable-facts.ts'
import { type Directory, directoryOf, type MembersSize } from './organisations.ts'
import { patientResource, type StatedPatient, statedBy } from './patient-resource.ts'
import { peopleOf } from './people.ts'
import type { Person } from './person.ts'
import { createRandom, type Random } from './random.ts'
import { type Told, tell } from './telling.ts'
import type { Tongue } from './tongue.ts'
import { sourceKeyOf, type TrueFact, type TrueTelling, type Truth } from './truth.ts'

export type GenerateOptions = {
  readonly seed?: string | number
  /** How many people, the notable ones among them. */
  readonly patients?: number
  readonly members?: MembersSize
  /** For benches: one more person for each number, held by all thirty exchanges with so many records each. */
  readonly everywhere?: readonly number[]
}

/** What one exchange holds of one person. */
export type Held = {
  readonly id: string
  readonly stated: StatedPatient
  /** The numbers it is found by: the exchange's index knows the current one even where its record states an older. */
  readonly foundBy: readonly NhsNumber[]
  readonly patient: string
  readonly records: readonly Told[]
}

export type Population = {
  readonly directory: Directory
  readonly people: readonly Person[]
  /** Exchange → what it speaks. */
  readonly tongues: ReadonlyMap<string, Tongue>
  /** Exchange → what it holds, by its own patient id. */
  readonly held: ReadonlyMap<string, readonly Held[]>
  readonly truth: Truth
}

type Ids = (exchange: string, resourceType: string) => string

const idsFrom = (): Ids => {
  const last = new Map<string, number>()
  return (exchange, resourceType) => {
    const key = `${exchange}|${resourceType}`
    const next = (last.get(key) ?? 0) + 1
    last.set(key, next)
    return String(next)
  }
}

/** The exchanges that tell a fact: usually the home one, then each other with falling chance; only those that offer its type. */
const tellersOf = (fact: Fact, person: Person, random: Random): readonly string[] => {
  const offering = person.exchanges.filter((id) => !AREAS.find((area) => area.id === id)?.without.includes(fact.type))
  const chosen = offering.filter((_, index) => random.chance(index === 0 ? 0.85 : fact.once ? 0.45 : 0.22))
  return chosen.length > 0 ? chosen : offering.slice(0, 1)
}

const custodianOf = (person: Person, exchange: string, directory: Directory, random: Random): OdsCode | undefined => {
  const area = AREAS.find((one) => one.id === exchange)
  const members = directory.members.get(exchange) ?? []
  if (area?.defaultController !== undefined && random.chance(0.15)) return undefined
  if (members.includes(person.practice) && random.chance(0.65)) return person.practice
  const trust = random.pick(area?.trusts ?? [])
  return members.find((code) => code === trust) ?? members[0]
}

const labelsOf = (fact: Fact, random: Random): readonly SensitivityClass[] => {
  if (fact.concept.classes.length === 0) return random.chance(0.01) ? ['R'] : []
  return random.chance(0.6) ? [...fact.concept.classes, ...(fact.concept.classes.includes('V') ? [] : ['R'])] : []
}

/** Who lives where, without a record of anybody: cheap, for those who need only agreements, choices and numbers. */
export const settle = (options: GenerateOptions = {}): Pick<Population, 'directory' | 'people'> => {
  const random = createRandom(options.seed ?? 'london')
  const directory = directoryOf(options.members ?? 'demo', random.fork('directory'))
  const everywhere = options.everywhere ?? []
  const drawn = peopleOf(options.patients ?? 200, directory, random.fork('people'))
  const benched = peopleOf(drawn.length + everywhere.length, directory, random.fork('people')).slice(drawn.length)
  const all = AREAS.map((area) => area.id)
  const people = benched.map((person, n) => ({
    ...person,
    exchanges: all,
    restricted: false,
    optedOut: false,
    superseded: [],
    notable: `everywhere-${everywhere[n]}`,
  }))
  return { directory, people: [...drawn, ...people] }
}

/** Generates the whole of the simulated London: the same options give the same, byte for byte. */
export const generate = (options: GenerateOptions = {}): Population => {
  const random = createRandom(options.seed ?? 'london')
  const { directory, people } = settle(options)
  const everywhere = options.everywhere ?? []
  // What a bench measures are thirty exchanges alike.
  const tongues = new Map(AREAS.map(({ id, speaks }) => [id, everywhere.length > 0 ? 'FHIR_R4' : speaks] as const))
  const ids = idsFrom()
  const held = new Map<string, Held[]>(AREAS.map((area) => [area.id, []]))
  const facts = new Map<string, TrueFact>()
  const tellings = new Map<string, TrueTelling>()
  /** Keys of tellings that stand in a document, by those of the resources they were written as. */
  const placed = new Map<string, string>()

  people.forEach((person, index) => {
    const draw = random.fork(`facts-${person.nhsNumber}`)
    const bench = everywhere[index - people.length + everywhere.length]
    const records = new Map<string, Told[]>(person.exchanges.map((id) => [id, []]))
    const patientIds = new Map(person.exchanges.map((id) => [id, ids(id, 'Patient')]))
    const life = lifeOf(person, draw, 1)
    const all =
      bench === undefined
        ? touch(person, drawFacts(life), life)
        : benchFacts(drawFacts(lifeOf(person, draw, Math.ceil(bench / 12))), life, bench)
    const numbered = all.map((fact, n) => ({ fact, truthId: `${person.nhsNumber}-${n}` }))
    const groups = Map.groupBy(numbered, ({ fact }) => groupOf(fact))
    const words = Map.groupBy(numbered, ({ fact }) => `${fact.type}|${fact.concept.display}`)
    for (const { fact, truthId } of numbered) {
      const where =
        bench === undefined
          ? tellersOf(fact, person, draw)
          : draw.some(person.exchanges, draw.int(2, 6)).filter((id) => (records.get(id)?.length ?? 0) < bench)
      const group = groups.get(groupOf(fact)) ?? []
      const peers = group.map((peer) => peer.fact)
      const alike = [...group, ...(words.get(`${fact.type}|${fact.concept.display}`) ?? [])]
      const conflict =
        where.length > 1 && fact.conflicts.length > 0 && draw.chance(0.05) ? draw.pick(fact.conflicts) : undefined
      const notForPatient = draw.chance(person.notable === 'default' ? 0.04 : 0.01)
      const keys = where.map((exchange, order) => {
        const manner = mannerOf(fact, peers, order === 0 || conflict === 'value', draw)
        const otherwise = order === where.length - 1 ? conflict : undefined
        const circumstance = {
          exchange,
          speaks: tongues.get(exchange) ?? 'FHIR_R4',
          id: ids(exchange, fact.resourceType),
          patientId: patientIds.get(exchange) ?? '',
          custodian:
            person.notable === 'unattributed' && draw.chance(0.2)
              ? ('XZZ99' as OdsCode)
              : custodianOf(person, exchange, directory, draw),
          labels: labelsOf(fact, draw),
          notForPatient,
          otherwise,
        }
        const told = tell(fact, manner, circumstance, draw)
        records.get(exchange)?.push(told)
        const sourceId = `${told.resourceType}/${circumstance.id}`
        const key = sourceKeyOf(exchange, sourceId)
        tellings.set(key, {
          truthId,
          exchange,
          sourceId,
          patient: person.nhsNumber,
          type: fact.type,
          otherwise,
          labelled: circumstance.labels,
          coded: manner.coding === 'words' ? [] : fact.concept.classes.filter((name) => name !== 'V'),
          notForPatient,
          custodian: circumstance.custodian,
          manner: `${manner.coding}, ${manner.date}`,
        })
        return key
      })
      if (keys.length > 0)
        facts.set(truthId, {
          truthId,
          patient: person.nhsNumber,
          type: fact.type,
          tellings: keys,
          distinctFrom: [...new Set(alike.map((other) => other.truthId))].filter((id) => id !== truthId),
          conflicting: conflict !== undefined,
        })
    }
    for (const exchange of person.exchanges) {
      const id = patientIds.get(exchange) ?? ''
      const stated = statedBy(person, exchange)
      const written: Held = {
        id,
        stated,
        foundBy: [...new Set([person.nhsNumber, stated.nhsNumber])],
        patient: patientResource(person, stated, id, exchange),
        records: records.get(exchange) ?? [],
      }
      const places = placesOf(written, exchange, tongues.get(exchange) ?? 'FHIR_R4')
      held.get(exchange)?.push({
        ...written,
        records: written.records.map((told) => {
          const sourceId = `${told.resourceType}/${told.id}`
          const place = places.get(sourceId)
          if (place === undefined) return told
          placed.set(sourceKeyOf(exchange, sourceId), sourceKeyOf(exchange, `${place.resourceType}/${place.id}`))
          return { ...told, ...place }
        }),
      })
    }
  })
  const keyNow = (key: string): string => placed.get(key) ?? key
  return {
    directory,
    people,
    tongues,
    held,
    truth: {
      facts: new Map([...facts].map(([id, fact]) => [id, { ...fact, tellings: fact.tellings.map(keyNow) }])),
      tellings: new Map(
        [...tellings].map(([key, telling]) => {
          const now = keyNow(key)
          return [now, { ...telling, sourceId: now.slice(now.indexOf('|') + 1) }]
        }),
      ),
    },
  }
}

/** Enough different facts for thirty exchanges to hold `each` records of one person, each told by two to six of them. */
const benchFacts = (drawn: readonly Fact[], life: ReturnType<typeof lifeOf>, each: number): readonly Fact[] => {
  const wanted = each * 9 + 40
  const more = Array.from({ length: Math.max(0, Math.ceil(wanted * 1.2) - drawn.length) }, () => oneObservation(life))
  return distinct([...drawn, ...more])
}

/** The number by which the people of the README's table are found. */
export const notable = (population: Pick<Population, 'people'>, name: string): NhsNumber => {
  const person = population.people.find((one) => one.notable === name)
  if (!person) throw new Error(`Nobody notable by that name: ${name}`)
  return person.nhsNumber
}
