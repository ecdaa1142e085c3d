import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act } from './console-steps.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'
import { type StagedExchange, stageExchange } from './staged-exchange.ts'

const HANDLE = /^\/clinician\/[\w.-]{100,1000}(\/|$)/

describe.skipIf(CHROMIUM === undefined)('a clinician at three in the morning', () => {
  let it: LondonHouse
  let browser: HouseBrowser
  let doctor: Visit
  let haringey: StagedExchange
  const addresses: string[] = []
  beforeAll(async () => {
    it = await openLondonHouse({
      environment: { WARD_DEADLINE_MS: '30000', FIRST_RELEASE_MS: '400' },
      prepare: async (state, london) => {
        haringey = await stageExchange(state, london, 'HARINGEY')
      },
    })
    browser = await openBrowser(it)
    doctor = await browser.visit()
    doctor.page.on('request', (request) => {
      addresses.push(request.url(), request.headers()['referer'] ?? '')
    })
    await doctor.signIn('clinician', '/clinician')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
    await haringey?.close()
  })
  const { choices, make } = choicesOf(() => it)

  const main = async ({ page }: Visit) => ((await page.getByRole('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
  /** What a designer and axe look at. */
  const looked = async (visit: Visit, name: string) => {
    expect(await visit.accessibilityFaults(), name).toEqual([])
    if (process.env['PICTURES'] !== undefined) await visit.pictures(name)
    await visit.page.setViewportSize({ width: 390, height: 900 })
    expect(await visit.overhang(), name).toBeLessThanOrEqual(0)
    await visit.page.setViewportSize({ width: 1280, height: 900 })
  }
  const state = async ({ page }: Visit, context = 'ED attendance 4711') => {
    await page.check('input[name=purpose][value=TREAT]')
    await page.fill('#careContext', context)
  }
  const open = async (visit: Visit, person: string) => {
    await visit.go('/clinician')
    await visit.page.fill('#nhsNumber', it.patient(person))
    await state(visit)
    await act(visit.page, 'Open the record')
  }

  test('finds a patient by number, says what for, and reads the record with what every exchange did', async () => {
    await looked(doctor, 'clinician-find')
    await act(doctor.page, 'Open the record')
    expect(await main(doctor)).toContain('Say what you need the record for')
    await open(doctor, 'default')
    expect(new URL(doctor.page.url()).pathname).toMatch(HANDLE)
    expect(await main(doctor)).toMatch(/\d+ of \d+ exchanges answered/)
    await looked(doctor, 'clinician-record')
    expect(addresses.join(' ')).not.toContain(it.patient('default'))
  })

  test('searches without a number', async () => {
    await doctor.go('/clinician/trace')
    await looked(doctor, 'clinician-trace')
    await doctor.page.fill('#family', 'Adeyemi')
    await doctor.page.fill('#birthDate-day', '17')
    await doctor.page.fill('#birthDate-month', '4')
    await doctor.page.fill('#birthDate-year', '1961')
    await state(doctor)
    await act(doctor.page, 'Search')
    expect(await main(doctor)).toContain('Grace Adeyemi')
    await looked(doctor, 'clinician-traced')
  })

  describe('while an exchange is slow', () => {
    const PART = 'Still being asked'
    const status = ({ page }: Visit) => page.locator('#filling')
    /** Opens Grace's record while Haringey holds its answer back; gives the way to let it go. */
    const openBehindCurtain = async (visit: Visit) => {
      const curtain = haringey.drawCurtain()
      await open(visit, 'default')
      return curtain
    }

    test('what has come is there at once, who is awaited is named, and nothing is called none; the rest comes by itself, what is open stays open', async () => {
      const curtain = await openBehindCurtain(doctor)
      await status(doctor).getByText('Haringey Exchange').waitFor()
      // The others are quick: once they have all been put in their places, Haringey alone is awaited.
      await status(doctor).getByText('Still being asked: Haringey Exchange.').waitFor()
      const allergies = doctor.page.locator('#block-allergies')
      expect(await allergies.textContent()).toContain('No known allergy')
      expect(await allergies.textContent()).not.toContain('Peanut')
      expect(await allergies.locator('.clinician-complete').textContent()).toMatch(/\d+ of \d+ exchanges answered/)
      expect(await doctor.page.locator('#manifest-title + ul').textContent()).toContain(
        'Haringey Exchange still being asked',
      )
      const sources = allergies.locator('details').first()
      await sources.locator('summary').focus()
      await doctor.page.keyboard.press('Enter')
      const manifest = doctor.page.locator('#each-exchange')
      await manifest.locator('summary').click()
      curtain.lift()
      await allergies.getByText('Peanut allergy').waitFor()
      expect(await status(doctor).textContent()).not.toContain(PART)
      expect(await manifest.getAttribute('open')).not.toBeNull()
      expect(await doctor.page.locator('#manifest-title + ul').textContent()).not.toContain('Haringey')
    })

    test('a page that is filling in is as readable as a whole one', async () => {
      // A stream that never comes keeps it as it is, for as long as a designer looks.
      await doctor.page.route('**/fill/**', (route) => route.abort())
      const curtain = await openBehindCurtain(doctor)
      await looked(doctor, 'clinician-filling')
      expect(await main(doctor)).toContain(PART)
      await doctor.page.unroute('**/fill/**')
      curtain.lift()
    })

    test('without scripts the page says who is awaited, and a link waits for all of them', async () => {
      const plain = await browser.visit({ javaScript: false })
      await plain.signIn('clinician', '/clinician')
      const curtain = await openBehindCurtain(plain)
      expect(await main(plain)).toContain(PART)
      expect(await main(plain)).not.toContain('Peanut')
      const receipt = () => plain.page.locator('#block-receipt .faces-code').textContent()
      const before = await receipt()
      const waiting = act(plain.page, 'Wait for all of them')
      curtain.lift()
      await waiting
      await plain.page.getByText('Peanut allergy').first().waitFor()
      expect(await main(plain)).not.toContain(PART)
      // It was one question: nobody was asked again.
      expect(await receipt()).toBe(before)
      await plain.close()
    })

    test('what leaves is written down before it does: one receipt, each record in it once, and all that is shown', async () => {
      const curtain = await openBehindCurtain(doctor)
      await status(doctor).getByText('Still being asked: Haringey Exchange.').waitFor()
      curtain.lift()
      await doctor.page.getByText('Peanut allergy').first().waitFor()
      const receipt = (await doctor.page.locator('#block-receipt .faces-code').textContent()) ?? ''
      const entries = (await it.state.ledger.byReceipts([receipt]))[0] ?? []
      const kinds = entries.map(({ entry }) => entry.kind)
      expect(kinds.filter((kind) => kind === 'decision')).toHaveLength(1)
      expect(kinds.filter((kind) => kind === 'disclosure').length).toBeGreaterThan(1)
      expect(kinds).not.toContain('refusal')
      const written = entries.flatMap(({ entry }) =>
        entry.kind === 'disclosure'
          ? entry.released.flatMap(({ exchange, records }) => records.map(([source]) => `${exchange} ${source}`))
          : [],
      )
      expect(new Set(written).size).toBe(written.length)
      const shown = await doctor.page.locator('.clinician-sources').allTextContents()
      expect(shown.length).toBeGreaterThan(10)
      const names = new Set(written.map((one) => one.split(' ')[1]))
      for (const text of shown) {
        const source = /Its name there: ([^\s,]+)/.exec(text)?.[1]?.replaceAll(/[\u2068\u2069]/g, '')
        expect(names).toContain(source)
      }
    })

    test('consent withdrawn meanwhile: what was shown goes, and nothing more comes', async () => {
      const curtain = await openBehindCurtain(doctor)
      await status(doctor).getByText('Still being asked: Haringey Exchange.').waitFor()
      expect(await main(doctor)).toContain('Type 2 diabetes')
      const PATIENT = { as: 'patient' } as const
      const { directives } = await choices('default', PATIENT)
      const permit = directives.find(
        ({ effect, withdrawnAt }: { effect: string; withdrawnAt: string | null }) =>
          effect === 'permit' && withdrawnAt === null,
      )
      await make('withdrawDirective', 'default', PATIENT, { directive: permit.id })
      curtain.lift()
      await doctor.page.locator('#manifest-title + ul').getByText('withheld by the patient’s choice').first().waitFor()
      await status(doctor).getByText(PART).waitFor({ state: 'detached' })
      expect(await main(doctor)).not.toContain('Peanut')
      expect(await main(doctor)).not.toContain('Enfield Shared Record, Haringey')
      expect((await make('giveDirective', 'default', PATIENT, { choice: { effect: 'permit' } })).faults).toEqual([])
    })

    test('the order in which exchanges answer changes nothing of the final page', async () => {
      const ids = ['HARINGEY', 'ENFIELD', 'CAMDEN', 'ELPR', 'CROYDON', 'L111'].filter((id) => id !== 'HARINGEY')
      const finals = new Set<string>()
      let parts = 0
      let seed = 7
      const chance = () => {
        seed = (seed * 48_271) % 2_147_483_647
        return seed / 2_147_483_647
      }
      await open(doctor, 'default')
      const path = new URL(doctor.page.url()).pathname
      for (let run = 0; run < 6; run++) {
        await Promise.all(ids.map((id) => it.london.exchange(id).latency(Math.round(chance() * 900), 0)))
        const page = await (await doctor.context.request.get(`${it.url}${path}`)).text()
        const stream = /data-fill="([^"]+)"/.exec(page)?.[1]
        const events =
          stream === undefined
            ? []
            : (await (await doctor.context.request.get(`${it.url}${stream}`)).text()).split('\n\n')
        parts += events.length
        const whole = events.find((event) => event.startsWith('event: whole'))
        const html =
          whole
            ?.split('\n')
            .slice(1)
            .map((line) => line.replace(/^data: /, ''))
            .join('\n') ?? page.slice(page.indexOf('<div id="filling"'), page.indexOf('</div>\n</main>'))
        finals.add(
          html
            .slice(html.indexOf('id="block-manifest"'), html.indexOf('id="block-receipt"'))
            .replaceAll(/\/documents\/[\w.-]+/g, ''),
        )
      }
      await it.london.reset()
      expect(parts).toBeGreaterThan(0)
      expect([...finals].map((html) => html.length)).toHaveLength(1)
      expect([...finals][0]).toContain('Peanut allergy')
    })
  })
})
