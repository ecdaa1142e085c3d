import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Completeness } from '../../schema/model/completeness.ts'
import type { ManifestEntry } from '../../schema/model/manifest.ts'
import { FAULTS, type Fault } from '../london/exchange/fault.ts'
import type { Person } from '../london/generator/person.ts'
import { type AskOptions, type LondonHouse, openLondonHouse } from './london-house.ts'
import { expectWordless, overhear } from './overheard.ts'

const LISTS = [
  'allergies',
  'conditions',
  'medications',
  'immunisations',
  'observations',
  'results',
  'procedures',
  'encounters',
] as const

const list = (field: string): string =>
  `${field}(first: 1000) { totalCount completeness { state } items { id date status concept { text } provenance { exchange { id } sourceId } } }`

const QUESTION = `query($patient: NHSNumber!, $access: AccessInput!, $exclude: [ExchangeId!]) {
  patient(nhsNumber: $patient, access: $access, exclude: $exclude) {
    name ${LISTS.map(list).join('\n')}
    manifest { exchange { id } type state notAskedReason released partlyWithheld incomplete identityWarning }
  }
}`

type Entry = Omit<ManifestEntry, 'exchange'> & { readonly exchange: { readonly id: string } }
type List = {
  readonly totalCount: number
  readonly completeness: { readonly state: Completeness['state'] }
  readonly items: readonly {
    readonly provenance: readonly { readonly exchange: { readonly id: string }; readonly sourceId: string }[]
  }[]
}
type Answer = { readonly lists: Readonly<Record<string, List>>; readonly manifest: readonly Entry[] }

const heard = overhear()
let it: LondonHouse

beforeAll(async () => {
  it = await openLondonHouse({
    patients: 40,
    environment: { WARD_DEADLINE_MS: '4000', LOG_LEVEL: 'debug' },
    logTo: heard.logTo,
    prepare: async (state, london) => {
      const croydon = london.addresses.exchanges.find(({ id }) => id === 'CROYDON')
      if (croydon === undefined) throw new Error('There is no CROYDON.')
      const settings = { ...(croydon.settings as object), searches: 'everything', pageSize: 5 }
      await state.registry.saveExchange({ ...croydon, settings })
    },
  })
})
afterAll(async () => {
  heard.stop()
  await it.close()
})
beforeEach(async () => {
  await it.london.reset()
  heard.forget()
})

const ask = async (exclude: readonly string[] = [], options: AskOptions = {}): Promise<Answer> => {
  const { status, body } = await it.ask(QUESTION, {
    ...options,
    variables: { patient: it.patient('default'), exclude, ...options.variables },
  })
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
  const { manifest, name: _, ...lists } = body.data.patient
  return { lists, manifest }
}

const itemsOf = ({ lists }: Answer): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(lists).map(([field, { totalCount, items }]) => [field, { totalCount, items }]))

const told = ({ lists }: Answer, exchange: string): number =>
  Object.values(lists).flatMap(({ items }) =>
    items.flatMap(({ provenance }) => provenance.filter(({ exchange: { id } }) => id === exchange)),
  ).length

/** What the manifest says of one exchange, the same for every record type asked. */
const saysOf = ({ manifest }: Answer, exchange: string): readonly Omit<Entry, 'type' | 'exchange'>[] => {
  const lines = manifest.filter((entry) => entry.exchange.id === exchange)
  expect(lines).toHaveLength(LISTS.length)
  const alike = new Map(lines.map(({ type: _t, exchange: _e, ...said }) => [JSON.stringify(said), said]))
  return [...alike.values()]
}

const NOTHING = { notAskedReason: null, partlyWithheld: false, incomplete: false, identityWarning: null }
const FAILED = { ...NOTHING, state: 'FAILED', released: 0 } as const
const TIMED_OUT = { ...NOTHING, state: 'TIMED_OUT', released: 0 } as const

