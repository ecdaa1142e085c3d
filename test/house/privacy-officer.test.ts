import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type TestDatabase } from '../database.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit, WIDTHS } from './browser.ts'
import { dayFromNow, typeDay } from './console-steps.ts'
import { onDatabase } from './every-table.ts'
import { keyboardFaults } from './keyboard.ts'
import { type AskOptions, type LondonHouse, openLondonHouse } from './london-house.ts'
import { refusalOf } from './whole-view.ts'

let database: TestDatabase
let it: LondonHouse
let browser: HouseBrowser
let officer: Visit
let second: Visit
let receipt: string
let other: string

const said = async ({ page }: Visit): Promise<string> =>
  ((await page.getByRole('main').textContent()) ?? '').replaceAll(/[\s\u2068\u2069]+/g, ' ')
const press = ({ page }: Visit, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click()

const NOTICES = 'query($patient: NHSNumber!) { patientNotices(patient: $patient) { items { receipt } } }'
const toldOf = async (): Promise<readonly string[]> => {
  const { body } = await it.ask(NOTICES, { as: 'patient', variables: { patient: it.patient('default') } })
  return body.data.patientNotices.items.map((one: { receipt: string }) => one.receipt)
}

describe.skipIf(CHROMIUM === undefined)('a privacy officer works the queue', () => {
  beforeAll(async () => {
    database = await openDatabase()
    it = await openLondonHouse({ databaseUrl: database.url })
    receipt = (await breakTheGlass(it, it.patient('no-choice'), { words: 'Found <b>collapsed</b>, nobody to ask' }))
      .receipt
    await breakTheGlass(it, it.patient('deny-all-liftable'))
    await breakTheGlass(it, it.patient('default'))
    other = (
      await breakTheGlass(it, it.patient('no-choice'), {}, { wish: { person: 'own-trust-clinician' }, as: 'clinician' })
    ).receipt
    browser = await openBrowser(it)
    officer = await browser.visit()
    // The house was busy a moment ago, and a page would say so.
    await it.ask('{ exchanges { id } }')
    await officer.signIn('privacy-officer', '/privacy')
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
    await database?.stop()
  })

  test('sees what waits at their own organisation, with who and why, and nothing of whose record it was', async () => {
    expect(new URL(officer.page.url()).pathname).toBe('/privacy/reviews')
    const text = await said(officer)
    expect(text).toContain('3 reviews to settle')
    expect(text).toContain('ODUYA Miriam Dr')
    expect(text).not.toContain('SETHI')
    await officer.page
      .getByRole('link', { name: /^ODUYA/ })
      .first()
      .click()
    const one = await said(officer)
    expect(one).toContain('Found <b>collapsed</b>, nobody to ask')
    expect(one).toContain('Access made in an Emergency')
    expect(one).toContain('Emergency department attendance 17')
    expect(one).toContain(receipt)
    expect(await officer.page.content()).not.toContain(it.patient('no-choice'))
  })

  test('a review without a choice or reasons comes back with what to mend; saved, it is settled', async () => {
    await press(officer, 'Save the review')
    expect(await officer.page.getByRole('alert').textContent()).toContain('Choose what this review comes to')
    await officer.page.fill('#words', 'The attendance is in our system.')
    await press(officer, 'Save the review')
    expect(await officer.page.inputValue('#words')).toBe('The attendance is in our system.')
    await officer.page.check('input[name=outcome][value=APPROPRIATE]')
    const reviewed = officer.page.url()
    await press(officer, 'Save the review')
    await officer.page.waitForURL('**/privacy/reviews?done=settled')
    expect(await said(officer)).toContain('2 reviews to settle')
    await officer.go('/privacy/settled')
    expect(await said(officer)).toContain('It was right to look')
    await officer.page.goto(reviewed)
    expect(await said(officer)).toContain('The attendance is in our system.')
  })

  test('what they pass on the information governance manager sees, and nothing else, and settles', async () => {
    const manager: AskOptions = { as: 'ig-manager' }
    const LIST = '{ reviews(first: 50) { items { id receipt revision escalated escalatedWords } } }'
    expect((await it.ask(LIST, manager)).body.data.reviews.items).toEqual([])
    await officer.go('/privacy/reviews')
    await officer.page
      .getByRole('link', { name: /^ODUYA/ })
      .first()
      .click()
    await officer.page.check('input[name=outcome][value=ESCALATED]')
    await officer.page.fill('#words', 'I know this person.')
    await press(officer, 'Save the review')
    await officer.page.waitForURL('**/privacy/reviews?done=passed')
    const [passed, ...more] = (await it.ask(LIST, manager)).body.data.reviews.items
    expect(more).toEqual([])
    expect(passed).toMatchObject({ escalated: true, escalatedWords: 'I know this person.' })
    const settle = (outcome: string, revision: number) =>
      it.ask(
        `mutation($id: ID!, $revision: Int!) { settleReview(id: $id, revision: $revision, outcome: ${outcome}, words: "Looked into") { outcome settledBy } }`,
        { ...manager, variables: { id: passed.id, revision } },
      )
    expect(refusalOf(await settle('ESCALATED', passed.revision))).toBe('FORBIDDEN')
    expect(refusalOf(await settle('INAPPROPRIATE', passed.revision - 1))).toBe('STALE_VERSION')
    const settled = await settle('INAPPROPRIATE', passed.revision)
    expect(settled.body.data.settleReview).toEqual({ outcome: 'INAPPROPRIATE', settledBy: 'ASHDOWN Clive Mr' })
  })

  test('what nobody settled in time the information governance manager sees too, by the clock alone', async () => {
    const dueIn = (hours: number) =>
      onDatabase(database.url, (client) =>
        client.query(
          `update obligations set due_at = (extract(epoch from now()) * 1000)::bigint + $1 where kind = 'open-review' and done_at is null`,
          [hours * 3_600_000],
        ),
      )
    const LIST = '{ reviews(first: 50) { items { id revision overdue escalated } overdueCount } }'
    const managersList = async () => (await it.ask(LIST, { as: 'ig-manager' })).body.data.reviews
    expect(await managersList()).toEqual({ items: [], overdueCount: 0 })
    await dueIn(-1)
    const late = await managersList()
    expect(late).toMatchObject({ items: [{ overdue: true, escalated: true }], overdueCount: 1 })
    await officer.go('/privacy/reviews')
    expect(await said(officer)).toContain('1 review should have been settled already')
    await dueIn(24)
    expect(await managersList()).toEqual({ items: [], overdueCount: 0 })
  })

  test('whoever has a part in two faces finds the way from one to the other, and nobody else is shown it', async () => {
    const manager = await browser.visit({ javaScript: false })
    await manager.signIn('ig-manager', '/console')
    const menu = manager.page.getByRole('banner').getByRole('navigation')
    await menu.getByRole('link', { name: 'Privacy reviews' }).click()
    expect(new URL(manager.page.url()).pathname).toBe('/privacy/reviews')
    await menu.getByRole('link', { name: 'Data controller console' }).click()
    expect(new URL(manager.page.url()).pathname.startsWith('/console')).toBe(true)
    await manager.close()
    for (const elsewhere of ['Data controller console', 'Exchange operators', 'Patients’ choices'])
      expect(await officer.page.getByRole('banner').getByRole('link', { name: elsewhere }).count()).toBe(0)
  })

  test('a review of another organisation is not there; no other role has a queue', async () => {
    const own = await it.ask('{ reviews(first: 50) { items { id } } }', { as: 'privacy-officer' })
    const ids = own.body.data.reviews.items.map(({ id }: { id: string }) => Number(id))
    for (let id = 1; id <= Math.max(...ids) + 3; id++) {
      const { body } = await it.ask('query($id: ID!) { review(id: $id) { receipt } }', {
        as: 'privacy-officer',
        variables: { id: String(id) },
      })
      expect(body.data.review?.receipt).not.toBe(other)
    }
    for (const as of ['clinician', 'operator', 'patient', 'practice-staff'] as const)
      expect(refusalOf(await it.ask('{ reviews { openCount } }', { as }))).toBe('FORBIDDEN')
    await officer.go('/privacy/reviews/999999')
    expect(await said(officer)).toContain('Page not found')
  })

  test('records a delay; the same officer cannot approve it, the second does, and ends it: then the patient is told', async () => {
    await officer.go('/privacy/delays/new')
    await press(officer, 'Record the delay')
    expect(await officer.page.getByRole('alert').textContent()).toContain('Enter the last day of the delay')
    await typeDay(officer.page, 'lastDay', dayFromNow(120))
    await press(officer, 'Record the delay')
    const faults = await officer.page.getByRole('alert').textContent()
    for (const sentence of ['Choose what is delayed', 'Choose the ground', 'Enter why'])
      expect(faults).toContain(sentence)
    await officer.page.check('input[name=of][value=PATIENT]')
    await officer.page.fill('#patient', '123')
    await officer.page.check('input[name=ground][value=SAFEGUARDING]')
    await officer.page.fill('#words', 'A child is at risk.')
    await press(officer, 'Record the delay')
    const mend = await officer.page.getByRole('alert').textContent()
    expect(mend).toContain('10 digits')
    expect(mend).toContain('less than 90 days')
    await officer.page.fill('#patient', it.patient('default'))
    await typeDay(officer.page, 'lastDay', dayFromNow(30))
    await press(officer, 'Record the delay')
    await officer.page.waitForURL('**?done=recorded')
    expect(await said(officer)).toContain('another officer must approve it')
    expect(await officer.page.content()).not.toContain(it.patient('default'))
    expect(await toldOf()).toEqual([])

    second = await browser.visit({ javaScript: false })
    await second.signIn('privacy-officer-second', '/privacy/delays')
    await second.page.getByRole('link', { name: /^Safeguarding/ }).click()
    await press(second, 'Approve the delay')
    expect(await said(second)).toContain('You have approved the delay')
    expect(await toldOf()).toEqual([])
    expect(await second.page.getByRole('link', { name: 'Carry it on with another' }).count()).toBe(1)
    await officer.page.reload()
    await officer.page.getByRole('link', { name: 'Carry it on with another' }).click()
    await press(officer, 'Carry on the delay')
    expect(await officer.page.getByRole('alert').textContent()).toContain('Enter why the patient is still told later')
    await officer.page.fill('#words', 'The child is still at risk.')
    await typeDay(officer.page, 'lastDay', dayFromNow(95))
    await press(officer, 'Carry on the delay')
    expect(await officer.page.getByRole('alert').textContent()).toContain('less than 90 days')
    expect(await officer.page.inputValue('#words')).toBe('The child is still at risk.')
    await typeDay(officer.page, 'lastDay', dayFromNow(60))
    if (process.env['PICTURES'] !== undefined) await officer.pictures('privacy-delay-renew')
    await press(officer, 'Carry on the delay')
    await officer.page.waitForURL('**?done=renewed')
    const renewed = new URL(officer.page.url()).pathname
    expect(await said(officer)).toContain('The child is still at risk.')
    expect(await officer.page.getByRole('link', { name: 'The delay that this one carries on' }).count()).toBe(1)
    // What nobody approved is not carried on.
    await officer.go(`${renewed}/renew`)
    expect(await said(officer)).toContain('This delay cannot be carried on')

    // The first ends; the one that carries it on holds by itself until the second officer has looked at it.
    await press(second, 'End the delay')
    expect(await said(second)).toContain('The delay has ended')
    expect(await toldOf()).toEqual([])
    await second.go(renewed)
    await press(second, 'Approve the delay')
    expect(await said(second)).toContain('You have approved the delay')
    expect(await toldOf()).toEqual([])
    await press(second, 'End the delay')
    expect(await said(second)).toContain('The delay has ended')
    expect(await toldOf()).toHaveLength(1)
  })

  test.each(['desk', 'phone'] as const)(
    'no page that axe finds fault with, or that is wider than a %s',
    async (width) => {
      const one = officer
      await one.page.setViewportSize({ width: WIDTHS[width], height: 900 })
      await one.go('/privacy/reviews')
      const open = await one.page
        .getByRole('link', { name: /^ODUYA/ })
        .first()
        .getAttribute('href')
      await one.go('/privacy/settled')
      const settled = await one.page
        .getByRole('link', { name: /^ODUYA/ })
        .first()
        .getAttribute('href')
      await one.go('/privacy/delays')
      const delay = await one.page
        .getByRole('link', { name: /^Safeguarding/ })
        .first()
        .getAttribute('href')
      for (const [name, path] of [
        ['landing', '/'],
        ['reviews', '/privacy/reviews'],
        ['review', open ?? ''],
        ['settled', '/privacy/settled'],
        ['review-settled', settled ?? ''],
        ['delays', '/privacy/delays'],
        ['delay', delay ?? ''],
        ['delay-new', `/privacy/delays/new?receipt=${receipt}`],
        ['delay-renew', `${delay}/renew`],
      ] as const) {
        await one.go(path)
        expect([name, await one.accessibilityFaults()]).toEqual([name, []])
        expect([name, await one.page.locator('h1').count()]).toEqual([name, 1])
        expect([name, (await one.overhang()) <= 0]).toEqual([name, true])
        if (width === 'desk') expect([name, await keyboardFaults(one.page)]).toEqual([name, []])
        if (process.env['PICTURES'] !== undefined && width === 'desk') await one.pictures(`privacy-${name}`)
      }
      await one.go(open ?? '')
      await press(one, 'Save the review')
      expect(await one.accessibilityFaults()).toEqual([])
      if (process.env['PICTURES'] !== undefined && width === 'desk') await one.pictures('privacy-review-mend')
      await one.page.setViewportSize({ width: WIDTHS.desk, height: 900 })
    },
    120_000,
  )

  test('with the keyboard alone: from the queue to a settled review', async () => {
    await officer.go('/privacy/reviews')
    const reach = async (until: string): Promise<void> => {
      for (let steps = 0; steps < 60; steps++) {
        await officer.page.keyboard.press('Tab')
        const on = await officer.page.evaluate<string>(
          '(document.activeElement.id || document.activeElement.innerText || "").trim()',
        )
        if (on.startsWith(until)) return
      }
      throw new Error('The keyboard does not reach it.')
    }
    await reach('ODUYA')
    await officer.page.keyboard.press('Enter')
    await officer.page.waitForURL('**/privacy/reviews/*')
    await reach('outcome')
    await officer.page.keyboard.press('Space')
    await reach('words')
    await officer.page.keyboard.type('Seen in our system.')
    await reach('Save the review')
    await officer.page.keyboard.press('Enter')
    await officer.page.waitForURL('**?done=settled')
    expect(await said(officer)).toContain('Nothing waits for review')
  })

  test('everything that was read and done stands in the ledger, and the browser complains of nothing', async () => {
    expect(await it.state.ledger.verify()).toMatchObject({ ok: true })
    expect(browser.complaints).toEqual([])
  })
})
