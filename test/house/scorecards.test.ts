import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import { ALERT_TEMPLATE } from '../london/notify/notify-server.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { patientOf } from './whole-view.ts'

/** Declares a level that half of its answers keep; its last record differs in the birth date of one patient. */
const DECLARES = 'EALING'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse({
    environment: {
      SCORES_EVERY_MS: '200',
      ALERTS: JSON.stringify({
        template: ALERT_TEMPLATE,
        to: [{ address: 'duty@exchanges.example' }, { address: 'croydon@exchanges.example', exchanges: ['CROYDON'] }],
      }),
    },
    prepare: async (state, london) => {
      const row = london.addresses.exchanges.find(({ id }) => id === DECLARES)
      if (row === undefined) throw new Error('There is no such exchange.')
      await state.registry.saveExchange({ ...row, sla: { availability: 0.5, p95Ms: 60_000 } })
    },
  })
})
afterAll(() => it?.close())

const SEEN = question('conditions { totalCount } manifest { exchange { id } state }')
const view = async (name = 'birth-date-differs') =>
  patientOf(await it.ask(SEEN, { variables: { patient: it.patient(name) } }))
const views = async (count: number) => {
  for (let nth = 0; nth < count; nth++) await view()
}

type Card = {
  readonly exchange: { readonly id: string }
  readonly score: Readonly<
    Record<'asked' | 'availability' | 'p50Ms' | 'p95Ms' | 'p99Ms' | 'emptyRate' | 'mismatchRate', number | null>
  > & { readonly newestAt: string | null }
  readonly breaches: readonly { readonly measure: string; readonly endedAt: string | null }[]
}
const CARDS = `query($window: ScoreWindow) { scorecards(window: $window) { exchange { id } sla { availability p95Ms } breakerOpen
  score { asked availability p50Ms p95Ms p99Ms emptyRate mismatchRate newestAt } breaches { measure endedAt } } }`
const cardOf = async (id: string): Promise<Card> => {
  const { body, text } = await it.ask(CARDS, { as: 'operator', variables: { window: 'HOUR' } })
  const found = (body.data?.scorecards as readonly Card[] | undefined)?.find(({ exchange }) => exchange.id === id)
  if (found === undefined) throw new Error(text)
  return found
}
const alerts = async () =>
  (await it.london.outward())
    .map(({ body }) => body as { readonly type?: string; readonly data?: Readonly<Record<string, string>> })
    .filter(({ type }) => type?.startsWith('exchange.sla.'))
    .map(({ type, data }) => [type, data?.['exchange'], data?.['measure']])
const letters = async () =>
  (await it.london.outward())
    .filter(({ way }) => way === 'email')
    .map(({ to, body }) => ({ to, ...(body['personalisation'] as Readonly<Record<string, string>>) }))
/** Nothing here is a matter of time: it is waited for as long as it may take. */
const eventually = { timeout: 90_000, interval: 200 } as const

