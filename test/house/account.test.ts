import { compactVerify, createLocalJWKSet } from 'jose'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountTexts } from '../../gateway/faces/account/texts/all-texts.ts'
import { LANGUAGES, type LanguageCode } from '../../gateway/faces/language/languages.ts'
import { flatten } from '../../gateway/faces/language/texts.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit, WIDTHS } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act, dayFromNow, typeDay } from './console-steps.ts'
import { keyboardFaults } from './keyboard.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { proxyRight } from './proxy-right.ts'

let it: LondonHouse
let browser: HouseBrowser
const visits: Visit[] = []
const addresses: string[] = []

/** Somebody at a browser; every address they come to is noted. */
const visit: HouseBrowser['visit'] = async (options) => {
  const one = await browser.visit(options)
  visits.push(one)
  one.page.on('framenavigated', (frame) => void addresses.push(frame.url()))
  return one
}

let patientsOwn: Visit | undefined

/** The patient, signed in once for all that they do where scripts run, in the width and on the page that is asked for. */
const thePatient = async (width: keyof typeof WIDTHS, path: string): Promise<Visit> => {
  if (patientsOwn === undefined) {
    const one = await visit()
    await one.signIn('patient', '/account')
    patientsOwn = one
  }
  await patientsOwn.page.setViewportSize({ width: WIDTHS[width], height: 900 })
  await patientsOwn.go(path)
  return patientsOwn
}

/** Without the marks that keep words from turning each other. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '')

const shown = async (part: Locator): Promise<string> => plain((await part.textContent()) ?? '').trim()

const mainOf = ({ page }: Pick<Visit, 'page'>): Promise<string> => shown(page.getByRole('main'))

const headingOf = ({ page }: Pick<Visit, 'page'>): Promise<string> => shown(page.getByRole('heading', { level: 1 }))

/** A text of the account. */
const say = (name: string, language: LanguageCode = 'en'): string => {
  const text = flatten(accountTexts[language]).get(name)
  if (text === undefined) throw new Error(`There is no text called ${name}.`)
  return text
}

/** What the log says of one person's accesses, newest first. */
const accessesOf = async ({ page }: Pick<Visit, 'page'>, name: string): Promise<readonly string[]> =>
  (await page.locator('.account-access').allInnerTexts()).map(plain).filter((text) => text.includes(name))

/** What a page must be, whatever it is about; and a picture of it, where somebody asked to look. */
const isWell = async (one: Visit, name: string): Promise<void> => {
  expect([name, await one.accessibilityFaults()]).toEqual([name, []])
  expect([name, await one.overhang()]).toEqual([name, 0])
  expect([name, await keyboardFaults(one.page)]).toEqual([name, []])
  await picture(one, name)
}

/** Pictures of a page, where somebody asked to look at them. */
const picture = async (one: Visit, name: string): Promise<void> => {
  if (process.env['PICTURES'] !== undefined) await one.pictures(name)
}

const { choices, make } = choicesOf(() => it)

/** What Dr Oduya of Croydon may ask about the patient: the exchanges that were asked. */
const askedByCroydon = async (): Promise<readonly string[]> => {
  const { body } = await it.ask(question('allergies { totalCount } manifest { exchange { id } state }'), {
    variables: { patient: it.patient('default') },
  })
  const withheld = new Set(['WITHHELD_BY_CHOICE', 'WITHHELD_BY_AGREEMENT', 'NOT_ASKED'])
  return body.data.patient.manifest
    .filter(({ state }: { state: string }) => !withheld.has(state))
    .map(({ exchange }: { exchange: { id: string } }) => exchange.id)
}

