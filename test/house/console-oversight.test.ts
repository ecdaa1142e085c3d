import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breakTheGlass } from './break-the-glass.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit, WIDTHS } from './browser.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { patientOf } from './whole-view.ts'

// What was asked of London in the last minutes, as the information governance managers of Croydon's trust (RJ6) and of Haringey's (RAP) see it.
let it: LondonHouse
let browser: HouseBrowser
let south: Visit
let north: Visit
let southReceipt = ''
let northReceipt = ''
let others = ''
let draft = ''

const SOUTH: AskOptions = { as: 'ig-manager', wish: { person: 'ig-manager' } }
const HARINGEY: AskOptions = { wish: { person: 'own-trust-clinician' } }
const BREAK_GLASS = {
  purpose: 'BTG',
  careContext: 'Emergency department attendance 17',
}
const LISTS = question('receipt allergies { totalCount } documents { totalCount }')

const view = async (name: string, options: AskOptions = {}, access?: object): Promise<string> =>
  patientOf(
    await it.ask(LISTS, { ...options, variables: { patient: it.patient(name), ...(access ? { access } : {}) } }),
  ).receipt

const TERMS = {
  title: 'Letters from Croydon <b>for</b> Haringey',
  actions: ['view'],
  purposes: ['TREAT'],
  recordTypes: [{ recordType: 'DOCUMENT' }, { recordType: 'ALLERGY' }],
  firstDay: '2026-01-01',
  lastDay: '2030-12-31',
  article6: '6(1)(c)',
  article9: '9(2)(h)',
  parties: ['RJ6', 'RAP'].map((organisation) => ({ organisation, provides: true, receives: true })),
}

const drafted = async (): Promise<string> => {
  const { body, text } = await it.ask('mutation($terms: DraftTermsInput) { draftAgreement(terms: $terms) { id } }', {
    ...SOUTH,
    variables: { terms: TERMS },
  })
  if (body?.errors !== undefined) throw new Error(text)
  return body.data.draftAgreement.id
}

const textOf = async (there: Locator): Promise<string> =>
  ((await there.textContent()) ?? '').replaceAll(/[\s\u2068\u2069]+/g, ' ')

const said = ({ page }: Visit): Promise<string> => textOf(page.getByRole('main'))

