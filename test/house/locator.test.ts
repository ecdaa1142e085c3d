import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../gateway/config.ts'
import { type House, openHouse } from '../../gateway/house.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { openDatabase, type TestDatabase } from '../database.ts'
import { freePort } from '../free-port.ts'
import { exchangeNamed } from '../gateway/state/state-examples.ts'
import { gatewayEnvironment } from '../london/gateway-environment.ts'
import type { Person } from '../london/generator/person.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { onDatabase } from './every-table.ts'
import { type Answered, type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { type StagedDemographics, stageDemographics } from './staged-demographics.ts'
import { type StagedExchange, stageExchange } from './staged-exchange.ts'
import { patientOf, shownSources } from './whole-view.ts'

/** Who has never been there turns up there. */
const WALKED_INTO = 'BROMLEY'

let database: TestDatabase
let demographics: StagedDemographics
let bromley: StagedExchange
let one: LondonHouse
let two: House
let measuring: House
const urls = { two: '', measuring: '' }

beforeAll(async () => {
  database = await openDatabase()
  demographics = await stageDemographics()
  const never = { LOCATOR: 'on', LOCATOR_BROADCAST_SHARE: '0', DEMOGRAPHICS_URL: demographics.url }
  one = await openLondonHouse({
    patients: 76,
    databaseUrl: database.url,
    environment: never,
    prepare: async (state, london) => {
      demographics.over(london.addresses.demographics)
      bromley = await stageExchange(state, london, WALKED_INTO)
    },
  })
  const node = async (more: Readonly<Record<string, string>>): Promise<readonly [House, string]> => {
    const port = await freePort()
    const environment = gatewayEnvironment(one.london.addresses, database.url, one.keys)
    const house = await openHouse(
      readConfig({ ...environment, LOG_LEVEL: 'silent', REQUESTS_A_MINUTE: '1000000', ...never, ...more }),
    )
    return [house, await house.app.listen({ host: '127.0.0.1', port })]
  }
  ;[two, urls.two] = await node({})
  ;[measuring, urls.measuring] = await node({ LOCATOR_BROADCAST_SHARE: '1' })
})
afterAll(async () => {
  await two?.close()
  await measuring?.close()
  await one?.close()
  await bromley?.close()
  await demographics?.close()
  await database?.stop()
})

type Entry = {
  readonly exchange: { readonly id: string }
  readonly type: RecordType
  readonly state: string
  readonly notAskedReason: string | null
}
const FIELDS = `receipt explanation
  allergies(first: 500) { totalCount completeness { state complete } items { provenance { exchange { id } sourceId } dissenting { provenance { exchange { id } sourceId } } } }
  manifest { exchange { id } type state notAskedReason }`
const CARE = { purpose: 'TREAT', careContext: 'Admission 5' }

const view = async (
  patient: string,
  through: 'one' | keyof typeof urls = 'one',
  { as = 'clinician', access = CARE }: AskOptions & { readonly access?: object } = {},
): Promise<Answered> => {
  if (through === 'one') return one.ask(question(FIELDS), { as, variables: { patient, access } })
  const response = await fetch(`${urls[through]}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await one.london.tokenFor(as)}`,
    },
    body: JSON.stringify({ query: question(FIELDS), variables: { patient, access } }),
  })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) }
}
const entriesOf = (answer: Answered): readonly Entry[] => patientOf(answer).manifest
const passedOver = (answer: Answered): readonly string[] =>
  entriesOf(answer)
    .filter(({ notAskedReason }) => notAskedReason === 'LOCATOR')
    .map(({ exchange }) => exchange.id)
    .sort()
const stateAt = (answer: Answered, id: string): string | undefined => {
  const entry = entriesOf(answer).find(({ exchange }) => exchange.id === id)
  return entry?.notAskedReason ?? entry?.state
}
const emptyIn = (answer: Answered): readonly string[] =>
  entriesOf(answer)
    .filter(({ state }) => state === 'EMPTY')
    .map(({ exchange }) => exchange.id)
    .sort()