describe('how an exchange does', () => {
  test('is counted of what was asked of it, and of what was released of its answers', async () => {
    await views(12)
    await expect.poll(async () => (await cardOf(DECLARES)).score.asked, eventually).toBeGreaterThanOrEqual(12)
    const { score } = await cardOf(DECLARES)
    expect(score.availability).toBe(1)
    expect(score.mismatchRate).toBe(1)
    expect(score.newestAt).toMatch(/:00:00/)
    expect(score.p50Ms).toBeGreaterThan(0)
    expect(score.p99Ms).toBeGreaterThanOrEqual(score.p95Ms ?? 0)
    // Where the patient is not known, everything is empty.
    expect((await cardOf('BROMLEY')).score).toMatchObject({ emptyRate: 1, mismatchRate: 0 })
    expect(await alerts()).toEqual([])
  })

  test('is told to the operator once when it falls below what it declared, and once when it is above again', async () => {
    await it.london.exchange(DECLARES).switchOff()
    await views(20)
    const BREACHED = ['exchange.sla.breached', DECLARES, 'AVAILABILITY']
    await expect.poll(alerts, eventually).toEqual([BREACHED])
    expect((await cardOf(DECLARES)).breaches).toEqual([{ measure: 'AVAILABILITY', endedAt: null }])
    await views(2)
    expect(await alerts()).toEqual([BREACHED])
    await it.london.exchange(DECLARES).switchOn()
    await expect
      .poll(async () => {
        await views(4)
        return alerts()
      }, eventually)
      .toEqual([BREACHED, ['exchange.sla.restored', DECLARES, 'AVAILABILITY']])
    expect((await cardOf(DECLARES)).breaches).toEqual([{ measure: 'AVAILABILITY', endedAt: expect.any(String) }])
  })

  test('is told by e-mail too, once each, to whoever is on duty for that exchange and nobody else', async () => {
    const told = { to: 'duty@exchanges.example', exchange: DECLARES, measure: 'AVAILABILITY', promised: '0.5' }
    await expect
      .poll(letters, eventually)
      .toEqual([
        expect.objectContaining({ ...told, happened: 'breached', ended: '' }),
        expect.objectContaining({ ...told, happened: 'restored', ended: expect.stringMatching(/Z$/) }),
      ])
  })

  test('stands in the metrics under its id, and nothing else does', async () => {
    const { text } = await it.send({}, '/metrics')
    const line = (start: string) => text.split('\n').find((one) => one.startsWith(start))
    expect(line(`exchange_availability_ratio{exchange="${DECLARES}",window="1h"}`)).toMatch(/ 0\.\d+$/)
    expect(line(`exchange_answer_seconds{exchange="${DECLARES}",window="30d",quantile="0.95"}`)).toBeDefined()
    expect(line(`exchange_mismatch_ratio{exchange="${DECLARES}",window="24h"}`)).toMatch(/ 1$/)
    expect(line(`exchange_sla_breached{exchange="${DECLARES}",measure="AVAILABILITY"}`)).toBeDefined()
    expect(line(`exchange_breaker_open{exchange="BROMLEY"}`)).toMatch(/ 0$/)
    const labels = [...text.matchAll(/exchange="([^"]*)"/g)].map(([, id]) => id ?? '')
    expect(labels.every((id) => parseExchangeId(id) !== undefined)).toBe(true)
  })

  test('is for the operator alone', async () => {
    for (const as of ['clinician', 'ig-manager', 'analyst', 'patient'] as const) {
      const { body } = await it.ask(CARDS, { as })
      expect(body.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    }
  })
})

describe.skipIf(CHROMIUM === undefined)('the operator', () => {
  let browser: HouseBrowser
  let operator: Visit
  beforeAll(async () => {
    browser = await openBrowser(it)
    operator = await browser.visit()
    await operator.signIn('operator', '/operator/scorecards')
  }, 240_000)
  afterAll(() => browser?.close())

  const said = async (): Promise<string> =>
    ((await operator.page.getByRole('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')

  test('sees every exchange, and looks into one: a chart with the same in a table beside it', async () => {
    expect(new URL(operator.page.url()).pathname).toBe('/operator/scorecards')
    expect(await operator.page.getByRole('row').count()).toBe(31)
    const all = await said()
    expect(all).toContain('Keeps its level')
    expect(all).toContain('No level declared')
    expect(await operator.accessibilityFaults()).toEqual([])
    await operator.pictures('scorecards')
    expect(await operator.overhang()).toBeLessThanOrEqual(0)
    const { name } = it.london.addresses.exchanges.find(({ id }) => id === DECLARES) ?? { name: '' }
    await operator.page.getByRole('link', { name, exact: true }).click()
    await operator.page.getByRole('link', { name: 'The last hour' }).click()
    expect(await operator.page.getByRole('main').getByRole('img').count()).toBe(2)
    const one = await said()
    expect(one).toContain('The same in figures')
    expect(one).toContain('declared 50%')
    expect(one).not.toContain('NaN')
    expect(await operator.accessibilityFaults()).toEqual([])
    await operator.pictures('scorecard')
    expect(await operator.overhang()).toBeLessThanOrEqual(0)
    expect(browser.complaints).toEqual([])
  })

  test('is told plainly of an exchange that there is not, and reads the page without JavaScript', async () => {
    await operator.go('/operator/scorecards/NOWHERE')
    expect(await said()).not.toContain('Something went wrong')
    const plain = await browser.visit({ javaScript: false })
    await plain.signIn('operator', '/operator/scorecards?window=month')
    expect(await plain.page.getByRole('row').count()).toBe(31)
    await plain.close()
  })
})
