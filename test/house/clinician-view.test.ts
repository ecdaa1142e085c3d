import type { JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act } from './console-steps.ts'
import { type LaunchingSystem, startLaunchingSystem } from './launching-system.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'
import { type StagedExchange, stageExchange } from './staged-exchange.ts'

const HANDLE = /^\/clinician\/[\w.-]{100,1000}(\/|$)/

describe.skipIf(CHROMIUM === undefined)('a clinician at three in the morning', () => {
  let it: LondonHouse
  let browser: HouseBrowser
  let doctor: Visit
  let haringey: StagedExchange
  let ward: LaunchingSystem
  const addresses: string[] = []
  beforeAll(async () => {
    ward = await startLaunchingSystem('ward-system')
    it = await openLondonHouse({
      environment: ({ addresses: { issuers } }) => ({
        WARD_DEADLINE_MS: '30000',
        FIRST_RELEASE_MS: '400',
        ISSUERS: JSON.stringify([...issuers, { kind: 'system', issuer: ward.issuer, jwks: ward.jwks }]),
      }),
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
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
    await haringey?.close()
    await ward?.close()
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
  /** Goes to a page, again where the house was too busy for it: on a machine that does much else it says so. */
  const arrive = async ({ go, page }: Visit, path: string) => {
    for (let tries = 0; tries < 30; tries++) {
      await go(path)
      if ((await page.locator('h1').textContent()) !== 'The service is busy') return
    }
  }
  /** A machine that does much else cannot confirm what it decides on in time, and the page says so: it is loaded again. */
  const settled = async ({ page }: Visit) => {
    for (let tries = 0; tries < 30 && /Sorry|busy/.test((await page.locator('h1').textContent()) ?? ''); tries++)
      await page.reload()
  }
  const open = async (visit: Visit, person: string) => {
    await arrive(visit, '/clinician')
    await visit.page.fill('#nhsNumber', it.patient(person))
    await state(visit)
    await act(visit.page, 'Open the record')
    await settled(visit)
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

  test('records the permission of a patient who is present, and sees what it opens; it names her and ends by itself', async () => {
    await open(doctor, 'no-choice')
    expect(await main(doctor)).toContain('withheld by the patient’s choice, or because none is recorded')
    expect(await doctor.page.locator('#block-allergies .clinician-complete--part').count()).toBe(1)
    expect(await doctor.page.locator('#block-allergies').textContent()).not.toContain('None known')
    await looked(doctor, 'clinician-withheld')
    await act(doctor.page, 'Record the patient’s permission')
    await looked(doctor, 'clinician-permission')
    await act(doctor.page, 'Record the permission')
    expect(await main(doctor)).toContain('Confirm that the patient is present and gave permission')
    await doctor.page.check('input[name=hours][value="4"]')
    await doctor.page.check('input[name=present]')
    await act(doctor.page, 'Record the permission')
    await doctor.page.getByRole('heading', { name: 'Allergies' }).waitFor()
    await doctor.page.locator('.clinician-item').first().waitFor({ state: 'attached' })
    const patient = parseNhsNumber(it.patient('no-choice'))
    const [permit, ...others] = patient === undefined ? [] : await it.state.directives.ofPatient(patient)
    expect(others).toEqual([])
    expect(permit).toMatchObject({ effect: 'permit', recordedBy: { userId: '910000000101' } })
    expect((permit?.period.end ?? 0) - (permit?.period.start ?? 0)).toBe(4 * 3_600_000)
  })

  test('breaks the glass in two steps: first only that something is restricted, then a reason, then the record', async () => {
    await open(doctor, 'deny-all-liftable')
    const before = await doctor.page.locator('.clinician-item').count()
    await act(doctor.page, 'Open restricted records in an emergency')
    await looked(doctor, 'clinician-break-glass')
    await act(doctor.page, 'Check whether anything is restricted')
    expect(await doctor.page.locator('h1').textContent()).toContain('Something is restricted')
    await looked(doctor, 'clinician-break-glass-confirm')
    await act(doctor.page, 'Open the restricted records')
    expect(await main(doctor)).toContain('Choose the reason')
    await doctor.page.check('input[name=code][value="5"]')
    await doctor.page.fill('#words', 'Unconscious in the emergency department')
    await act(doctor.page, 'Open the restricted records')
    await settled(doctor)
    await doctor.page.getByText('Break-glass access in an emergency').waitFor()
    expect(await doctor.page.locator('.clinician-item').count()).toBeGreaterThan(before)
    const bar = doctor.page.getByRole('region', { name: 'Emergency access' })
    expect(await bar.textContent()).toMatch(/Emergency access until \d+ \w+ \d{4} at/)
    await looked(doctor, 'clinician-emergency')
    const opened = new URL(doctor.page.url()).pathname
    await act(doctor.page, 'Change what you look at this record for')
    await act(doctor.page, 'End the emergency access')
    expect(await doctor.page.locator('h1').textContent()).toBe('Your emergency access stands')
    await looked(doctor, 'clinician-emergency-stands')
    await arrive(doctor, `${opened}/allergy`)
    expect(await bar.textContent()).toMatch(/Emergency access until \d+ \w+ \d{4} at/)
    await bar.getByRole('button', { name: 'End the emergency access' }).click()
    await doctor.page.getByRole('heading', { level: 1, name: 'Your emergency access has ended' }).waitFor()
    expect(await main(doctor)).toContain('You ended it on')
    await looked(doctor, 'clinician-emergency-ended')
    await doctor.page.getByRole('button', { name: 'Open the record without emergency access' }).click()
    await settled(doctor)
    await doctor.page.getByText('Direct care').waitFor()
    expect(await bar.count()).toBe(0)
    expect(await doctor.page.locator('.clinician-item').count()).toBe(before)
    await arrive(doctor, opened)
    expect(await doctor.page.locator('h1').textContent()).toBe('Emergency access has ended')

    await open(doctor, 'deny-all-for-good')
    await act(doctor.page, 'Open restricted records in an emergency')
    await act(doctor.page, 'Check whether anything is restricted')
    expect(await doctor.page.locator('h1').textContent()).toBe('There is nothing that break-glass could open')
  })

  test('without scripts the emergency access is ended from the page too, and the page says so to nobody for whom it stands', async () => {
    const plain = await browser.visit({ javaScript: false })
    await plain.signIn('clinician', '/clinician')
    await open(plain, 'deny-all-liftable')
    const base = new URL(plain.page.url()).pathname
    await arrive(plain, `${base}/emergency`)
    expect(await plain.page.locator('h1').textContent()).toBe('Your emergency access has ended')
    await arrive(plain, `${base}/break-glass`)
    await act(plain.page, 'Check whether anything is restricted')
    await plain.page.check('input[name=code][value="5"]')
    await plain.page.fill('#words', 'Unconscious again')
    await act(plain.page, 'Open the restricted records')
    await settled(plain)
    const other = await plain.context.newPage()
    await other.goto(`${it.url}${base}/emergency`)
    expect(await other.locator('h1').textContent()).toBe('Your emergency access stands')
    await plain.page.getByRole('button', { name: 'End the emergency access' }).click()
    await plain.page.getByRole('heading', { level: 1, name: 'Your emergency access has ended' }).waitFor()
    await other.reload()
    expect(await other.locator('h1').textContent()).toBe('Your emergency access has ended')
    await plain.close()
  })

  test('one kind of record has a page of its own; a handle is worth nothing to somebody else', async () => {
    await open(doctor, 'default')
    const path = new URL(doctor.page.url()).pathname
    await arrive(doctor, `${path}/observation`)
    expect(await main(doctor)).toContain('newest first')
    await looked(doctor, 'clinician-one-kind')
    const other = await browser.visit()
    await other.signIn('own-trust-clinician', '/clinician')
    await arrive(other, path)
    expect(await other.page.locator('h1').textContent()).toBe('Find the patient again')
    await arrive(other, `${path}/fill/anything`)
    expect(await other.page.locator('h1').textContent()).toBe('Find the patient again')
    await other.close()
  })

  test('the whole way is gone with a keyboard alone, on a telephone', async () => {
    const phone = await browser.visit({ width: 'phone' })
    await phone.signIn('clinician', '/clinician')
    const { keyboard } = phone.page
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 80; presses++) {
        if ((await phone.page.locator(`${selector}:focus`).count()) > 0) return
        await keyboard.press('Tab')
      }
      throw new Error(`The keyboard does not reach ${selector}.`)
    }
    await tabTo('#nhsNumber')
    await keyboard.type(it.patient('default'))
    await tabTo('input[name=purpose][value=TREAT]')
    await keyboard.press('Space')
    await tabTo('#careContext')
    await keyboard.type('Ward 4')
    await keyboard.press('Enter')
    await phone.page.getByText('Peanut allergy').first().waitFor()
    await tabTo('#block-allergies .clinician-item details summary')
    await keyboard.press('Enter')
    expect(await phone.page.locator('#block-allergies .clinician-sources').first().isVisible()).toBe(true)
    expect(await phone.overhang()).toBeLessThanOrEqual(0)
    await phone.close()
  })

  test('another system opens its user’s patient: what it says is confirmed, the link is good once and for nobody else', async () => {
    const published = (await (await fetch(`${it.url}/.well-known/jwks.json`)).json()) as {
      readonly keys: readonly JWK[]
    }
    const key = published.keys.find(({ use }) => use === 'enc')
    if (key === undefined) throw new Error('No key to encrypt to is published.')
    const about = {
      userId: '910000000101',
      patient: it.patient('default'),
      audience: `${it.url}/clinician/launch`,
      key,
    }
    const pathOf = (launch: string) => `/clinician/launch?${new URLSearchParams({ iss: 'ward-system', launch })}`
    const link = pathOf(await ward.launch(about))

    const other = await browser.visit()
    await other.signIn('clinician-at-site', link)
    expect(await main(other)).toContain('made for somebody else')
    await looked(other, 'clinician-launch-refused')
    await other.close()

    // Whoever is not signed in yet arrives at the link all the same.
    const fresh = await browser.visit()
    await fresh.signIn('clinician', link)
    expect(await main(fresh)).toContain('ward-system asks to open the record')
    expect(await fresh.page.inputValue('#careContext')).toBe('Ward round 12')
    expect(await fresh.page.isChecked('input[name=purpose][value=TREAT]')).toBe(true)
    await looked(fresh, 'clinician-launch')
    await act(fresh.page, 'Open the record')
    await settled(fresh)
    await fresh.page.getByText('Grace Adeyemi').first().waitFor()
    expect(new URL(fresh.page.url()).pathname).toMatch(HANDLE)
    await arrive(fresh, link)
    expect(await main(fresh)).toContain('used already')
    await arrive(fresh, pathOf(await ward.launch(about, { ageSeconds: 400 })))
    expect(await main(fresh)).toContain('has run out')
    await arrive(fresh, pathOf('nonsense'))
    expect(await main(fresh)).toContain('none that a registered system made')
    await fresh.close()
  })

  describe('while an exchange is slow', () => {
    const PART = 'Still being asked'
    const status = ({ page }: Visit) => page.locator('#filling')
    /** Opens Grace's record while Haringey holds its answer back; gives the way to let it go. */
    /** On a machine that does much else others may be awaited as long: then it is opened anew. */
    const openBehindCurtain = async (visit: Visit) => {
      for (let tries = 1; ; tries++) {
        const curtain = haringey.drawCurtain()
        await open(visit, 'default')
        const isAlone = await status(visit)
          .getByText('Still being asked: Haringey Exchange.')
          .waitFor({ timeout: 12_000 })
          .then(
            () => true,
            () => false,
          )
        if (isAlone || tries === 3) return curtain
        curtain.lift()
      }
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
      await allergies.getByText('Peanut allergy').first().waitFor()
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
            // As `fill-in.js` compares: links and marks are sealed anew each time.
            .replaceAll(/\/(documents?|change|in-error|add|proposed)\/[\w.-]+/g, '/$1/'),
        )
      }
      await it.london.reset()
      expect(parts).toBeGreaterThan(0)
      expect([...finals].map((html) => html.length)).toHaveLength(1)
      expect([...finals][0]).toContain('Peanut allergy')
    })
  })
})