const person = (name: string): Person => {
  const found = one.london.population.people.find(({ notable }) => notable === name)
  if (found === undefined) throw new Error(`Nobody is called ${name}.`)
  return found
}
const rows = () =>
  onDatabase(database.url, async (client) => {
    const { rows: all } = await client.query<{ patient_key: string; whereabouts: string; sightings: object }>(
      'select patient_key, whereabouts, sightings from patient_locations order by patient_key',
    )
    return all
  })
/** Nothing here is a matter of time: it is waited for as long as it may take. */
const EVENTUALLY = { timeout: 60_000, interval: 50 } as const

/** What is learned is learned after the answer has left. */
const learned = async ({ nhsNumber }: Pick<Person, 'nhsNumber'>, exchange?: string, holds = true): Promise<void> => {
  await expect
    .poll(async () => {
      const located = await one.state.locations.of(nhsNumber)
      return exchange === undefined
        ? located !== undefined
        : located?.sightings.some((sighting) => sighting.exchange === exchange && sighting.holds === holds)
    }, EVENTUALLY)
    .toBe(true)
}

const firstOf = async (people: readonly Person[], is: (who: Person) => Promise<boolean>): Promise<Person> => {
  for (const who of people) if (await is(who)) return who
  throw new Error('There is nobody of the kind.')
}

describe('where a patient’s records are', () => {
  test('is learned by one node and used by another: who does not know the patient is not asked again, and the manifest says so', async () => {
    const grace = person('default')
    const first = await view(grace.nhsNumber)
    expect(passedOver(first)).toEqual([])
    await learned(grace)
    const absent = emptyIn(first).filter((id) => !grace.exchanges.includes(id))
    const before = await Promise.all(absent.map((id) => one.london.exchange(id).requests()))
    const second = await view(grace.nhsNumber, 'two')
    expect(passedOver(second)).toEqual(absent)
    expect(absent.length).toBeGreaterThan(10)
    expect(await Promise.all(absent.map((id) => one.london.exchange(id).requests()))).toEqual(before)
    expect(shownSources(second)).toEqual(shownSources(first))
    expect(patientOf(second).explanation.join('\n')).toContain(`${absent.length} exchanges were not asked`)
    // Whatever is withheld is withheld as before, and not one state of it has changed.
    for (const entry of entriesOf(first).filter(({ state }) => state.startsWith('WITHHELD')))
      expect(entriesOf(second)).toContainEqual(entry)
  })

  test('keeps no list from saying that not all were asked: none is complete, and none says that none is known', async () => {
    const { nhsNumber } = person('none-known')
    await view(nhsNumber)
    await learned({ nhsNumber })
    const seen = await view(nhsNumber, 'two')
    expect(passedOver(seen).length).toBeGreaterThan(0)
    expect(patientOf(seen).allergies.completeness).toEqual({ state: 'NOT_KNOWN', complete: false })
  })

  test('keeps nobody from being asked in an emergency', async () => {
    const { nhsNumber } = person('deny-all-liftable')
    await view(nhsNumber)
    const grace = person('default').nhsNumber
    const emergency = { purpose: 'ETREAT', careContext: 'Call 9' }
    expect(passedOver(await view(grace, 'two'))).not.toEqual([])
    expect(passedOver(await view(grace, 'two', { access: emergency }))).toEqual([])
    expect(passedOver(await view(grace, 'two', { as: 'dispatcher', access: emergency }))).toEqual([])
    await breakTheGlass(one, nhsNumber)
    const broken = { purpose: 'BTG', careContext: 'Attendance 3' }
    expect(passedOver(await view(nhsNumber, 'one', { access: broken }))).toEqual([])
    await learned({ nhsNumber })
    expect(passedOver(await view(nhsNumber, 'one', { access: broken }))).toEqual([])
  })

  test('is asked anew of everybody once the patient is registered elsewhere', async () => {
    const { nhsNumber } = person('years-denied')
    await view(nhsNumber)
    await learned({ nhsNumber })
    expect(passedOver(await view(nhsNumber, 'two'))).not.toEqual([])
    demographics.says(nhsNumber, { generalPractice: 'F86001' })
    expect(passedOver(await view(nhsNumber, 'two'))).toEqual([])
  })

  test('is asked of everybody while the demographics service is down, and of a patient nobody is known to hold', async () => {
    const grace = person('default').nhsNumber
    demographics.down(true)
    expect(passedOver(await view(grace, 'two'))).toEqual([])
    demographics.down(false)
    expect(passedOver(await view(grace, 'two'))).not.toEqual([])
  })

  test('is not learned of a restricted patient, and is forgotten of one who becomes so', async () => {
    const restricted = person('restricted')
    const own = { purpose: 'PATRQT' }
    // As if it had been learned before they were restricted.
    await one.state.locations.learn(
      restricted.nhsNumber,
      'x',
      new Map([[exchangeNamed(WALKED_INTO), false]]),
      3_600_000,
    )
    expect(passedOver(await view(restricted.nhsNumber))).toEqual([])
    await expect.poll(() => one.state.locations.of(restricted.nhsNumber), EVENTUALLY).toBeUndefined()
    expect(passedOver(await view(person('default').nhsNumber, 'two', { as: 'patient', access: own }))).not.toEqual([])
  })

  test('is kept under the patient’s key alone: nothing of whom, and nothing that two of one household have in common', async () => {
    for (const name of ['twin-one', 'twin-two']) {
      await view(person(name).nhsNumber)
      await learned(person(name))
    }
    const kept = await rows()
    const text = JSON.stringify(kept)
    // Whole words: a family name of two letters stands in many a key by chance.
    const words = new Set(text.split(/[^\p{L}\d_-]+/u))
    for (const { nhsNumber, family, address } of one.london.population.people) {
      expect([text.includes(nhsNumber), text.includes(address.postcode)]).toEqual([false, false])
      expect(words.has(family)).toBe(false)
    }
    expect(new Set(kept.map(({ whereabouts }) => whereabouts)).size).toBe(kept.length)
  })
})

