import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { AREAS } from '../../london/generator/areas.ts'
import { SNOMED } from '../../london/generator/concept.ts'
import { EXCLUSION_SETS } from '../../london/generator/concepts.ts'
import { generate, notable, type Population, settle } from '../../london/generator/generate.ts'
import { sourceKeyOf } from '../../london/generator/truth.ts'

const digest = (population: Population): string =>
  createHash('sha256')
    .update(JSON.stringify([...population.held.entries()]))
    .update(JSON.stringify([...population.truth.facts.values(), ...population.truth.tellings.values()]))
    .update(JSON.stringify([population.people, population.directory.organisations]))
    .digest('hex')

describe('the simulated people', () => {
  let london: Population
  beforeAll(() => {
    london = generate()
  })

  test('are the same for the same seed, byte for byte, and others for another', () => {
    expect(digest(generate())).toBe(digest(london))
    expect(digest(generate({ seed: 'another' }))).not.toBe(digest(london))
  })

  test('settling without records gives the same people', () => {
    const settled = settle({ everywhere: [5] })
    expect(settled.people.slice(0, 200)).toEqual(london.people)
    expect(settled.people[200]?.exchanges).toHaveLength(30)
  })

  test('have valid NHS numbers of the test range, no two the same', () => {
    const numbers = london.people.flatMap((person) => [person.nhsNumber, ...person.superseded])
    expect(numbers.filter((number) => parseNhsNumber(number) !== number || !number.startsWith('999'))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('number two hundred, each held by one to eight exchanges of which the first is home', () => {
    expect(london.people).toHaveLength(200)
    for (const person of london.people) {
      expect(person.exchanges.length).toBeGreaterThanOrEqual(1)
      expect(person.exchanges.length).toBeLessThanOrEqual(8)
      expect(new Set(person.exchanges).size).toBe(person.exchanges.length)
    }
  })

  test('have among them restricted, opted-out and renumbered ones, households and twins', () => {
    expect(london.people.filter((person) => person.restricted).length).toBeGreaterThan(2)
    expect(london.people.filter((person) => person.optedOut).length).toBeGreaterThan(4)
    expect(london.people.filter((person) => person.superseded.length > 0).length).toBeGreaterThan(2)
    const [one, two] = ['twin-one', 'twin-two'].map((name) => london.people.find((person) => person.notable === name))
    expect(one?.household).toBe(two?.household)
    expect([one?.birthDate, one?.family, one?.address]).toEqual([two?.birthDate, two?.family, two?.address])
    expect(one?.nhsNumber).not.toBe(two?.nhsNumber)
  })
})

describe('the simulated organisations', () => {
  test('make thirty exchanges of 20 to 80 members in the demo', () => {
    const { members } = settle().directory
    expect(AREAS).toHaveLength(30)
    for (const area of AREAS) expect(members.get(area.id)?.length).toSatisfy((size: number) => size >= 20 && size <= 80)
  })

  test('are about five thousand when full, some 167 a exchange', () => {
    const { members, organisations } = settle({ members: 'full' }).directory
    const entities = new Set([...members.values()].flat())
    expect(entities.size).toBeGreaterThan(4_800)
    expect(entities.size).toBeLessThan(5_300)
    const known = new Set(organisations.map((organisation) => organisation.odsCode))
    expect([...entities].filter((code) => !known.has(code))).toEqual([])
    expect(known.size).toBe(organisations.length)
  })

  test('resolve to legal entities, which resolve to themselves', () => {
    const { organisations } = settle().directory
    const resolution = new Map(organisations.map((organisation) => [organisation.odsCode, organisation.resolvesTo]))
    for (const entity of resolution.values()) expect(resolution.get(entity)).toBe(entity)
  })
})

describe('the truth', () => {
  let london: Population
  beforeAll(() => {
    london = generate()
  })

  test('names every record that is held, and no other', () => {
    const held = [...london.held].flatMap(([exchange, all]) =>
      all.flatMap((one) => one.records.map((told) => sourceKeyOf(exchange, `${told.resourceType}/${told.id}`))),
    )
    expect(new Set(held).size).toBe(held.length)
    expect(new Set(held)).toEqual(new Set(london.truth.tellings.keys()))
  })

  test('puts every telling under exactly the fact it tells', () => {
    const told = [...london.truth.facts.values()].flatMap((fact) =>
      fact.tellings.map((key) => ({ fact, telling: london.truth.tellings.get(key) })),
    )
    expect(told).toHaveLength(london.truth.tellings.size)
    const astray = told.filter(
      ({ fact, telling }) =>
        telling?.truthId !== fact.truthId || telling.patient !== fact.patient || telling.type !== fact.type,
    )
    expect(astray).toEqual([])
  })

  test('holds duplicates, conflicts, look-alikes, sensitive records and ones not for the patient', () => {
    const facts = [...london.truth.facts.values()]
    const tellings = [...london.truth.tellings.values()]
    expect(facts.filter((fact) => fact.tellings.length > 1).length).toBeGreaterThan(1_000)
    expect(facts.filter((fact) => fact.conflicting).length).toBeGreaterThan(30)
    expect(facts.filter((fact) => fact.distinctFrom.length > 0).length).toBeGreaterThan(500)
    expect(
      tellings.filter((telling) => telling.coded.length > 0 && telling.labelled.length === 0).length,
    ).toBeGreaterThan(5)
    expect(tellings.filter((telling) => telling.notForPatient).length).toBeGreaterThan(20)
    expect(new Set(tellings.map((telling) => telling.type))).toEqual(new Set(RECORD_TYPES))
  })

  test('never lets one exchange tell one fact twice', () => {
    for (const fact of london.truth.facts.values()) {
      const exchanges = fact.tellings.map((key) => key.split('|')[0])
      expect(new Set(exchanges).size).toBe(exchanges.length)
    }
  })

  test('codes what is sensitive with codes of the exclusion sets', () => {
    const codes = new Set(Object.values(EXCLUSION_SETS).flatMap((set) => [...set]))
    for (const [exchange, all] of london.held)
      for (const one of all)
        for (const told of one.records) {
          const telling = london.truth.tellings.get(sourceKeyOf(exchange, `${told.resourceType}/${told.id}`))
          const found = [...told.text.matchAll(/"system":"http:\/\/snomed.info\/sct","code":"(\d+)"/g)].some(
            ([, code]) => codes.has(`${SNOMED}|${code}`),
          )
          expect(found).toBe((telling?.coded.length ?? 0) > 0)
        }
  })

  test('gives the default patient an allergy list that contradicts itself, and sensitive records', () => {
    const mine = [...london.truth.tellings.values()].filter((telling) => telling.patient === notable(london, 'default'))
    expect(mine.some((telling) => telling.coded.includes('HIV') || telling.labelled.includes('HIV'))).toBe(true)
    expect(mine.some((telling) => telling.notForPatient)).toBe(true)
    expect(
      new Set(mine.filter((telling) => telling.type === 'ALLERGY').map((telling) => telling.truthId)).size,
    ).toBeGreaterThan(1)
  })

  test('fills a bench patient to the number at all thirty exchanges', () => {
    const bench = generate({ patients: 30, everywhere: [5, 40] })
    for (const each of [5, 40]) {
      const number = notable(bench, `everywhere-${each}`)
      const counts = [...bench.held.values()].map(
        (all) => all.find((one) => one.stated.nhsNumber === number)?.records.length,
      )
      expect(counts).toEqual(counts.map(() => each))
    }
  })
})