/** POLICY §6: exactly one state each. */
const SAID: Readonly<Record<Fault, Omit<Entry, 'type' | 'exchange'>>> = {
  html: FAILED,
  half: FAILED,
  'another-patient': { ...NOTHING, state: 'QUARANTINED', released: null },
  'stray-record': { ...NOTHING, state: 'QUARANTINED', released: null },
  huge: FAILED,
  drip: TIMED_OUT,
  '5xx': FAILED,
  reset: FAILED,
  redirect: FAILED,
  'operation-outcome-200': FAILED,
  refuse: { ...NOTHING, state: 'REFUSED_BY_EXCHANGE', released: null },
  slow: TIMED_OUT,
  down: FAILED,
}

type Play = { readonly name: string; readonly exchanges: readonly string[]; readonly tongues: readonly string[] }

/** The three ways of asking by REST (one batch, a search a type, $everything by small pages); and one exchange of every other tongue. */
const PLAYS: readonly Play[] = [
  { name: 'every way of asking by REST', exchanges: ['HARINGEY', 'ENFIELD', 'CROYDON'], tongues: ['FHIR_R4'] },
  {
    name: 'every other tongue',
    exchanges: ['LEWISHAM', 'GREENWICH', 'BEXLEY', 'SOUTHWARK'],
    tongues: ['FHIR_STU3', 'GP_CONNECT', 'IHE_MHD', 'IHE_XCA'],
  },
]

const EXCHANGES = PLAYS.flatMap(({ exchanges }) => exchanges)

/** One who is known to all of a play's exchanges, and what is said of them with every play's switched off. */
type Asked = Play & { readonly person: Person; readonly without: Answer }

// All of them do the same wrong at once: each line of the manifest is its own exchange's, and one question sees all of a play.
describe('exchanges of every way of asking, and of every tongue', () => {
  const asked: Asked[] = []
  /** Each exchange is asked for one person alone, so that it fails no oftener than it is bad. */
  const othersThan = ({ exchanges }: Play) => EXCHANGES.filter((exchange) => !exchanges.includes(exchange))
  const view = ({ nhsNumber }: Person, exclude: readonly string[]): Promise<Answer> =>
    ask(exclude, { variables: { patient: nhsNumber } })

  test.each(PLAYS)('$name: are well at first, and their records are among the answer', async (play) => {
    const { exchanges, tongues } = play
    const { population } = it.london
    expect([...new Set(exchanges.map((exchange) => population.tongues.get(exchange)))].sort()).toEqual(tongues)
    const [person] = population.people.filter((one) => exchanges.every((exchange) => one.exchanges.includes(exchange)))
    if (person === undefined) throw new Error('Nobody is known to all of them.')
    const well = await view(person, othersThan(play))
    for (const exchange of exchanges) expect(told(well, exchange), exchange).toBeGreaterThan(0)
    const without = await view(person, EXCHANGES)
    for (const exchange of exchanges) expect(told(without, exchange), exchange).toBe(0)
    expect(told(without, 'L111')).toBeGreaterThan(0)
    asked.push({ ...play, person, without })
  })

  test.each(FAULTS)(
    '%s: the manifest says so of each type, no list says none, and the answer is else as though they had been switched off',
    async (fault) => {
      expect(asked).toHaveLength(PLAYS.length)
      await Promise.all(EXCHANGES.map((exchange) => it.london.exchange(exchange).fault(fault)))
      await Promise.all(
        asked.map(async ({ without, person, ...play }) => {
          const { exchanges } = play
          const answer = await view(person, othersThan(play))
          for (const exchange of exchanges) {
            const offered = saysOf(answer, exchange).filter(
              ({ notAskedReason }) => notAskedReason !== 'TYPE_NOT_OFFERED',
            )
            expect(offered, exchange).toEqual([SAID[fault]])
            expect(told(answer, exchange), exchange).toBe(0)
          }
          expect(itemsOf(answer)).toEqual(itemsOf(without))
          for (const { completeness } of Object.values(answer.lists)) expect(completeness.state).not.toMatch(/^NONE_/)
        }),
      )
      expect(await it.london.strangerVisits()).toBe(0)
      const names = asked.map(({ person }) => person.family)
      expectWordless(heard.said(), ['We will be back', 'record store', ...names, 'OperationOutcome'])
      // Whose answer speaks of somebody else is told to the operator; trouble on the way is no news.
      expect(heard.said().includes('quarantined')).toBe(SAID[fault].state === 'QUARANTINED')
    },
  )

  test('are whole again as soon as they are well', async () => {
    const isWell = (again: Answer, exchange: string): boolean =>
      told(again, exchange) > 0 &&
      saysOf(again, exchange).every(({ state }) => ['ANSWERED', 'EMPTY', 'NOT_ASKED'].includes(state))
    // A breaker that opened meanwhile lets one question through to see; whoever asks next finds it well.
    const ill = async () => {
      const found = await Promise.all(
        asked.map(async ({ person, ...play }) => {
          const again = await view(person, othersThan(play))
          return play.exchanges.filter((exchange) => !isWell(again, exchange))
        }),
      )
      return found.flat()
    }
    await expect.poll(ill, { timeout: 60_000, interval: 500 }).toEqual([])
  })
})

