import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act } from './console-steps.ts'
import { keyboardFaults } from './keyboard.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

/** A bird that no code list knows: what is written of a patient is in no address. */
const CANARY = 'Zaunkoenig'
const REASON = 'Told by the patient at the bedside.'
/** What nobody in London was said to have, or to take, before. */
const PROBLEM = 'Rohrdommel’s wheeze'
const MEDICINE = 'Kiebitzin 500mg capsules'
const POLLEN = 'Bachstelze pollen'
const SYRUP = 'Wiedehopf syrup'

describe.skipIf(CHROMIUM === undefined)('a clinician changes a record from the page that shows it', () => {
  let it: LondonHouse
  let browser: HouseBrowser
  let doctor: Visit
  const addresses: string[] = []
  beforeAll(async () => {
    it = await openLondonHouse({
      environment: { WARD_DEADLINE_MS: '30000', EDIT_POLL_MS: '50', EDIT_ASK_AGAIN_MS: '5000' },
    })
    // Reading is permitted by the seeded choice; changing has to be said.
    const { send } = choicesOf(() => it)
    const choice = { effect: 'permit', actions: ['view', 'edit'], purposes: ['TREAT', 'ETREAT'] }
    const { text, body } = await send('giveDirective', 'default', { as: 'patient' }, { choice })
    if (body?.data?.giveDirective?.recorded == null) throw new Error(text)
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
  })

  const main = async ({ page }: Visit) => ((await page.getByRole('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
  const title = ({ page }: Visit) => page.locator('h1').textContent()
  /** What a designer, axe and a keyboard meet. */
  const looked = async (visit: Visit, name: string) => {
    expect(await visit.faults(), name).toEqual([])
    if (process.env['PICTURES'] !== undefined) await visit.pictures(name)
  }
  /** What a keyboard alone meets: before the window is made small and wide again, which moves the navigation. */
  const walked = async (visit: Visit, name: string) => {
    expect(await keyboardFaults(visit.page), name).toEqual([])
    await looked(visit, name)
  }
  /** Opens the record, again where the house was too busy for it. */
  const open = async ({ go, page }: Visit, person = 'default') => {
    for (let tries = 0; tries < 30; tries++) {
      await go('/clinician')
      await page.fill('#nhsNumber', it.patient(person))
      await page.check('input[name=purpose][value=TREAT]')
      await page.fill('#careContext', 'Ward 4')
      await act(page, 'Open the record')
      if (!/Sorry|busy/.test((await page.locator('h1').textContent()) ?? '')) break
    }
    const all = page.getByRole('link', { name: 'Wait for all of them' })
    if ((await all.count()) > 0) await all.click({ timeout: 2_000 }).catch(() => undefined)
    await page.locator('#filling').filter({ hasNotText: 'Still being asked' }).waitFor({ state: 'attached' })
  }
  /** The records that say this, where they are told without dissent or with it. */
  const items = ({ page }: Visit, words: string) => page.locator('.clinician-item').filter({ hasText: words })
  const item = (visit: Visit, words: string) => items(visit, words).first()
  /** Sends a form, again where the house was too busy to write it down: the key makes it one. */
  const send = async ({ page }: Visit, button: string) => {
    await act(page, button)
    for (let tries = 0; tries < 30; tries++) {
      const summary = page.locator('.nhsuk-error-summary')
      if ((await summary.count()) === 0 || !/busy|at the moment/.test((await summary.textContent()) ?? '')) return
      await act(page, button)
    }
  }
  /** Fills the form of a new record, and leaves it open. */
  const begin = async (visit: Visit, kind: string, what: string) => {
    await open(visit)
    await act(visit.page, 'Add a record')
    await visit.page.check(`input[name=kind][value=${kind}]`)
    await visit.page.check('input[name=exchange][value=CROYDON]')
    await act(visit.page, 'Go on')
    await visit.page.fill('#what', what)
  }
  const add = async (visit: Visit, kind: string, what: string) => {
    await begin(visit, kind, what)
    await act(visit.page, 'Check the new record')
    await visit.page.fill('#reason', REASON)
    await send(visit, 'Send the new record')
  }
  /** Loads the page again until it says this. */
  const settled = (visit: Visit, words: string) =>
    expect
      .poll(
        async () => {
          const told = await main(visit)
          if (!told.includes(words)) await visit.page.reload()
          return told
        },
        { timeout: 60_000, interval: 300 },
      )
      .toContain(words)

  test('adds an allergy to an exchange that takes it: what is missing is told, what was typed is kept, and it is there', async () => {
    await open(doctor)
    await act(doctor.page, 'Add a record')
    await looked(doctor, 'edit-add')
    await act(doctor.page, 'Go on')
    expect(await main(doctor)).toContain('Choose what to add')
    await doctor.page.check('input[name=kind][value=ALLERGY]')
    await doctor.page.check('input[name=exchange][value=CROYDON]')
    await act(doctor.page, 'Go on')
    expect(await doctor.page.inputValue('#custodian')).toBe('RJ6')
    await walked(doctor, 'edit-add-details')
    await doctor.page.fill('#note', `${CANARY} at night`)
    await act(doctor.page, 'Check the new record')
    expect(await main(doctor)).toContain('Enter what the allergy is to')
    expect(await doctor.page.inputValue('#note')).toBe(`${CANARY} at night`)
    await doctor.page.fill('#what', 'Latex gloves')
    await doctor.page.fill('#onset-year', '2019')
    await doctor.page.selectOption('#criticality', 'low')
    await act(doctor.page, 'Check the new record')
    expect(await main(doctor)).toContain('It will say Latex gloves')
    await looked(doctor, 'edit-add-check')
    await act(doctor.page, 'Send the new record')
    expect(await main(doctor)).toContain('Say why')
    await act(doctor.page, 'Go back and change something')
    expect(await doctor.page.inputValue('#what')).toBe('Latex gloves')
    await act(doctor.page, 'Check the new record')
    await doctor.page.fill('#reason', REASON)
    await send(doctor, 'Send the new record')
    await settled(doctor, 'The exchange holds it.')
    await looked(doctor, 'edit-accepted')
    await act(doctor.page, 'Open the record')
    await item(doctor, 'Latex gloves').waitFor({ state: 'attached' })
    expect(await item(doctor, 'Latex gloves').textContent()).toContain(`${CANARY} at night`)
  })

  test('corrects it: before and after are shown, what was not changed stays, and sent twice it is one change', async () => {
    await open(doctor)
    await item(doctor, 'Latex gloves')
      .getByRole('link', { name: /^Correct/ })
      .click()
    expect(await doctor.page.inputValue('#what')).toBe('Latex gloves')
    expect(await doctor.page.inputValue('#onset-year')).toBe('2019')
    await looked(doctor, 'edit-correct')
    await act(doctor.page, 'Check the correction')
    expect(await main(doctor)).toContain('Change something')
    await doctor.page.fill('#what', '')
    await act(doctor.page, 'Check the correction')
    expect(await main(doctor)).toContain('This cannot be emptied from here')
    await doctor.page.fill('#what', 'Latex gloves')
    await doctor.page.selectOption('#criticality', 'high')
    await act(doctor.page, 'Check the correction')
    const rows = await doctor.page.locator('tbody tr').allTextContents()
    expect(rows.map((row) => row.replaceAll(/[\s\u2066-\u2069]+/g, ' ').trim())).toEqual([
      'Danger of another exposure Now Low Then High',
    ])
    await walked(doctor, 'edit-correct-check')
    await doctor.page.fill('#reason', REASON)
    const form = doctor.page.locator('form').filter({ hasText: 'Send the correction' })
    const path = (await form.getAttribute('action')) ?? ''
    const fields = await form
      .locator('[name]')
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute('name') ?? '', (one as never as { value: string }).value]),
      )
    await send(doctor, 'Send the correction')
    await settled(doctor, 'The exchange holds it.')
    const first = new URL(doctor.page.url()).pathname
    const again = await doctor.page.request.post(new URL(path, it.url).href, {
      form: Object.fromEntries(fields),
      headers: { origin: new URL(it.url).origin },
      maxRedirects: 0,
    })
    expect([again.status(), again.headers()['location']?.split('/').at(-1)]).toEqual([303, first.split('/').at(-1)])
    await open(doctor)
    const text = await item(doctor, 'Latex gloves').textContent()
    expect(text).toContain('High')
    expect(text).toContain(`${CANARY} at night`)
  })

  test('a correction of what somebody changed meanwhile is not written over it, and the page says what to do', async () => {
    await open(doctor)
    await item(doctor, 'Latex gloves')
      .getByRole('link', { name: /^Correct/ })
      .click()
    const other = await doctor.context.newPage()
    await other.goto(doctor.page.url())
    for (const [page, what] of [
      [other, 'Latex'],
      [doctor.page, 'Rubber'],
    ] as const) {
      await page.fill('#what', what)
      await act(page, 'Check the correction')
      await page.fill('#reason', REASON)
      await send({ ...doctor, page }, 'Send the correction')
      if (page === other) await settled({ ...doctor, page }, 'The exchange holds it.')
    }
    await other.close()
    await settled(doctor, 'The record was changed since it was seen')
    expect(await main(doctor)).toContain('propose anew what is still needed')
    await looked(doctor, 'edit-conflict')
  })

  test('shown again after somebody changed it, the form says what it says now, and keeps only what was typed', async () => {
    await open(doctor)
    await item(doctor, `${CANARY} at night`)
      .getByRole('link', { name: /^Correct/ })
      .click()
    const other = await doctor.context.newPage()
    await other.goto(doctor.page.url())
    await other.selectOption('#criticality', 'low')
    await other.fill('#onset-year', '2018')
    await act(other, 'Check the correction')
    await other.fill('#reason', REASON)
    await send({ ...doctor, page: other }, 'Send the correction')
    await settled({ ...doctor, page: other }, 'The exchange holds it.')
    await other.close()
    const form = async () => ({
      what: await doctor.page.inputValue('#what'),
      criticality: await doctor.page.inputValue('#criticality'),
      year: await doctor.page.inputValue('#onset-year'),
    })
    expect(await form()).toEqual({ what: 'Latex', criticality: 'high', year: '2019' })
    await doctor.page.fill('#what', 'Rubber')
    await doctor.page.fill('#onset-day', '3')
    await act(doctor.page, 'Check the correction')
    expect(await main(doctor)).toContain('Enter a real date')
    expect(await main(doctor)).toContain('This record was changed since you saw it.')
    // Of what was typed in a day, all of it is.
    expect(await form()).toEqual({ what: 'Rubber', criticality: 'low', year: '2019' })
    await doctor.page.fill('#onset-day', '')
    await doctor.page.fill('#onset-year', '2018')
    await act(doctor.page, 'Check the correction')
    const changed = async () =>
      (await doctor.page.locator('tbody tr').allTextContents()).map((row) =>
        row.replaceAll(/[\s\u2066-\u2069]+/g, ' ').trim(),
      )
    expect(await changed()).toEqual(['Allergy or intolerance to Now Latex Then Rubber'])
    await act(doctor.page, 'Go back and change something')
    expect(await form()).toEqual({ what: 'Rubber', criticality: 'low', year: '2018' })
  })

  test('where its exchange does not answer, the page says that, and not that the record is gone', async () => {
    await open(doctor)
    const correct = item(doctor, `${CANARY} at night`).getByRole('link', { name: /^Correct/ })
    await it.london.exchange('CROYDON').switchOff()
    try {
      await correct.click()
      expect(await title(doctor)).toBe('The exchange cannot be reached at the moment')
      expect(await main(doctor)).toContain('That says nothing of what it holds')
    } finally {
      await it.london.exchange('CROYDON').switchOn()
    }
    await doctor.page.reload()
    expect(await title(doctor)).toBe('Correct a record')
  })

  test('marks it as entered in error, and where nothing may be changed it is said why', async () => {
    await open(doctor)
    await item(doctor, `${CANARY} at night`)
      .getByRole('link', { name: /^Mark as entered in error/ })
      .click()
    expect(await main(doctor)).toContain('Nothing is deleted')
    await looked(doctor, 'edit-in-error')
    await act(doctor.page, 'Mark as entered in error')
    expect(await main(doctor)).toContain('Say why')
    await doctor.page.fill('#reason', REASON)
    await send(doctor, 'Mark as entered in error')
    await settled(doctor, 'The exchange holds it.')
    await open(doctor)
    const marked = item(doctor, `${CANARY} at night`)
    expect(await marked.textContent()).toContain('It is marked as entered in error already')
    expect(await marked.getByRole('link', { name: /^Correct/ }).count()).toBe(0)
    await looked(doctor, 'edit-record')
    const whole = await main(doctor)
    expect(whole).toContain('No agreement in force lets your organisation change this kind of record at this exchange.')
    expect(whole).toContain('This exchange cannot take changes')
  })

  test('without scripts it goes the same way; what the exchange does not answer is not known, until it is', async () => {
    const plain = await browser.visit({ javaScript: false })
    await plain.signIn('clinician', '/clinician')
    await it.london.exchange('CROYDON').crashAtWrite('before-commit')
    await add(plain, 'ALERT', 'Risk of falls')
    expect(await main(plain)).toContain('It may or may not be there: the exchange did not say, and is asked again.')
    await settled(plain, 'The exchange holds it.')
    await act(plain.page, 'All changes proposed for this patient')
    expect(await title(plain)).toBe('Changes proposed')
    expect(await main(plain)).toContain('New record: alert')
    await plain.close()
  })

  test('each kind of record can be written, an observation with its amount and its time', async () => {
    await open(doctor)
    await act(doctor.page, 'Add a record')
    await doctor.page.check('input[name=kind][value=OBSERVATION]')
    await doctor.page.check('input[name=exchange][value=CROYDON]')
    await act(doctor.page, 'Go on')
    await doctor.page.fill('#what', 'Body weight')
    await doctor.page.fill('#value', '71,5')
    await doctor.page.fill('#clock', '9:00')
    await act(doctor.page, 'Check the new record')
    const faults = await main(doctor)
    for (const fault of ['Enter a number', 'Enter the unit', 'Enter a time', 'Enter the day of the observation'])
      expect(faults).toContain(fault)
    await looked(doctor, 'edit-observation-faults')
    await doctor.page.fill('#value', '71.50')
    await doctor.page.fill('#unit', 'kg')
    await doctor.page.fill('#clock', '09:00')
    for (const [part, value] of [
      ['day', '27'],
      ['month', '7'],
      ['year', '2026'],
    ] as const)
      await doctor.page.fill(`#at-${part}`, value)
    await act(doctor.page, 'Check the new record')
    await doctor.page.fill('#reason', REASON)
    await send(doctor, 'Send the new record')
    await settled(doctor, 'The exchange holds it.')
    for (const [kind, what] of [
      ['CONDITION', PROBLEM],
      ['MEDICATION', MEDICINE],
    ] as const) {
      await add(doctor, kind, what)
      await settled(doctor, 'The exchange holds it.')
    }
    await open(doctor)
    const weight = await item(doctor, '71.5 kg').textContent()
    expect(weight).toContain('27 July 2026, 9am')
    expect(await items(doctor, PROBLEM).count()).toBe(1)
    expect(await items(doctor, MEDICINE).count()).toBe(1)
  })

  /** What the page before sending says of each change. */
  const changes = async ({ page }: Visit) =>
    (await page.locator('tbody tr').allTextContents()).map((row) => row.replaceAll(/[\s\u2066-\u2069]+/g, ' ').trim())
  const correct = async (visit: Visit, words: string) => {
    await open(visit)
    await item(visit, words)
      .getByRole('link', { name: /^Correct/ })
      .click()
  }

  test('an allergy has several reactions: each is added, said otherwise or taken out by itself', async () => {
    await begin(doctor, 'ALLERGY', POLLEN)
    await doctor.page.fill('#reaction-1', 'Rash')
    await doctor.page.selectOption('#reaction-1-severity', 'mild')
    await act(doctor.page, 'Add another reaction')
    expect(await doctor.page.inputValue('#reaction-1')).toBe('Rash')
    await doctor.page.fill('#reaction-2-onset-year', '2021')
    await doctor.page.press('#what', 'Enter')
    expect(await main(doctor)).toContain('Enter what happens')
    await doctor.page.fill('#reaction-2', 'Swollen lips\nWheeze')
    await looked(doctor, 'edit-reactions')
    await act(doctor.page, 'Check the new record')
    expect(await changes(doctor)).toContain('Reaction 2: what happens It will say Swollen lips, Wheeze')
    await doctor.page.fill('#reason', REASON)
    await send(doctor, 'Send the new record')
    await settled(doctor, 'The exchange holds it.')
    await correct(doctor, POLLEN)
    expect(await doctor.page.inputValue('#reaction-2')).toBe('Swollen lips\nWheeze')
    await doctor.page.selectOption('#reaction-1-severity', 'severe')
    await doctor.page.fill('#reaction-2', '')
    await doctor.page.fill('#reaction-2-onset-year', '')
    await doctor.page.fill('#reaction-3', 'Fever')
    await looked(doctor, 'edit-reactions-correct')
    await act(doctor.page, 'Check the correction')
    expect(await changes(doctor)).toEqual([
      'Reaction 1: how bad Now Mild Then Severe',
      'Reaction 2: what happens Now Swollen lips, Wheeze Then Is taken out',
      'Reaction 2: when Now 2021 Then Is taken out',
      'Reaction 2: all else Now What its source said of it beside this Then Is taken out',
      'Reaction 3: what happens Now Nothing stated Then Fever',
    ])
    await walked(doctor, 'edit-reactions-check')
    await doctor.page.fill('#reason', REASON)
    await send(doctor, 'Send the correction')
    await settled(doctor, 'The exchange holds it.')
    await open(doctor)
    const told = (await item(doctor, POLLEN).textContent()) ?? ''
    expect(told.replaceAll(/\s+/g, ' ')).toMatch(/Rash, severe.*Fever/)
    expect(told).not.toContain('Swollen lips')
  })

  test('without scripts a medicine has several doses, and its end, which was wrong, is taken out', async () => {
    const plain = await browser.visit({ javaScript: false })
    await plain.signIn('clinician', '/clinician')
    await begin(plain, 'MEDICATION', SYRUP)
    await plain.page.fill('#dosage-1', 'One in the morning')
    await act(plain.page, 'Add another dose')
    await plain.page.fill('#dosage-2', 'Two at night')
    await plain.page.fill('#start-year', '2025')
    await plain.page.fill('#end-year', '2099')
    await act(plain.page, 'Check the new record')
    await plain.page.fill('#reason', REASON)
    await send(plain, 'Send the new record')
    await settled(plain, 'The exchange holds it.')
    await correct(plain, SYRUP)
    await plain.page.fill('#dosage-2', 'Three at night')
    await plain.page.fill('#end-year', '')
    await act(plain.page, 'Check the correction')
    expect(await changes(plain)).toEqual([
      'How it is taken: dose 2 Now Two at night Then Three at night',
      'Taken until Now 2099 Then Is taken out',
    ])
    await plain.page.fill('#reason', REASON)
    await send(plain, 'Send the correction')
    await settled(plain, 'The exchange holds it.')
    await correct(plain, SYRUP)
    expect(await plain.page.inputValue('#dosage-1')).toBe('One in the morning')
    expect(await plain.page.inputValue('#dosage-2')).toBe('Three at night')
    expect([await plain.page.inputValue('#start-year'), await plain.page.inputValue('#end-year')]).toEqual(['2025', ''])
    await plain.close()
  })

  test('the clinician, the patient, the owner and the operator read of it, each on a page of their own', async () => {
    await open(doctor)
    await act(doctor.page, 'Changes proposed')
    expect(await main(doctor)).toContain('ODUYA Miriam Dr')
    await walked(doctor, 'edit-proposed')
    for (const [persona, path, name] of [
      ['patient', '/account/changes', 'edits-of-patient'],
      ['ig-manager', '/console/edits', 'edits-of-controller'],
      ['operator', '/operator/edits', 'edits-of-operator'],
    ] as const) {
      const reader = await browser.visit()
      await reader.signIn(persona, path)
      const text = await main(reader)
      expect(text, path).toContain(REASON)
      expect(text, path).not.toContain(CANARY)
      await walked(reader, name)
      await reader.close()
    }
  })

  test('a mark of a record is worth nothing to somebody else, and no address tells of the patient', async () => {
    await open(doctor)
    const link = await doctor.page
      .getByRole('link', { name: /^Correct/ })
      .first()
      .getAttribute('href')
    const parts = (link ?? '').split('/')
    const other = await browser.visit()
    await other.signIn('own-trust-clinician', '/clinician')
    await open(other)
    const handle = new URL(other.page.url()).pathname.split('/')[2]
    await other.go(`/clinician/${handle}/change/${parts.at(-1)}`)
    expect(await title(other)).toBe('This record cannot be changed from here now')
    await other.go(`/clinician/${handle}/change/nonsense/check`)
    expect(await title(other)).toBe('This record cannot be changed from here now')
    await other.close()
    const all = addresses.join(' ')
    for (const word of [
      CANARY,
      it.patient('default'),
      'Latex',
      'AllergyIntolerance',
      'Rohrdommel',
      'Kiebitzin',
      'Bachstelze',
      'Wiedehopf',
    ])
      expect(all).not.toContain(word)
    expect(browser.complaints).toEqual([])
  })
})
