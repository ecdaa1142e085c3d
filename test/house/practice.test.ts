import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../gateway/documents/read-pdf.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act, typeDay } from './console-steps.ts'
import { keyboardFaults, tabTo } from './keyboard.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { shownSources, WHOLE } from './whole-view.ts'

const GRACE = '999 001 0005'
const HANDLE = /^\/practice\/[\w.-]{100,400}(\/|$)/

describe.skipIf(CHROMIUM === undefined)('the practice acts for its patients', () => {
  let it: LondonHouse
  let browser: HouseBrowser
  let staff: Visit
  const logged: string[] = []
  const addresses: string[] = []
  beforeAll(async () => {
    it = await openLondonHouse({
      environment: { LOG_LEVEL: 'debug' },
      logTo: { write: (line) => void logged.push(line) },
    })
    browser = await openBrowser(it)
    staff = await browser.visit()
    staff.page.on('request', (request) => {
      addresses.push(request.url(), request.headers()['referer'] ?? '')
    })
    await staff.signIn('practice-staff', '/practice')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
  })

  const { choices } = choicesOf(() => it)
  const main = async (page: Page) => (await page.getByRole('main').textContent()) ?? ''
  const title = async ({ page }: Visit) => (await page.locator('h1').textContent()) ?? ''
  const pathOf = ({ page }: Visit) => new URL(page.url()).pathname
  const find = async ({ go, page }: Visit, number = GRACE) => {
    await go('/practice')
    await page.fill('#nhsNumber', number)
    await act(page, 'Find')
  }
  /** Finds Grace and says that it is her; gives the path of her pages. */
  const open = async (visit: Visit): Promise<string> => {
    await find(visit)
    await act(visit.page, 'Yes, continue')
    return pathOf(visit)
  }
  /** What a designer and axe look at. */
  const looked = async (visit: Visit, name: string) => {
    expect(await visit.accessibilityFaults(), name).toEqual([])
    expect(await keyboardFaults(visit.page), name).toEqual([])
    expect((await visit.page.content()).includes('undefined'), name).toBe(false)
    if (process.env['PICTURES'] !== undefined) await visit.pictures(name)
    await visit.page.setViewportSize({ width: 390, height: 900 })
    expect(await visit.overhang(), name).toBeLessThanOrEqual(0)
    await visit.page.setViewportSize({ width: 1280, height: 900 })
  }
  const saved = async ({ page }: Visit, link: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), act(page, link)])
    return readFile(await download.path())
  }
  const clinicianSees = async () =>
    shownSources(await it.ask(question(WHOLE), { variables: { patient: it.patient('default') } })).filter(
      (source) => !source.startsWith('CROYDON|'),
    )
  /** Searches for Croydon's trust, by its name or its code, and ticks it. */
  const choose = async (page: Page, field: 'recipients' | 'controllers', words: string) => {
    const [box, legend] =
      field === 'recipients'
        ? ['#findRecipients', 'With which organisations?']
        : ['#findControllers', 'Records held by which organisations?']
    await page.fill(box, words)
    await act(page, `Search: ${legend}`)
    expect(await main(page)).toContain('Croydon Health Services NHS Trust (RJ6)')
    await page.check(`input[name=${field}][value=RJ6]`)
  }
  const trustDenied = async ({ page }: Visit) => {
    await page.check('input[name=effect][value=deny]')
    await page.check('input[name=asked][value=TELEPHONE]')
    await choose(page, 'recipients', 'croydon health')
  }

  test('is found by a number that then stands in no address; whoever is not theirs is not told from nobody', async () => {
    await staff.go('/practice')
    await looked(staff, 'practice-find')
    for (const number of [it.patient('no-choice'), it.patient('restricted'), '9990000018']) {
      await find(staff, number)
      expect(pathOf(staff)).toBe('/practice/find')
      expect(await staff.page.locator('#nhsNumber-error').textContent()).toContain('Nobody with this NHS number')
    }
    await looked(staff, 'practice-not-theirs')
    for (const [typed, said] of [
      ['999 001', 'Enter an NHS number of 10 digits'],
      ['999 001 0006', 'one of its 10 digits cannot be right'],
    ] as const) {
      await find(staff, typed)
      expect(await staff.page.locator('#nhsNumber-error').textContent()).toContain(said)
    }

    await find(staff)
    expect(await title(staff)).toBe('Is this the right person?')
    for (const said of ['Grace Adeyemi', '17 April 1961', GRACE]) expect(await main(staff.page)).toContain(said)
    await looked(staff, 'practice-confirm')
    await act(staff.page, 'Yes, continue')
    expect(pathOf(staff)).toMatch(HANDLE)
    expect(await staff.page.locator('.faces-person').textContent()).toContain('Grace Adeyemi')
    await looked(staff, 'practice-patient')
  })

  test('a handle is worth nothing to anybody else, changed, or to who is not signed in', async () => {
    const path = await open(staff)
    const manager = await browser.visit()
    await manager.signIn('ig-manager', '/console')
    await manager.go(path)
    expect(await title(manager)).toBe('You do not have access to this page')
    await manager.close()
    await staff.go(`${path.slice(0, -3)}AAA`)
    expect(await title(staff)).toBe('Find the patient again')
    await looked(staff, 'practice-handle-ended')
    const answer = await fetch(new URL(path, it.url), { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/sign-in/staff?to='),
    ])
  })

  test('a trust is denied after a look at what it would do; its clinician sees no more; the letter says so', async () => {
    const before = await clinicianSees()
    expect(before.length).toBeGreaterThan(0)
    await open(staff)
    await act(staff.page, 'Record a choice')
    await looked(staff, 'practice-new')
    await act(staff.page, 'See what this would do')
    expect(await staff.page.locator('#effect-error').textContent()).toContain('Choose whether')
    await trustDenied(staff)
    await typeDay(staff.page, 'lastDay', '2031-06-30')
    await act(staff.page, 'See what this would do')
    expect(await title(staff)).toBe('Check before you save')
    const check = await main(staff.page)
    expect(check).toContain('Do not share any records with Croydon Health Services NHS Trust')
    expect(check).toContain('From when it was recorded to the end of 30 June 2031')
    expect(check).toMatch(/Now\s+All kinds of record/)
    expect(check).toContain('Only records it holds itself: all kinds of record')
    await looked(staff, 'practice-check')
    expect(await clinicianSees()).toEqual(before)

    await act(staff.page, 'Go back and change something')
    expect(await staff.page.isChecked('input[name=recipients][value=RJ6]')).toBe(true)
    expect(await staff.page.inputValue('#lastDay-year')).toBe('2031')
    await staff.page.check('input[name=breakGlassMayLift]')
    await act(staff.page, 'See what this would do')
    await act(staff.page, 'Save the choice')
    expect(await main(staff.page)).toContain('The choice was recorded.')
    await looked(staff, 'practice-choice')
    expect(await clinicianSees()).toEqual([])

    const [recorded] = (await choices('default', { as: 'patient' })).directives
    expect(recorded).toMatchObject({
      effect: 'deny',
      breakGlassMayLift: true,
      period: { start: null, end: '2031-06-30T23:00:00.000Z' },
      recordedBy: {
        how: 'PRACTICE',
        name: 'PENHALIGON Ruth Mrs',
        organisation: { odsCode: 'F86001' },
        asked: 'TELEPHONE',
      },
    })
    const letter = readPdf(await saved(staff, 'Download the letter that confirms it (PDF)'))
    const words = letter.text.replaceAll(/\s+/g, ' ')
    for (const said of [
      'Grace Adeyemi',
      'NHS number ending 0005',
      'Your choice was recorded',
      'Do not share any records with Croydon Health Services NHS Trust',
      'by PENHALIGON Ruth Mrs, Kiln Medical Centre. You had asked for it by telephone or video.',
      'How to change your mind',
      recorded.id,
    ])
      expect(words).toContain(said)
    expect(words.replaceAll(' ', '')).not.toContain(it.patient('default'))
    const receipts = (await saved(staff, 'Download the signed receipt (text)')).toString().trim().split('\n')
    expect(receipts.map((jws) => jws.split('.').length)).toEqual([3])
    const { consent } = JSON.parse(Buffer.from(receipts[0]?.split('.')[1] ?? '', 'base64url').toString())
    expect(consent.performer[0].extension).toContainEqual({
      url: 'urn:london-exchange:way-of-asking',
      valueCode: 'TELEPHONE',
    })
    expect(await main(staff.page)).toContain('Asked for by telephone or video')
  })

  test('changed to documents alone, then ended: each with its letter, and the clinician sees what then may be seen', async () => {
    const page = staff.page
    await act(page, 'Change this choice')
    expect(await page.isChecked('input[name=recipients][value=RJ6]')).toBe(true)
    expect(await page.inputValue('#lastDay-day')).toBe('30')
    await looked(staff, 'practice-change')
    await page.check('input[name=recordTypes][value=DOCUMENT]')
    // How it was asked for is asked anew: it is another request.
    await act(page, 'See what this would do')
    expect(await page.locator('#asked-error').textContent()).toContain('Choose how the patient asked')
    await page.check('input[name=asked][value=LETTER]')
    await act(page, 'See what this would do')
    await act(page, 'Save the change')
    expect(await main(page)).toContain('The choice was changed.')
    const now = await clinicianSees()
    expect(now.length).toBeGreaterThan(0)
    expect(now.filter((source) => source.includes('DocumentReference'))).toEqual([])

    await act(page, 'End this choice')
    expect(await main(page)).toContain('From more organisations than now: Documents and letters')
    await looked(staff, 'practice-end')
    await page.check('input[name=asked][value=IN_PERSON]')
    await act(page, 'End the choice')
    expect(await main(page)).toContain('The choice was ended.')
    await looked(staff, 'practice-ended')
    const letter = readPdf(await saved(staff, 'Download the letter that confirms it (PDF)'))
    expect(letter.text).toContain('Your choice was ended')
    expect(letter.text.replaceAll(/\s+/g, ' ')).toContain('You had asked for that in person.')
    expect((await clinicianSees()).some((source) => source.includes('DocumentReference'))).toBe(true)
    await page.goBack()
    expect(await main(page)).toContain('This choice was ended on')
  })

  test('what is wrong is told at its box, what was typed stays, and nothing is recorded', async () => {
    const { revision } = await choices('default', { as: 'patient' })
    const path = await open(staff)
    const { page } = staff
    const wrong = async (fill: () => Promise<unknown>, id: string, says: string) => {
      await staff.go(`${path}/choices/new`)
      await page.check('input[name=effect][value=permit]')
      await page.check('input[name=asked][value=ONLINE_FORM]')
      await fill()
      await act(page, 'See what this would do')
      expect(await page.locator(`#${id}-error`).textContent()).toContain(says)
      expect(await page.locator('.nhsuk-error-summary a').first().getAttribute('href')).toMatch(new RegExp(`^#${id}`))
    }
    /** A code that no page of ours offers. */
    const smuggle = (code: string) =>
      page.evaluate(
        `document.querySelector('form[action$="/check"]').insertAdjacentHTML('beforeend', '<input type="hidden" name="recipients" value="${code}">')`,
      )
    await wrong(() => smuggle('ZZZ98'), 'findRecipients', 'not known here')
    await wrong(() => smuggle('R!'), 'findRecipients', 'not an organisation code')
    await wrong(() => page.fill('#findRecipients', 'croydon'), 'findRecipients', 'tick the organisations')
    expect(await page.inputValue('#findRecipients')).toBe('croydon')
    expect(await page.locator('input[name=recipients]').count()).toBeGreaterThan(1)
    await page.fill('#findRecipients', 'nobody of this name')
    await act(page, 'Search: With which organisations?')
    expect(await main(page)).toContain('No organisation is called “nobody of this name”')
    await looked(staff, 'practice-none-found')
    await wrong(
      async () => {
        await typeDay(page, 'firstDay', '2030-05-02')
        await typeDay(page, 'lastDay', '2030-05-01')
      },
      'lastDay',
      'must not come before the first day',
    )
    await looked(staff, 'practice-wrong')
    await wrong(() => typeDay(page, 'recordsTo', '2019-02-30'), 'recordsTo', 'Enter a real date')
    await wrong(() => page.check('input[name=breakGlassMayLift]'), 'breakGlassMayLift', 'Only a choice not to share')
    await wrong(
      async () => {
        await choose(page, 'recipients', 'rj6')
        await choose(page, 'controllers', 'rj6')
      },
      'findRecipients',
      'always sees the records that it holds itself',
    )
    await wrong(() => page.fill('#otherClasses', 'NONSENSE'), 'classes', 'not known here')
    expect((await choices('default', { as: 'patient' })).revision).toBe(revision)
  })

  test('of two tabs that save one is told, keeps what it typed, and saves after a look; a form sent again does nothing twice', async () => {
    const one = staff
    const other = await browser.visit()
    await other.signIn('practice-staff', '/practice')
    for (const visit of [one, other]) {
      await open(visit)
      await act(visit.page, 'Record a choice')
      await visit.page.check('input[name=effect][value=deny]')
      await visit.page.check('input[name=purposes][value=HRESCH]')
      await visit.page.check('input[name=asked][value=PAPER_FORM]')
    }
    await one.page.check('input[name=recordTypes][value=ALERT]')
    for (const visit of [one, other]) await act(visit.page, 'See what this would do')
    const hidden = await other.page
      .locator('main form')
      .filter({ hasText: 'Save the choice' })
      .locator('input')
      .evaluateAll((found) =>
        found.map((input): [string, string] => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
      )
    const sentTwice = new URLSearchParams(hidden).toString()
    const target = await other.page.locator('main form').filter({ hasText: 'Save the choice' }).getAttribute('action')
    await act(other.page, 'Save the choice')
    expect(await main(other.page)).toContain('The choice was recorded.')
    const first = pathOf(other)
    const count = async () => (await choices('default', { as: 'patient' })).directives.length
    const before = await count()
    const resent = await other.page.request.post(new URL(target ?? '', it.url).href, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: it.url, 'sec-fetch-site': 'same-origin' },
      data: sentTwice,
      maxRedirects: 0,
    })
    expect(resent.headers()['location']?.split('?')[0], (await resent.text()).slice(0, 3_000)).toBe(first)
    expect(await count()).toBe(before)

    await act(one.page, 'Save the choice')
    expect(await main(one.page)).toContain('Somebody changed this since you opened it. Nothing was saved.')
    expect(await one.page.isChecked('input[name=recordTypes][value=ALERT]')).toBe(true)
    await looked(one, 'practice-stale')
    await act(one.page, 'See what this would do')
    await act(one.page, 'Save the choice')
    expect(await main(one.page)).toContain('The choice was recorded.')
    expect(await count()).toBe(before + 1)
    await other.close()
  })

  test('a FHIR Consent is read and shown before it is saved; one of somebody else, or that cannot be read for certain, is refused', async () => {
    const path = await open(staff)
    const { page } = staff
    const bundle = JSON.parse((await saved(staff, 'Download every choice as FHIR Consents (JSON)')).toString())
    expect(bundle.entry.length).toBeGreaterThan(3)
    const consent = bundle.entry[1].resource
    const hand = async (json: unknown) => {
      await staff.go(`${path}/import`)
      await page.setInputFiles('#file', {
        name: 'consent.json',
        mimeType: 'application/json',
        buffer: Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)),
      })
      await page.check('input[name=asked][value=EMAIL]')
      await act(page, 'Read it')
    }
    await staff.go(`${path}/import`)
    await looked(staff, 'practice-import')
    await hand('<Consent/>')
    expect(await page.locator('#consent-error').textContent()).toContain('This is not JSON')
    await hand({ ...consent, modifierExtension: [{ url: 'https://stranger.example/meaning', valueBoolean: true }] })
    expect(await title(staff)).toBe('This Consent was not read')
    await looked(staff, 'practice-import-refused')
    const other = JSON.parse(JSON.stringify(consent).replaceAll(it.patient('default'), it.patient('no-choice')))
    await hand(other)
    expect(await main(page)).toContain('This Consent is about another person.')
    const before = (await choices('default', { as: 'patient' })).directives
    await hand(consent)
    expect(await title(staff)).toBe('What this Consent means')
    expect(await main(page)).toContain('What this would do')
    await looked(staff, 'practice-import-reading')
    expect((await choices('default', { as: 'patient' })).directives).toEqual(before)
    await act(page, 'Save the choice')
    expect(await main(page)).toContain('The choice was recorded.')
    const after = (await choices('default', { as: 'patient' })).directives
    expect(after.length).toBe(before.length + 1)
    expect(after[0].recordedBy).toMatchObject({ name: 'PENHALIGON Ruth Mrs', asked: 'EMAIL' })
  })

  test('a right to act is recorded when who it is and what was seen fit together; they view; it is ended, and they do not', async () => {
    const path = await open(staff)
    const { page } = staff
    const proxyView = async () => {
      const answer = await it.ask(question(WHOLE), { as: 'proxy', variables: { patient: it.patient('default') } })
      return answer.body.data?.patient == null ? [] : shownSources(answer)
    }
    await staff.go(`${path}/proxies/new`)
    await looked(staff, 'practice-new-proxy')
    await act(page, 'Record the right')
    expect(await page.locator('.nhsuk-error-summary li').count()).toBeGreaterThanOrEqual(5)
    await looked(staff, 'practice-new-proxy-empty')
    await page.fill('#proxy', it.patient('proxy'))
    await page.fill('#proxyFamilyName', 'Adeyemi')
    await typeDay(page, 'proxyBirthDate', '1991-02-19')
    await page.check('input[name=ground][value=ATTORNEY]')
    await page.check('input[name=evidence][value=BIRTH_CERTIFICATE]')
    await page.check('input[name=mayView][value=yes]')
    await act(page, 'Record the right')
    expect(await page.locator('#proxy-error').textContent()).toContain('not of one person who is known')
    expect(await page.locator('#evidence-error').textContent()).toContain('does not show a right of this kind')
    expect(await main(page)).not.toContain('Okafor')
    await page.fill('#proxyFamilyName', 'Okafor')
    await page.check('input[name=evidence][value=LASTING_POWER_OF_ATTORNEY]')
    await page.fill('#evidenceReference', '7000-1234-5678')
    await page.check('input[name=patientLacksCapacity]')
    await act(page, 'Record the right')
    expect(await main(page)).toContain('The right was recorded.')
    expect(await main(page)).toContain('7000-1234-5678')
    expect(await main(page)).not.toContain(it.patient('proxy'))
    await looked(staff, 'practice-proxy-recorded')
    expect((await proxyView()).length).toBeGreaterThan(0)

    const endedRights = async () => (await it.ask('{ endedRights { id at } }', { as: 'proxy' })).body.data.endedRights
    expect(await endedRights()).toEqual([])
    await page.getByRole('link', { name: /^End this right/ }).click()
    await looked(staff, 'practice-end-proxy')
    await act(page, 'End the right')
    expect(await main(page)).toContain('The right was ended.')
    expect(await proxyView()).toEqual([])
    // Who acted learns that it ended, and nothing more of the person.
    expect(await endedRights()).toHaveLength(1)
    const proxy = await browser.visit({ width: 'phone' })
    await proxy.signIn('proxy', '/account')
    expect(await main(proxy.page)).toContain('you may no longer act for someone')
    expect(await main(proxy.page)).not.toContain('Adeyemi')
    await proxy.close()
    expect((await it.ask('{ endedRights { id } }', { as: 'practice-staff' })).body.errors[0].extensions.code).toBe(
      'FORBIDDEN',
    )
  })

  test('the keyboard alone, without JavaScript, finds a patient and records a choice', async () => {
    const plain = await browser.visit({ javaScript: false, width: 'phone' })
    await plain.signIn('practice-staff', '/practice')
    const { page } = plain
    await tabTo(page, '#nhsNumber')
    await page.keyboard.type(GRACE)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/confirm')
    await tabTo(page, 'main a.nhsuk-button')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.endsWith('/confirm'))
    await tabTo(page, 'a[href$="/choices/new"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/choices/new')
    await tabTo(page, 'input[name=effect]')
    await page.keyboard.press('Space')
    await tabTo(page, 'input[name=purposes][value=PUBHLTH]')
    await page.keyboard.press('Space')
    await tabTo(page, 'input[name=asked]')
    await page.keyboard.press('Space')
    await tabTo(page, 'main form > button')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/check')
    // Part by part, and one by its name: everything can be seen.
    const enter = () => Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
    const range = async () =>
      ((await page.getByRole('status').textContent()) ?? '').match(/[\d,]+/g)?.map((n) => Number(n.replace(',', ''))) ??
      []
    const [first, last, total = 0] = await range()
    expect([first, last, total > 80]).toEqual([1, 40, true])
    for (const [button, from] of [
      ['after', 41],
      ['before', 1],
    ] as const) {
      await tabTo(page, `button[name=${button}]`)
      await enter()
      expect(await range()).toEqual([from, from + 39, total])
    }
    await tabTo(page, '#called')
    await page.keyboard.type('croydon health')
    await enter()
    expect(await range()).toEqual([1, 1, 1])
    await tabTo(page, 'form[action$="/choices/new"] > button')
    await page.keyboard.press('Enter')
    await page.waitForURL('**?done=recorded')
    expect(await main(page)).toContain('Share all records with the organisations that have agreed to share')
    await plain.close()
  })

  test('the blank form is there to be printed, tagged and within its margins', async () => {
    await staff.go('/practice')
    const form = readPdf(await saved(staff, 'Download the blank form (PDF)'))
    expect(form.text.replaceAll(/\s+/g, ' ')).toContain('Your choices about who may see your records')
    expect(form.text).toContain('☐')
    expect(form.head).toContain('/Lang (en-GB)')
    expect(form.furthest.right).toBeLessThan(595 - 50)
  })

  test('no address, referrer, log line or script of all this held an NHS number or a name', () => {
    const all = [...addresses, ...logged].join('\n')
    expect(addresses.length).toBeGreaterThan(100)
    expect(all).not.toMatch(/999\W?0\d\d\W?\d{4}|Adeyemi|Okafor/)
    expect(browser.complaints).toEqual([])
  })
})