describe.skipIf(CHROMIUM === undefined)('what an information governance manager sees of the past', () => {
  beforeAll(async () => {
    it = await openLondonHouse()
    southReceipt = await view('default')
    await view('documents-denied')
    northReceipt = await view('default', HARINGEY)
    others = await view('no-choice', HARINGEY)
    await breakTheGlass(it, it.patient('no-choice'), {}, HARINGEY)
    await view('no-choice', HARINGEY, BREAK_GLASS)
    await view('default', { as: 'patient' })
    draft = await drafted()
    browser = await openBrowser(it)
    south = await browser.visit()
    await south.signIn('ig-manager')
    north = await browser.visit({ javaScript: false })
    await north.signIn('ig-manager-north')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
  })

  test('who reads our records: break-glass first, then who, why and how often', async () => {
    await north.page.getByRole('link', { name: 'Readers' }).click()
    const text = await said(north)
    expect(text.indexOf('Break-glass was used once')).toBeGreaterThan(-1)
    expect(text.indexOf('Break-glass was used once')).toBeLessThan(text.indexOf('views since'))
    const rows = await north.page.locator('tbody tr').allInnerTexts()
    const croydon = rows.find((row) => row.includes('RJ6'))
    expect(croydon).toContain('Direct care')
    expect(croydon).toMatch(/\b2\b/)
    expect(rows.some((row) => row.includes('Patients and people who act for them'))).toBe(true)
    await north.page.getByRole('link', { name: 'Last 7 days' }).click()
    expect(await said(north)).toContain('Views of the last 7 days')
  })

  test('coverage: the pair that was refused, and a draft for it begun from there', async () => {
    await south.page.getByRole('link', { name: 'Coverage' }).click()
    const row = south.page.locator('tbody tr').filter({ hasText: '(RAP)' }).first()
    const text = await textOf(row)
    expect(text).toContain('They asked for your records')
    expect(text).toContain('Documents and letters')
    await row.getByRole('button', { name: /^Start a draft/ }).click()
    expect(await said(south)).toContain('The draft has been started')
    await south.go(`${new URL(south.page.url()).pathname}/parties`)
    const parties = await said(south)
    expect(parties).toContain('RJ6')
    expect(parties).toContain('RAP')
    expect(await said(south)).toContain('Sees records')
    // What is no pair of organisations begins nothing.
    await south.go('/console/coverage')
    const start = south.page.getByRole('button', { name: /^Start a draft/ }).first()
    await south.page.evaluate(`document.querySelector('input[name=provider]').value = '!'`)
    await start.click()
    expect(await south.page.getByRole('alert').textContent()).toContain('Choose a pair of organisations')
  })

  test('a receipt, from its id: who asked, each exchange with ground and agreement, and that it replays', async () => {
    await south.go('/console/receipts')
    await south.page.getByLabel('Receipt id').fill('not a receipt')
    await south.page.getByRole('button', { name: 'Explain this view' }).click()
    expect(await south.page.getByRole('alert').textContent()).toContain('Enter the whole receipt id')
    await south.page.getByLabel('Receipt id').fill(` ${southReceipt.toUpperCase()} `)
    await south.page.getByRole('button', { name: 'Explain this view' }).click()
    const text = await said(south)
    expect(text).toContain('This decision replays')
    expect(text).toContain('Croydon Health Services NHS Trust (RJ6)')
    const richmond = south.page.locator('details#RICHMOND')
    expect(await textOf(richmond.locator('summary'))).toContain('refused')
    await richmond.locator('summary').click()
    expect(await textOf(richmond)).toContain('No data sharing agreement in force')
    const croydon = south.page.locator('details#CROYDON')
    await croydon.locator('summary').click()
    expect(await textOf(croydon)).toMatch(/Covered by .+, version \d/)
    expect(await textOf(croydon)).toContain('Clause: ')
    await croydon.getByRole('link', { name: /^Name the organisations/ }).click()
    expect(await textOf(south.page.locator('details#CROYDON'))).toMatch(
      /\d+ organisations, allowed, for .+ Surgery|Practice/,
    )
  })

  test('the controller sees its own records alone; another date and a draft change the answer, and it says so', async () => {
    await south.go(`/console/receipts/${northReceipt}`)
    expect(await south.page.locator('main details').count()).toBe(1)
    const refused = south.page.locator('tbody tr').filter({ hasText: 'Documents and letters' })
    expect(await textOf(refused)).toContain('Refused')
    await south.page.getByLabel('Under a draft (optional)').selectOption(draft)
    await south.page.getByRole('button', { name: 'Evaluate again' }).click()
    const underDraft = await said(south)
    expect(underDraft).toContain('This is not what was decided at the time')
    expect(underDraft).toContain('had the draft “Letters from Croydon <b>for</b> Haringey” been signed')
    expect(underDraft).toContain('The draft would cover this.')
    await south.page.getByRole('link', { name: 'See the decision as it was made' }).click()
    expect(await said(south)).toContain('This decision replays')

    for (const [name, part] of [
      ['Day', '1'],
      ['Month', '2'],
      ['Year', '2020'],
    ] as const)
      await south.page.getByLabel(name, { exact: true }).fill(part)
    await south.page.getByRole('button', { name: 'Evaluate again' }).click()
    const then = await said(south)
    expect(then).toContain('as they stood at the end of 1 February 2020')
    expect(then).not.toContain('Covered by')
  })

  test.each([
    ['?asOf-day=31&asOf-month=2&asOf-year=2026', 'Enter a real date'],
    ['?asOf-day=1&asOf-month=1&asOf-year=2999', 'The date must be today or in the past'],
    ['?asOf-day=1&asOf-month=1&asOf-year=1066', 'Enter a date after 5 July 1948'],
  ])('a date that is none is said to be: %s', async (query, sentence) => {
    await south.go(`/console/receipts/${northReceipt}${query}`)
    expect(await south.page.title()).toMatch(/^Error: /)
    expect(await south.page.getByRole('alert').textContent()).toContain(sentence)
    expect(await said(south)).toContain('This decision replays')
  })

  test('a receipt that is not there and one that is another’s read the same; so does a draft that may not be seen', async () => {
    const read = async (one: Visit, path: string) => {
      await one.go(path)
      return said(one)
    }
    const missing = await read(south, '/console/receipts/3f2a91c4-7d1e-4b7a-9a40-5c1d2e3f4a5b')
    expect(missing).toContain('There is no receipt to show')
    // Of somebody without a recorded choice only Haringey's own records were asked for: Croydon has no part in it.
    expect(await read(north, `/console/receipts/${others}`)).toContain('This decision replays')
    expect(await read(south, `/console/receipts/${others}`)).toBe(missing)
    expect(await read(south, '/console/receipts/%3Cscript%3E')).toBe(missing)
    expect(await read(south, `/console/receipts/${northReceipt}?draft=nothing-of-the-kind`)).toBe(missing)
    const notThere = await read(north, '/console/drafts/nothing-of-the-kind/simulation')
    expect(notThere).toContain('Page not found')
    expect(await read(north, `/console/drafts/${draft}/simulation`)).toBe(notThere)
    expect(await read(north, `/console/drafts/${draft}/conflicts`)).toBe(notThere)
  })

  test('a simulation of the draft: what was refused would become allowed', async () => {
    await south.go(`/console/drafts/${draft}`)
    await south.page.getByRole('link', { name: /^What it would have allowed/ }).click()
    const text = await said(south)
    expect(text).toMatch(/[1-9]\d* views of the last 30 days were looked at/)
    expect(text).toContain('North Middlesex University Hospital NHS Trust (RAP)')
    const row = south.page.locator('tbody tr').filter({ hasText: 'Documents and letters' })
    expect((await textOf(row.first())).match(/\d+/g)?.map(Number)).toEqual([2, 0])
    await south.page.getByRole('link', { name: 'Last 90 days' }).click()
    expect(await said(south)).toContain('the last 90 days')
  })

  test('its conflicts, each with a way to the other agreement', async () => {
    await south.go(`/console/drafts/${draft}`)
    await south.page.getByRole('link', { name: 'Conflicts with other agreements' }).click()
    expect(await said(south)).toContain('on different legal grounds')
    await south.page
      .getByRole('link', { name: /^Open london-direct-care/ })
      .first()
      .click()
    expect(await said(south)).toContain('Direct care across London')
    await south.go('/console/agreements/expired-pilot/conflicts')
    expect(await said(south)).toContain('Conflicts with other agreements')
  })

  test.each(['0', '91', '-1', '7.5', 'many'])('days that are no choice are said to be: %s', async (days) => {
    for (const path of ['/console/readers', '/console/coverage', `/console/drafts/${draft}/simulation`]) {
      await south.go(`${path}?days=${days}`)
      expect(await south.page.getByRole('alert').textContent()).toContain('Choose 7, 30 or 90 days')
      expect(await said(south)).toContain('last 30 days')
    }
  })

  test('with the keyboard alone: to the receipt, its exchange, its choices', async () => {
    await south.go('/console/receipts')
    const press = async (until: (name: string) => boolean): Promise<void> => {
      for (let steps = 0; steps < 80; steps++) {
        await south.page.keyboard.press('Tab')
        const [name, shown] = await south.page.evaluate<[string, boolean]>(`(() => {
          const on = document.activeElement
          // The design system shows the focus of a summary on the words in it.
          const style = getComputedStyle(on.tagName === 'SUMMARY' ? on.firstElementChild : on)
          return [(on.innerText || on.name || '').trim(), style.outlineStyle !== 'none' || style.boxShadow !== 'none']
        })()`)
        if (!until(name)) continue
        expect([name, shown]).toEqual([name, true])
        return
      }
      throw new Error('The keyboard does not reach it.')
    }
    await press((name) => name === 'receipt')
    await south.page.keyboard.type(northReceipt)
    await south.page.keyboard.press('Enter')
    await south.page.waitForURL(`**/console/receipts/${northReceipt}`)
    await press((name) => name.startsWith('Croydon Exchange'))
    await south.page.keyboard.press('Enter')
    expect(await south.page.locator('main details').first().getAttribute('open')).toBeNull()
    await press((name) => name === 'asOf-day')
    await press((name) => name === 'Evaluate again')
    await south.page.keyboard.press('Enter')
    await south.page.waitForURL('**asOf-day=**')
    expect(await said(south)).toContain('This decision replays')
  })

  test('no page that axe finds fault with, or that is wider than a desk or a telephone', async () => {
    for (const [name, path] of [
      ['readers', '/console/readers'],
      ['readers-mend', '/console/readers?days=1000'],
      ['coverage', '/console/coverage'],
      ['coverage-later', '/console/coverage?skip=180'],
      ['simulation', `/console/drafts/${draft}/simulation`],
      ['draft-conflicts', `/console/drafts/${draft}/conflicts`],
      ['agreement-conflicts', '/console/agreements/london-direct-care/conflicts'],
      ['conflicts-none', '/console/agreements/expired-pilot/conflicts'],
      ['receipts', '/console/receipts'],
      ['receipt-own', `/console/receipts/${southReceipt}`],
      ['receipt-named', `/console/receipts/${southReceipt}?exchange=CROYDON`],
      ['receipt', `/console/receipts/${northReceipt}`],
      ['receipt-draft', `/console/receipts/${northReceipt}?asOf-day=1&asOf-month=2&asOf-year=2020&draft=${draft}`],
      ['receipt-mend', `/console/receipts/${northReceipt}?asOf-day=x`],
      ['receipt-none', '/console/receipts/none'],
    ] as const) {
      await south.go(path)
      expect([name, await south.faults()]).toEqual([name, []])
      if (process.env['PICTURES'] !== undefined) await south.pictures(`oversight-${name}`)
    }
  }, 120_000)

  test('with no JavaScript, on a telephone, and with nothing to tell yet', async () => {
    const one = await browser.visit({ javaScript: false, width: 'phone' })
    await one.signIn('ig-manager')
    expect(one.page.viewportSize()?.width).toBe(WIDTHS.phone)
    await one.go(`/console/receipts/${northReceipt}`)
    await one.page.getByLabel('Under a draft (optional)').selectOption(draft)
    await one.page.getByRole('button', { name: 'Evaluate again' }).click()
    expect(await said(one)).toContain('The draft would cover this.')
  })

  test('the browser complains of no script, style or policy', () => {
    expect(browser.complaints).toEqual([])
  })
})