describe.skipIf(CHROMIUM === undefined)('a patient at their account', () => {
  beforeAll(async () => {
    it = await openLondonHouse()
    browser = await openBrowser(it)
  })
  afterAll(async () => {
    await Promise.all(visits.map((one) => one.close()))
    await browser?.close()
    await it?.close()
  })

  test('who is not proved to be who they say is told what to do, in their language, and is shown nothing else', async () => {
    const one = await visit({ width: 'phone', locale: 'ar' })
    await one.signIn('unproved', '/account')
    expect(new URL(one.page.url()).pathname).toBe('/account/prove-who-you-are')
    expect(await headingOf(one)).toBe(say('notProved.title', 'ar'))
    expect(await one.page.locator('html').getAttribute('dir')).toBe('rtl')
    expect((await one.context.cookies()).some(({ name }) => name === 'citizen-session')).toBe(false)
    expect(await shown(one.page.getByRole('banner'))).not.toContain('Kowalska')
    expect(await one.accessibilityFaults()).toEqual([])
    await picture(one, 'ar-not-proved')
  })

  test('denies one trust: sees before what that does, saves, and its clinician is kept out', async () => {
    const before = await askedByCroydon()
    expect(before.length).toBeGreaterThan(3)
    const one = await visit({ width: 'phone', javaScript: false })
    const { page } = one
    await one.signIn('patient', '/account/choices')
    expect(await shown(page.getByRole('banner'))).toContain('Grace Adeyemi')
    await act(page, 'Make a choice')
    await page.getByLabel('Do not share with one place').check()
    await act(page, 'Continue')
    await page.fill('#findRecipients', 'health croydon')
    await act(page, 'Search: Who is it about?')
    await page.getByLabel('Croydon Health Services NHS Trust').check()
    await act(page, 'See what this does')
    expect(await shown(page.getByRole('alert'))).toContain(say('error.chooseLift'))
    expect(await page.getByLabel('Croydon Health Services NHS Trust').isChecked()).toBe(true)
    await page.getByLabel('No, not even in an emergency').check()
    await act(page, 'See what this does')
    expect(await headingOf(one)).toBe('What this choice does')
    const row = await page.locator('tbody tr').allInnerTexts()
    expect(row).toEqual([expect.stringContaining('Croydon Health Services NHS Trust')])
    expect(plain(row[0] ?? '')).toMatch(
      /Now\s+All kinds of record, from [\d,]+ places[\s\S]+If you save\s+Only the records it made itself/,
    )
    expect(await choices('default', { as: 'patient' })).toMatchObject({ directives: { length: 3 } })
    await picture(one, 'preview')
    await act(page, 'Save my choice')
    expect(await headingOf(one)).toBe('Do not share my record with Croydon Health Services NHS Trust')
    expect(await mainOf(one)).toContain('It works from now on')

    expect(await askedByCroydon()).toEqual(['CROYDON'])
    await one.go('/account/log')
    const [after = '', earlier = ''] = await accessesOf(one, 'ODUYA Miriam Dr')
    expect(after).toMatch(/Where we asked\s+Croydon Exchange\s+I do not recognise this/)
    expect(earlier).toMatch(/Where we asked: \d+ record systems/)
    expect(after).toContain('Demo encounter 1')
    await one.signOut()
    expect(await headingOf(one)).toBe('You are signed out')
  })

  test('sees who was refused', async () => {
    const { status } = await it.ask(question('allergies { totalCount }'), {
      wish: { person: 'analyst' },
      as: 'analyst',
      variables: { patient: it.patient('default'), access: { purpose: 'TREAT', careContext: 'Curious' } },
    })
    expect(status).toBe(200)
    const one = await thePatient('desk', '/account/log')
    const [refused = ''] = await accessesOf(one, say('words.role.analyst'))
    expect(refused).toContain('Refused: nothing was shown')
  })

  test('in two tabs at once loses nothing: the later is told, keeps what was typed, and saves again', async () => {
    const one = await thePatient('desk', '/account/new-choice/kinds')
    const other = await one.context.newPage()
    await other.goto(`${it.url}/account/new-choice/kinds`)
    for (const [page, kind] of [
      [one.page, 'Letters and documents'],
      [other, 'Care plans'],
    ] as const) {
      await page.getByLabel(kind).check()
      await page.getByLabel('Yes, in an emergency').check()
      await act(page, 'See what this does')
    }
    const preview = await other.evaluate<Record<string, string>>(
      `Object.fromEntries(new FormData(document.querySelector('form[action$="/save"]')))`,
    )
    await act(other, 'Save my choice')
    await other.getByText('It works from now on').waitFor()
    await act(one.page, 'Save my choice')
    expect(await shown(one.page.getByRole('alert'))).toContain('Nothing was saved')
    expect(await one.page.getByLabel('Letters and documents').isChecked()).toBe(true)
    await act(one.page, 'See what this does')
    await act(one.page, 'Save my choice')
    await one.page.getByText('It works from now on').waitFor()
    const saved = await choices('default', { as: 'patient' })

    // The first tab's form once more, as a browser sends it that was asked to reload.
    const again = await one.context.request.post(`${it.url}/account/new-choice/kinds/save`, {
      form: preview,
      headers: { origin: it.url },
    })
    expect(again.url()).toContain('?done=done')
    const after = await choices('default', { as: 'patient' })
    expect([after.revision, after.directives.length]).toEqual([saved.revision, saved.directives.length])
    await other.close()
  })

  test('is told of every mistake at its field, in their language, and what they typed is kept', async () => {
    const one = await visit({ locale: 'pl' })
    const { page } = one
    await one.signIn('patient', '/account/new-choice/custom')
    await page.locator('input[name=effect][value=permit]').check()
    await page.locator('input[name=recordTypes][value=RESULT]').check()
    await page.locator('input[name=lift][value=yes]').check()
    await typeDay(page, 'firstDay', dayFromNow(9))
    await typeDay(page, 'lastDay', dayFromNow(2))
    await typeDay(page, 'recordsFrom', '2020-01-01')
    await typeDay(page, 'recordsTo', '2019-01-01')
    await act(page, say('editor.next', 'pl'))
    const summary = page.getByRole('alert')
    for (const code of ['PERIOD_ENDS_BEFORE_IT_BEGINS', 'RECORD_DATES_REVERSED', 'PERMIT_CANNOT_BE_LIFTED'])
      expect(await shown(summary)).toContain(say(`fault.${code}`, 'pl'))
    expect(await page.locator('a[href="#lastDay-day"], a[href="#recordsFrom-day"], a[href="#lift"]').count()).toBe(3)
    expect(await page.locator('input[name=recordTypes][value=RESULT]').isChecked()).toBe(true)
    await page.fill('#firstDay-day', '32')
    await act(page, say('editor.next', 'pl'))
    expect(await shown(summary)).toContain(say('error.date', 'pl'))
    expect(await page.inputValue('#firstDay-day')).toBe('32')
    // A place that is not in the directory: no page of ours offers it.
    await page.evaluate(
      `document.querySelector('form[action$="/preview"]').insertAdjacentHTML('beforeend', '<input type="hidden" name="recipients" value="ZZZ99">')`,
    )
    await page.fill('#firstDay-day', '1')
    await page.locator('input[name=lift][value=no]').check()
    for (const name of ['firstDay', 'lastDay', 'recordsFrom', 'recordsTo'])
      for (const part of ['day', 'month', 'year']) await page.fill(`#${name}-${part}`, '')
    await act(page, say('editor.next', 'pl'))
    expect(await shown(summary)).toContain(say('fault.ORGANISATION_UNKNOWN', 'pl'))
    expect(await one.accessibilityFaults()).toEqual([])
    await picture(one, 'pl-mistakes')
  })

  test('changes a choice, ends one, and keeps receipts that anybody can check', async () => {
    const one = await thePatient('desk', '/account/choices')
    const { page } = one
    await page.getByRole('link', { name: /^Change.*Care plans/ }).click()
    await page.getByLabel('Referrals').check()
    await act(page, 'See what this does')
    await act(page, 'Save my choice')
    expect(await headingOf(one)).toMatch(
      /^Do not share these records: Care plans and Referrals|Referrals and Care plans/,
    )
    await act(page, 'End')
    expect(await headingOf(one)).toBe('End this choice?')
    await act(page, 'End this choice')
    expect(await mainOf(one)).toContain('Your choice has ended')

    const published = await it.send({}, '/.well-known/jwks.json')
    const keys = createLocalJWKSet(published.body)
    for (const deed of ['RECORDED', 'WITHDRAWN']) {
      const [download] = await Promise.all([page.waitForEvent('download'), act(page, say(`choice.${deed}`))])
      const jws = await textOf(download)
      expect(download.suggestedFilename()).toMatch(/^receipt-.+\.jws$/)
      const { payload, protectedHeader } = await compactVerify(jws, keys)
      expect(protectedHeader.typ).toBe('consent-receipt+jwt')
      expect(new TextDecoder().decode(payload)).toContain(it.patient('default'))
    }
    await one.go('/account/choices')
    expect(await page.getByRole('group').filter({ hasText: 'Care plans' }).count()).toBeGreaterThan(0)
    const [fhir] = await Promise.all([page.waitForEvent('download'), act(page, say('choices.fhir'))])
    expect(JSON.parse(await textOf(fhir))).toMatchObject({ resourceType: 'Bundle', type: 'collection' })
    await one.go('/account/log')
    const [csv] = await Promise.all([page.waitForEvent('download'), act(page, say('log.csv'))])
    const lines = (await textOf(csv)).split('\r\n')
    expect(lines[0]).toBe(
      '\ufeff"When","What happened","Name","Role","Place","Why","Outcome","Mark","Kinds of record","Record systems asked","Their words"',
    )
    expect(
      lines.some(
        (line) =>
          line.includes(`"${say('words.accessKind.VIEW')}","ODUYA Miriam Dr"`) &&
          line.includes(`"${say('words.relationship.NOT_YET')}"`),
      ),
    ).toBe(true)
    const [json] = await Promise.all([page.waitForEvent('download'), act(page, say('log.json'))])
    // A line for the heads, and nothing after the last.
    expect(JSON.parse(await textOf(json)).accesses.length).toBe(lines.length - 2)
  })

  test('reads their record: what may not be shown to them is not, and nothing is said to be none that is not known', async () => {
    const one = await thePatient('phone', '/account/record')
    const main = await mainOf(one)
    expect(main.indexOf('Alerts')).toBeLessThan(main.indexOf('Allergies'))
    expect(main).toMatch(/\d+ of \d+ record systems answered/)
    await picture(one, 'record')
  })

  test('of thirteen is asked to share more by a parent, agrees, and stops the parent seeing the record', async () => {
    await it.state.proxyRights.record(proxyRight(it, 'right-mother', 'teenager', 'proxy'))
    const proposed = await make(
      'giveDirective',
      'teenager',
      { as: 'proxy' },
      { choice: { effect: 'permit', recordTypes: ['RESULT'] } },
    )
    expect(proposed.proposal.state).toBe('OPEN')
    const one = await visit({ width: 'phone' })
    const { page } = one
    await one.signIn('teenager', '/account')
    expect(await mainOf(one)).toContain('Waiting for you')
    await picture(one, 'home-waiting')
    await act(page, 'Answer')
    expect(await one.accessibilityFaults()).toEqual([])
    await picture(one, 'proposal')
    await act(page, 'Agree')
    expect(await mainOf(one)).toContain('You agreed')
    expect(await mainOf(one)).toContain('Share these records: Test results')
    await one.go('/account/people')
    await page.getByRole('link', { name: /^Stop them/ }).click()
    await act(page, 'Stop it now')
    expect(await shown(page.getByRole('alert'))).toContain(say('error.sure'))
    await page.getByLabel(say('people.endSure')).check()
    await act(page, 'Stop it now')
    expect(await mainOf(one)).toContain('May not see your record')
  })

  const PAGES = [
    '/account',
    '/account/choices',
    '/account/new-choice',
    '/account/new-choice/place',
    '/account/new-choice/custom',
    '/account/record',
    '/account/record/observation',
    '/account/log',
    '/account/people',
    '/account/nothing-here',
  ]

  const WIDER = ['/account', '/account/new-choice/custom', '/account/record', '/account/log']

  test.each(['desk', 'phone'] as const)(
    'meets no page that axe finds fault with, or that is wider than a %s',
    async (width) => {
      // The telephone comes first here and is gone through whole; a desk shows the same, laid out wider where there is more of it.
      for (const path of width === 'phone' ? PAGES : WIDER) {
        const one = await thePatient(width, path)
        expect([path, await one.accessibilityFaults()]).toEqual([path, []])
        expect([path, await one.overhang()]).toEqual([path, 0])
        expect([path, await keyboardFaults(one.page)]).toEqual([path, []])
        if (width === 'phone') await picture(one, `en${path.replaceAll('/', '-')}`)
      }
    },
  )

  const OTHERS = LANGUAGES.filter(({ code }) => code !== 'en')

  test('chooses a language without JavaScript, and it is remembered', async () => {
    const one = await visit({ width: 'phone', javaScript: false })
    await one.signIn('patient', '/account/choices')
    for (const { code, name, tag, direction } of OTHERS) {
      await one.page.getByRole('link', { name, exact: true }).click()
      expect(new URL(one.page.url()).search).toBe('')
      await one.go('/account/choices')
      expect(await headingOf(one)).toBe(say('choices.title', code))
      const html = one.page.locator('html')
      expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([tag, direction])
    }
  })

  test.each(OTHERS)(
    'meets no page in $code that axe finds fault with, or that is wider than a phone',
    async ({ code }) => {
      const one = await thePatient('phone', `/account/choices?lang=${code}`)
      // One language of each direction is gone through whole, the others where most is said.
      for (const path of code === 'ar' ? PAGES : ['/account/choices', '/account/record']) {
        await one.go(path)
        expect([path, await one.page.locator('html').getAttribute('lang')]).toEqual([path, code])
        expect([path, await one.accessibilityFaults()]).toEqual([path, []])
        expect([path, await one.overhang()]).toEqual([path, 0])
        await picture(one, `${code}${path.replaceAll('/', '-')}`)
      }
    },
  )

  test('reads a choice from a file: its meaning and what it does are shown before it is saved; what is not certain is refused with the reason', async () => {
    const one = await thePatient('phone', '/account/choices?lang=en')
    const { page } = one
    const [file] = await Promise.all([page.waitForEvent('download'), act(page, say('choices.fhir'))])
    const bundle = JSON.parse(await textOf(file))
    const consent = bundle.entry
      .map(({ resource }: { resource: { status: string; provision: { actor?: unknown[] } } }) => resource)
      .find((each: { status: string }) => each.status === 'active')
    await act(page, say('choices.import'))
    await isWell(one, 'import')
    const hand = async (json: unknown) => {
      await one.go('/account/import')
      await page.setInputFiles('#file', {
        name: 'choice.json',
        mimeType: 'application/json',
        buffer: Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)),
      })
      await act(page, say('import.read'))
    }
    await act(page, say('import.read'))
    expect(await shown(page.locator('#consent-error'))).toContain(say('import.empty'))
    await hand('<Consent/>')
    expect(await shown(page.locator('#consent-error'))).toContain(say('import.notJson'))
    await hand({
      ...consent,
      status: 'rejected',
      modifierExtension: [{ url: 'https://stranger.example', valueCode: 'x' }],
    })
    expect(await headingOf(one)).toBe(say('import.refusedTitle'))
    for (const reason of ['SAYS_MORE', 'NOT_ACTIVE'])
      expect(await mainOf(one)).toContain(say(`words.refusal.${reason}`))
    await isWell(one, 'import-refused')
    await hand(JSON.parse(JSON.stringify(consent).replaceAll(it.patient('default'), it.patient('no-choice'))))
    expect(await mainOf(one)).toContain(say('fault.PATIENT_IS_ANOTHER'))
    const before = await choices('default', { as: 'patient' })
    await hand(consent)
    expect(await headingOf(one)).toBe(say('import.meansTitle'))
    expect(await mainOf(one)).toContain(say('preview.whole'))
    await isWell(one, 'import-means')
    expect(await choices('default', { as: 'patient' })).toMatchObject({ revision: before.revision })
    await act(page, say('preview.save'))
    expect(await mainOf(one)).toContain(say('choice.done'))
    const after = await choices('default', { as: 'patient' })
    expect(after.directives.length).toBe(before.directives.length + 1)
    // Who imports it recorded it, now: what the document says of that is not believed.
    expect(after.directives[0].recordedBy).toMatchObject({ how: 'PATIENT', asked: null })

    await one.go('/account/import?lang=ur')
    await page.fill('#consent', JSON.stringify({ ...consent, status: 'inactive' }))
    await act(page, say('import.read', 'ur'))
    expect(await mainOf(one)).toContain(say('words.refusal.NOT_ACTIVE', 'ur'))
    await isWell(one, 'ur-import-refused')
    await one.go('/account?lang=en')
  })

  test('sees of every place what it could see, part by part and by name, without JavaScript, and nothing of it is saved', async () => {
    const one = await visit({ width: 'phone', javaScript: false })
    const { page } = one
    const before = await choices('default', { as: 'patient' })
    await one.signIn('patient', '/account/new-choice/everyone')
    await act(page, say('editor.next'))
    const part = async () =>
      (await shown(page.getByRole('status'))).replaceAll(',', '').match(/\d+/g)?.map(Number) ?? []
    const places = () => page.locator('.account-places dt').allTextContents()
    const [, , total = 0] = await part()
    expect(await part()).toEqual([1, 40, total])
    const first = await places()
    expect([first.length, total > 80]).toEqual([40, true])
    await act(page, say('preview.moreAfter'))
    expect(await part()).toEqual([41, 80, total])
    expect((await places()).filter((name) => first.includes(name))).toEqual([])
    await act(page, say('preview.before'))
    expect(await places()).toEqual(first)
    await page.fill('#called', 'health croydon')
    await act(page, say('preview.show'))
    expect((await places()).map(plain)).toEqual(['Croydon Health Services NHS Trust'])
    await page.fill('#called', '')
    await act(page, say('preview.show'))
    // Each kind says how many there are of it.
    const option = page.locator('#kind option').nth(1)
    const [, ofKind = ''] = /\(([\d,]+)\)$/.exec(((await option.textContent()) ?? '').trim()) ?? []
    const count = Number(ofKind.replace(',', ''))
    await page.selectOption('#kind', (await option.getAttribute('value')) ?? '')
    await act(page, say('preview.show'))
    expect(count).toBeGreaterThan(0)
    expect([(await places()).length, (await part()).at(-1)]).toEqual([Math.min(count, 40), count])
    await page.fill('#called', 'nowhere at all')
    await act(page, say('preview.show'))
    expect(await shown(page.getByRole('status'))).toBe(say('preview.partNone'))
    await picture(one, 'preview-part')
    expect((await choices('default', { as: 'patient' })).revision).toBe(before.revision)
  })

  test('does it with the keyboard alone', async () => {
    const one = await visit()
    const { page } = one
    await one.signIn('patient', '/account')
    const press = async (until: string, key = 'Enter'): Promise<void> => {
      for (let steps = 0; steps < 80; steps++) {
        await page.keyboard.press('Tab')
        const name = await page.evaluate<string>(
          `(() => { const on = document.activeElement; return (on.innerText || on.labels?.[0]?.innerText || on.name || '').trim() })()`,
        )
        if (name.startsWith(until)) return page.keyboard.press(key)
      }
      throw new Error(`The keyboard does not reach ${until}.`)
    }
    await press('My choices')
    await page.waitForURL('**/account/choices')
    await press('Make a choice')
    await page.waitForURL('**/account/new-choice')
    await press('Share with everyone', 'Space')
    await press('Continue')
    await page.waitForURL('**/account/new-choice/everyone')
    await press('See what this does')
    await page.getByRole('heading', { name: 'What this choice does' }).waitFor()
    await press('Save my choice')
    await page.getByText('It works from now on').waitFor()
    await press('Sign out')
    await page.waitForURL(/\/signed-out/)
  })

  test('leaves no number of theirs in an address or a cookie, and no complaint of the browser', async () => {
    const kept = await Promise.all(visits.map(({ context }) => context.cookies()))
    const seen = [...addresses, ...kept.flat().map(({ name, value }) => `${name}=${value}`)].join('\n')
    expect(addresses.length).toBeGreaterThan(50)
    for (const person of ['default', 'teenager', 'proxy', 'unproved']) expect(seen).not.toContain(it.patient(person))
    expect(browser.complaints).toEqual([])
  })
})

const textOf = async (download: {
  readonly createReadStream: () => Promise<NodeJS.ReadableStream>
}): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