test('fifty megabytes are not read: what one exchange can make this process hold is bounded', async () => {
  const LIMIT = 8 * 1024 * 1024
  for (const { limits } of it.london.addresses.exchanges) expect(limits.maxBodyBytes).toBe(LIMIT)
  await it.london.exchange('HARINGEY').fault('huge')
  await ask(['HARINGEY'])
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  let watching = true
  const watch = (async () => {
    while (watching) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      await wait(1)
    }
  })()
  expect(saysOf(await ask(), 'HARINGEY')).toEqual([FAILED])
  watching = false
  await watch
  expect(most).toBeLessThan(4 * LIMIT)
})

test('when every exchange is down the answer is still an answer, and no list says none', async () => {
  await Promise.all(it.london.addresses.exchanges.map(({ id }) => it.london.exchange(id).switchOff()))
  const answer = await ask()
  expect(Object.values(answer.lists).map(({ totalCount }) => totalCount)).toEqual(LISTS.map(() => 0))
  for (const { completeness } of Object.values(answer.lists)) expect(completeness.state).toBe('NOT_KNOWN')
  const states = new Set(answer.manifest.map(({ state }) => state))
  expect([...states].sort()).toEqual(['FAILED', 'NOT_ASKED', 'WITHHELD_BY_AGREEMENT', 'WITHHELD_BY_CHOICE'])
})

test('an exchange that keeps failing is left in peace, is said to be so, and is asked again later', async () => {
  await it.london.exchange('L111').fault('5xx')
  const said = async () =>
    saysOf(await ask(), 'L111').find(({ notAskedReason }) => notAskedReason !== 'TYPE_NOT_OFFERED')
  const until = async (holds: (entry: Awaited<ReturnType<typeof said>>) => boolean): Promise<void> => {
    while (!holds(await said())) await wait(20)
  }
  await until((entry) => entry?.notAskedReason === 'BREAKER_OPEN')
  const requests = await it.london.exchange('L111').requests()
  const open = await ask()
  expect(saysOf(open, 'L111')).toContainEqual({
    ...NOTHING,
    state: 'NOT_ASKED',
    notAskedReason: 'BREAKER_OPEN',
    released: null,
  })
  expect(await it.london.exchange('L111').requests()).toBe(requests)
  for (const { completeness } of Object.values(open.lists)) expect(completeness.state).not.toMatch(/^NONE_/)
  await it.london.exchange('L111').fault(undefined)
  await until((entry) => entry?.state === 'ANSWERED' || entry?.state === 'EMPTY')
})
