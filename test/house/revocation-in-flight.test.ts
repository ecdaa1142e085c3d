import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { State } from '../../gateway/state/open-state.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { agreementsOf } from '../london/agreements.ts'
import { ods } from '../london/generator/organisations.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { type StagedExchange, stageExchange } from './staged-exchange.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

// Neither holds records of the clinician's own trust: all that they tell needs an agreement and a choice. EALING's curtain keeps views in flight.
let it: LondonHouse
let ealing: StagedExchange
let westminster: StagedExchange
beforeAll(async () => {
  it = await openLondonHouse({
    environment: { WARD_DEADLINE_MS: '30000' },
    prepare: async (state, london) => {
      ealing = await stageExchange(state, london, 'EALING')
      westminster = await stageExchange(state, london, 'WESTMINSTER')
    },
  })
})
afterAll(async () => {
  await it?.close()
  await Promise.all([ealing?.close(), westminster?.close()])
})

const view = (name: string, options: AskOptions = {}) =>
  it.ask(question(WHOLE), { ...options, variables: { patient: it.patient(name) } })

type Answer = Awaited<ReturnType<typeof view>>
type Entry = {
  readonly exchange: { readonly id: string }
  readonly type: string
  readonly state: string
  readonly notAskedReason: string | null
  readonly released: number | null
}
/** Types that the agreements of every exchange here cover. */
const COVERED: ReadonlySet<string> = new Set(['ALLERGY', 'CONDITION', 'MEDICATION', 'OBSERVATION', 'ENCOUNTER'])
const entriesAt = (answer: Answer, exchange: string): readonly Entry[] =>
  patientOf(answer).manifest.filter((entry: Entry) => entry.exchange.id === exchange && COVERED.has(entry.type))
const from = (answer: Answer, exchange: string) =>
  shownSources(answer).filter((source) => source.startsWith(`${exchange}|`))

/** Asks while the exchange keeps its answer back; once it was asked, something changes; then it answers. */
const viewWhile = async (
  exchange: StagedExchange,
  name: string,
  change: () => Promise<unknown>,
  options: AskOptions = {},
): Promise<Answer> => {
  const curtain = exchange.drawCurtain()
  const asking = view(name, options)
  await Promise.race([curtain.asked, asking])
  try {
    await change()
  } finally {
    curtain.lift()
  }
  return asking
}

const permit = (name: string, end?: number): ConsentDirective => {
  const patient = parseNhsNumber(it.patient(name))
  if (patient === undefined) throw new Error('That is no NHS number.')
  const scope = {
    recipients: undefined,
    controllers: undefined,
    recordTypes: undefined,
    classes: undefined,
    purposes: undefined,
    actions: undefined,
    recordDates: undefined,
  }
  const recordedBy = { how: 'PATIENT', userId: 'citizen', at: Date.now() } as const
  const period = { start: Date.now() - 1_000, end }
  return { id: randomUUID(), patient, effect: 'permit', scope, period, breakGlassMayLift: false, recordedBy }
}

const expectWithheld = (answer: Answer, exchange: string, state: string) => {
  expect(from(answer, exchange)).toEqual([])
  // What an exchange has no way to hold is not asked of it, whatever anybody chose.
  const entries = entriesAt(answer, exchange).filter(({ notAskedReason }) => notAskedReason !== 'TYPE_NOT_OFFERED')
  expect(entries.length).toBeGreaterThan(0)
  for (const entry of entries) expect(entry).toMatchObject({ state, released: null })
}

test('nothing changes: what was kept waiting is released when it comes', async () => {
  const answer = await viewWhile(westminster, 'superseded', async () => {})
  expect(from(answer, 'WESTMINSTER').length).toBeGreaterThan(0)
})

test('consent withdrawn: nothing of what was in flight leaves, the state is new, the receipt is empty, the next read is withheld at once', async () => {
  const choice = permit('no-choice')
  await it.state.directives.record(choice)
  expect(from(await view('no-choice'), 'EALING').length).toBeGreaterThan(0)

  const answer = await viewWhile(ealing, 'no-choice', () => it.state.directives.withdraw(choice.id))
  expectWithheld(answer, 'EALING', 'WITHHELD_BY_CHOICE')
  // What had arrived before the withdrawal does not leave either.
  expectWithheld(answer, 'HOUNSLOW', 'WITHHELD_BY_CHOICE')
  const [, disclosure] = await it.state.ledger.byReceipt(patientOf(answer).receipt)
  const released = disclosure?.entry.kind === 'disclosure' ? disclosure.entry.released : []
  expect(released.map(({ exchange }) => exchange)).not.toContain('EALING')

  const before = ealing.requests()
  expectWithheld(await view('no-choice'), 'EALING', 'WITHHELD_BY_CHOICE')
  expect(ealing.requests()).toBe(before)
})