test('what is missed is measured by asking everybody beside it: at most one in a thousand in the simulated London', async () => {
  const people = one.london.population.people.filter(({ notable }) => notable === undefined)
  for (const { nhsNumber } of people) await view(nhsNumber)
  // One of them walks into a place that never knew them, and nothing else of them changes.
  const walker = await firstOf(
    people,
    async (who) => stateAt(await view(who.nhsNumber, 'two'), WALKED_INTO) === 'LOCATOR',
  )
  const { held } = one.london.population
  const from = held.get(walker.exchanges[0] ?? '') ?? []
  bromley.holds([...(held.get(WALKED_INTO) ?? []), ...from.filter(({ foundBy }) => foundBy.includes(walker.nhsNumber))])
  expect(stateAt(await view(walker.nhsNumber, 'two'), WALKED_INTO)).toBe('LOCATOR')
  for (const { nhsNumber } of people) expect(passedOver(await view(nhsNumber, 'measuring'))).toEqual([])
  const figures = await measuring.metrics.registry.getMetricsAsJSON()
  const outcomes = figures.find(({ name }) => name === 'locator_measured_total')?.values ?? []
  const count = (outcome: string) =>
    outcomes.filter(({ labels }) => labels['outcome'] === outcome).reduce((sum, { value }) => sum + value, 0)
  const [missed, right] = [count('missed'), count('right')]
  const share = missed / (missed + right)
  console.log(
    `the locator: of ${missed + right} exchanges it would not have asked, ${missed} held the patient (${(100 * share).toFixed(3)} %)`,
  )
  expect(missed + right).toBeGreaterThan(1_000)
  expect(missed).toBe(1)
  expect(share).toBeLessThanOrEqual(0.001)
  // What was missed is known from then on.
  await learned(walker, WALKED_INTO)
  expect(stateAt(await view(walker.nhsNumber, 'two'), WALKED_INTO)).not.toBe('LOCATOR')
})

test('what is not known does not keep anybody from an answer: without its table everybody is asked', async () => {
  const grace = person('default').nhsNumber
  await onDatabase(database.url, (client) => client.query('alter table patient_locations rename to away'))
  const seen = await view(grace, 'two')
  await onDatabase(database.url, (client) => client.query('alter table away rename to patient_locations'))
  expect(passedOver(seen)).toEqual([])
  expect(shownSources(seen)).not.toEqual([])
})