test('a denial recorded in flight holds back what it speaks of, and nothing else', async () => {
  const denial: ConsentDirective = {
    ...permit('superseded'),
    effect: 'deny',
    scope: { ...permit('superseded').scope, recordTypes: ['CONDITION'] },
  }
  const answer = await viewWhile(westminster, 'superseded', () => it.state.directives.record(denial))
  await it.state.directives.withdraw(denial.id)
  expect(
    patientOf(answer).conditions.items.filter((one: { provenance: Entry[] }) =>
      one.provenance.some(({ exchange }) => exchange.id === 'WESTMINSTER'),
    ),
  ).toEqual([])
  expect(entriesAt(answer, 'WESTMINSTER').find(({ type }) => type === 'CONDITION')).toMatchObject({
    state: 'WITHHELD_BY_CHOICE',
  })
  expect(from(answer, 'WESTMINSTER').length).toBeGreaterThan(0)
})

test('consent that ends by the clock between asking and release is at an end', async () => {
  const end = Date.now() + 1_500
  await it.state.directives.record(permit('no-choice', end))
  const answer = await viewWhile(ealing, 'no-choice', async () => {
    await wait(Math.max(0, end - Date.now()) + 50)
  })
  expectWithheld(answer, 'EALING', 'WITHHELD_BY_CHOICE')
})

test('an agreement that ends by the clock between asking and release is at an end', async () => {
  const end = Date.now() + 1_500
  const [brief] = agreementsOf(it.london.population.directory, { now: Date.now() })
    .filter(({ id }) => id === 'london-direct-care')
    .map((agreement) => ({
      ...agreement,
      id: 'brief',
      versions: agreement.versions.map((version) => ({
        ...version,
        terms: { ...version.terms, period: { ...version.terms.period, end } },
      })),
    }))
  if (brief === undefined) throw new Error('London has no agreement for direct care.')
  await it.state.agreements.save(brief)
  await it.state.agreements.suspend('london-direct-care', 'operator')
  const answer = await viewWhile(westminster, 'superseded', async () => {
    await wait(Math.max(0, end - Date.now()) + 50)
  })
  await it.state.agreements.resume('london-direct-care', 'operator')
  expectWithheld(answer, 'WESTMINSTER', 'WITHHELD_BY_AGREEMENT')
})

test.each<[string, (state: State) => Promise<unknown>, (state: State) => Promise<unknown>]>([
  [
    'the agreement is suspended',
    (state) => state.agreements.suspend('london-direct-care', 'operator'),
    (state) => state.agreements.resume('london-direct-care', 'operator'),
  ],
  [
    'the exchange is suspended',
    (state) => state.registry.suspend({ exchange: parseExchangeId('WESTMINSTER'), controller: undefined }, 'operator'),
    (state) => state.registry.resume({ exchange: parseExchangeId('WESTMINSTER'), controller: undefined }, 'operator'),
  ],
])(
  '%s: nothing of it leaves, the next read is withheld at once and not asked; resumed, it is read again',
  async (_, stop, resume) => {
    const answer = await viewWhile(westminster, 'superseded', () => stop(it.state))
    expectWithheld(answer, 'WESTMINSTER', 'WITHHELD_BY_AGREEMENT')
    const before = westminster.requests()
    expectWithheld(await view('superseded'), 'WESTMINSTER', 'WITHHELD_BY_AGREEMENT')
    expect(westminster.requests()).toBe(before)
    await resume(it.state)
    expect(from(await view('superseded'), 'WESTMINSTER').length).toBeGreaterThan(0)
  },
)

test('a data controller is suspended: its records do not leave, those of the others do', async () => {
  const custodians = (answer: Answer) =>
    new Map(from(answer, 'WESTMINSTER').map((key) => [key, it.london.population.truth.tellings.get(key)?.custodian]))
  const [controller] = new Set(custodians(await view('superseded')).values())
  if (controller === undefined) throw new Error('Nobody holds anything.')
  const answer = await viewWhile(westminster, 'superseded', () =>
    it.state.registry.suspend({ exchange: undefined, controller: ods(controller) }, 'operator'),
  )
  expect([...custodians(answer).values()]).not.toContain(controller)
  expect([...custodians(await view('superseded')).values()]).not.toContain(controller)
  await it.state.registry.resume({ exchange: undefined, controller: ods(controller) }, 'operator')
  expect([...custodians(await view('superseded')).values()]).toContain(controller)
})

test('a proxy whose right is withdrawn while an exchange answers is refused whole', async () => {
  const merton = await stageExchange(it.state, it.london, 'MERTON')
  expect(shownSources(await view('twin-one', { as: 'proxy' })).length).toBeGreaterThan(0)
  const answer = await viewWhile(merton, 'twin-one', () => it.state.proxyRights.withdraw('proxy-right-twin-one'), {
    as: 'proxy',
  })
  expect(refusalOf(answer)).toBe('FORBIDDEN')
  expect(answer.body.data).toEqual({ patient: null })
  await merton.close()
})
