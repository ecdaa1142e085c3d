import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { act, dayFromNow, typeDay, writeDraft } from './console-steps.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

const SAVE = 'Save and go back to the draft'

const LETTERS = {
  title: 'Letters',
  recordTypes: ['DOCUMENT'],
  parties: [{ code: 'RAP', part: 'both' }],
} as const

describe.skipIf(CHROMIUM === undefined)('what an information governance manager types in the console', () => {
  let it: LondonHouse
  let browser: HouseBrowser
  let one: Visit
  let other: Visit

  beforeAll(async () => {
    it = await openLondonHouse()
    browser = await openBrowser(it)
    one = await browser.visit()
    other = await browser.visit()
    await one.signIn('ig-manager')
    await other.signIn('ig-manager')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
  })

  const main = async (page: Page) => (await page.getByRole('main').textContent()) ?? ''
  const startDraft = async ({ go, page }: Visit): Promise<string> => {
    await go('/console/drafts/new')
    await page.check('input[name=template][value=empty]')
    await act(page, 'Start the draft')
    return new URL(page.url()).pathname
  }

  test('a stale edit is not saved: what the other wrote stands next to what was typed, and nothing is lost', async () => {
    const draft = await startDraft(one)
    await one.go(`${draft}/title`)
    await other.go(`${draft}/title`)
    await other.page.fill('#title', 'What the other wrote')
    await act(other.page, SAVE)
    await one.page.fill('#title', 'What I typed')
    await one.page.fill('#publicPurpose', 'My purpose')
    await act(one.page, SAVE)

    expect(await main(one.page)).toContain('Somebody changed this since you opened it. Nothing was saved.')
    expect(await main(one.page)).toContain('What the other wrote')
    expect(await one.page.inputValue('#title')).toBe('What I typed')
    expect(await one.page.inputValue('#publicPurpose')).toBe('My purpose')
    expect(await one.accessibilityFaults()).toEqual([])
    if (process.env['PICTURES'] !== undefined) await one.pictures('stale')

    await act(one.page, SAVE)
    expect(await one.page.locator('h1').textContent()).toBe('What I typed')
  })

  test('two who write different sections one after the other lose nothing of each other', async () => {
    const draft = await startDraft(one)
    await one.go(`${draft}/title`)
    await one.page.fill('#title', 'By one')
    await act(one.page, SAVE)
    await other.go(`${draft}/uses`)
    await other.page.check('input[name=purposes][value=ETREAT]')
    await act(other.page, SAVE)
    expect(await other.page.locator('h1').textContent()).toBe('By one')
    await one.go(`${draft}/propose`)
    expect(await main(one.page)).toContain('Emergency care')
  })

  test('a stale proposal is not made', async () => {
    const draft = await writeDraft(one, LETTERS)
    await one.go(`${draft}/propose`)
    await other.go(`${draft}/title`)
    await other.page.fill('#title', 'Another title')
    await act(other.page, SAVE)
    await act(one.page, 'Propose version 1')
    expect(await main(one.page)).toContain('Somebody else changed this draft')
    expect(await main(one.page)).toContain('Another title')
  })

  test('what is missing is named, and each link leads to the box where it is written', async () => {
    const draft = await startDraft(one)
    await one.go(`${draft}/propose`)
    expect(await main(one.page)).toContain('Not ready yet')
    expect(await one.page.getByRole('button', { name: /Propose/ }).count()).toBe(0)
    const links = one.page.locator('[id^="fault-"] a')
    const hrefs = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    expect(hrefs.length).toBeGreaterThan(8)
    for (const href of hrefs) {
      await one.go(href)
      const id = href.split('#')[1]
      if (id !== undefined) expect(await one.page.locator(`[id="${id}"]`).count(), href).toBe(1)
      else expect(await one.page.locator('h1').textContent()).toBe('Parties')
    }
  })

  test('a code that is unknown, wrong or of a site is told next to its box', async () => {
    const draft = await startDraft(one)
    await one.go(`${draft}/parties`)
    const add = async (codes: string): Promise<string> => {
      await one.page.fill('#codes', codes)
      await one.page.check('input[name=part][value=both]')
      await act(one.page, 'Add organisations')
      return main(one.page)
    }
    expect(await add('ZZZ98')).toContain('There is no organisation with the code ZZZ98')
    expect(await add('RJ6, R!')).toContain('“R!” is not an organisation code')
    expect(await add('RJ601')).toMatch(/RJ601 is part of .+\. Use RJ6 instead/)
    expect(await one.page.inputValue('#codes')).toBe('RJ601')
    expect(await add('rap')).toContain('The parties have been added.')
    expect(await main(one.page)).toContain('North Middlesex University Hospital NHS Trust')
  })

  const SCRIPT = `<script>document.title='owned'</script><img src=x onerror="alert(1)">'); DROP TABLE agreements;--{{ 7*7 }}`

  test('script and SQL are shown as the text they are', async () => {
    const draft = await startDraft(one)
    await one.go(`${draft}/title`)
    await one.page.fill('#title', SCRIPT)
    await one.page.fill('#publicPurpose', SCRIPT)
    await act(one.page, SAVE)
    expect(await one.page.locator('h1').textContent()).toBe(SCRIPT)
    expect(await one.page.title()).toContain(SCRIPT)
    await one.page.fill('#text', SCRIPT)
    await act(one.page, 'Add comment')
    expect(await one.page.locator('#comments ~ ol').textContent()).toContain(SCRIPT)
    for (const path of ['/console/drafts', `${draft}/propose`, `${draft}/title`]) {
      await one.go(path)
      expect(await one.page.locator('main script, main img').count()).toBe(0)
    }
    expect(await one.page.inputValue('#title')).toBe(SCRIPT)
    await one.page.setViewportSize({ width: 390, height: 900 })
    await one.go(draft)
    const wide = await one.overhang()
    expect(wide).toBeLessThanOrEqual(0)
    await one.page.setViewportSize({ width: 1280, height: 900 })
  })

  test.each([
    ['marks that turn the direction', 'Safe \u202egnp.exe', 'Take out hidden characters'],
    ['one megabyte', 'x'.repeat(1_000_000), 'Use 4,000 characters or fewer'],
    ['a control character', 'a\u0007b', 'Take out hidden characters'],
  ])('%s: refused next to the box, and still in it', async (_, hostile, message) => {
    const draft = await startDraft(one)
    await one.go(`${draft}/title`)
    await one.page.fill('#title', 'A title')
    await one.page.fill('#publicPurpose', hostile)
    await act(one.page, SAVE)
    expect(await one.page.locator('#publicPurpose-error').textContent()).toContain(message)
    expect(await one.page.inputValue('#publicPurpose')).toBe(hostile)
    expect(await one.page.inputValue('#title')).toBe('A title')
    await one.go(draft)
    expect(await one.page.locator('h1').textContent()).toBe('Draft without a title')
  })

  test('days that do not exist are refused, and kept as they were typed', async () => {
    const draft = await startDraft(one)
    await one.go(`${draft}/period`)
    await typeDay(one.page, 'lastDay', '2027-02-30')
    await act(one.page, SAVE)
    expect(await main(one.page)).toContain('Enter a real date')
    expect(await one.page.inputValue('#lastDay-day')).toBe('30')
  })

  test('signing is refused with the reason while the Toolkit standing is not met, and leads to where it is stated', async () => {
    const standing = async (visit: Visit, status: string) => {
      await visit.go('/console/dspt')
      await visit.page.check(`input[name=status][value=${status}]`)
      await typeDay(visit.page, 'publishedOn', dayFromNow(-5))
      await act(visit.page, 'Record the standing')
    }
    const sign = '/console/agreements/area-croydon/versions/2/sign'
    await one.go(sign)
    await standing(other, 'APPROACHING_STANDARDS')
    await one.page.check('#statement')
    await act(one.page, 'Sign')
    expect(await one.page.getByRole('alert').textContent()).toContain('does not meet')
    expect(await one.accessibilityFaults()).toEqual([])
    if (process.env['PICTURES'] !== undefined) await one.pictures('sign-refused')
    await act(one.page, 'State your Toolkit standing')
    expect(new URL(one.page.url()).pathname).toBe('/console/dspt')
    await standing(one, 'STANDARDS_MET')
    await one.go(sign)
    await one.page.check('#statement')
    await act(one.page, 'Sign')
    expect(await main(one.page)).toContain('You have signed this agreement for your organisation.')
  })

  test('the operator makes a group and a template; a manager starts from them; what they name stays, and nobody else makes any', async () => {
    const desk = await browser.visit()
    await desk.signIn('operator', '/operator')
    const { page } = desk
    const seen = async (name: string): Promise<void> => {
      expect(await desk.accessibilityFaults()).toEqual([])
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await desk.overhang()).toBeLessThanOrEqual(0)
      }
      if (process.env['PICTURES'] !== undefined) await desk.pictures(`operator-${name}`)
    }
    await desk.go('/operator/starting-points')
    await seen('starting-points')
    await act(page, 'Make a group')
    await page.fill('#name', 'nhs trusts in LONDON')
    await page.fill('#members', 'RJ601 RAP\nZZZ98')
    await act(page, 'Save')
    const alert = await page.getByRole('alert').textContent()
    expect(alert).toContain('there is one of this name')
    expect(alert).toContain('There is no organisation with the code ZZZ98')
    expect(await page.inputValue('#members')).toBe('RJ601 RAP\nZZZ98')
    await seen('group-faults')
    await page.fill('#name', 'Two <b>trusts</b>')
    await page.fill('#members', 'RJ601, RAP')
    await act(page, 'Save')
    expect(await main(page)).toContain('It is saved.')
    await act(page, 'Two <b>trusts</b>')
    // The site is kept as the trust that it belongs to.
    expect(await page.inputValue('#members')).toBe('RAP\nRJ6')
    const group = new URL(page.url()).pathname

    await desk.go('/operator/starting-points')
    await act(page, 'Make a template')
    await page.fill('#name', 'Like Croydon')
    await page.fill('#description', 'For two trusts that share what an area shares')
    await page.fill('#agreement', 'no-such-agreement')
    await act(page, 'Save')
    expect(await page.getByRole('alert').textContent()).toContain('There is no agreement with this number')
    await page.fill('#agreement', 'area-croydon')
    await page.getByLabel('Two <b>trusts</b>').selectOption('provides')
    await seen('template')
    await act(page, 'Save')
    await act(page, 'Like Croydon')
    expect(await page.getByLabel('Two <b>trusts</b>').inputValue()).toBe('provides')
    await seen('template-kept')
    const template = new URL(page.url()).pathname

    await other.go('/console/drafts/new')
    await other.page.getByLabel('Like Croydon').check()
    await act(other.page, 'Start the draft')
    const draft = new URL(other.page.url()).pathname
    await other.go(`${draft}/propose`)
    expect(await main(other.page)).toContain('it names 2 organisations, the members of groups included')
    await other.go(`${draft}/period`)
    expect(await other.page.inputValue('#lastDay-day')).toBe('')

    await desk.go(`${group}/remove`)
    await act(page, 'Remove it')
    expect(await page.getByRole('alert').textContent()).toContain('A draft or a template names this group')
    await seen('group-stays')
    await desk.go(`${template}/remove`)
    const late = await desk.page.context().newPage()
    await late.goto(`${it.url}${template}`)
    await late.fill('#description', 'Changed meanwhile')
    await act(late, 'Save')
    await act(page, 'Remove it')
    expect(await main(page)).not.toContain('It is removed.')
    await desk.go(`${template}/remove`)
    await act(page, 'Remove it')
    expect(await main(page)).toContain('It is removed.')

    const asked = await it.ask(
      'mutation { saveOrganisationGroup(name: "Ours", members: ["RJ6"]) { faults { code } } }',
      {
        as: 'ig-manager',
      },
    )
    expect(asked.body?.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })

  test('the keyboard alone starts a draft and writes its title', async () => {
    const { page } = other
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab')
        if ((await page.locator(`${selector}:focus`).count()) > 0) return
      }
      throw new Error(`The keyboard does not reach ${selector}.`)
    }
    await other.go('/console/drafts')
    await tabTo('a[href="#maincontent"]')
    await page.keyboard.press('Enter')
    await tabTo('main a[href="/console/drafts/new"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/drafts/new')
    await tabTo('input[name=template]')
    await page.keyboard.press('ArrowUp')
    await tabTo('main form button')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/drafts/draft-*')
    await tabTo('a[href$="/title"]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/title')
    await tabTo('#title')
    await page.keyboard.type('By keyboard alone')
    await tabTo('main form button')
    await page.keyboard.press('Enter')
    await page.waitForURL('**?done=saved')
    expect(await page.locator('h1').textContent()).toBe('By keyboard alone')
  })

  test('without JavaScript a whole draft is written and proposed', async () => {
    const plain = await browser.visit({ javaScript: false, width: 'phone' })
    await plain.signIn('ig-manager')
    const draft = await writeDraft(plain, { ...LETTERS, title: 'Without scripts' })
    await plain.go(`${draft}/records`)
    await plain.page.check('input[name=recordTypes][value=ALERT]')
    await plain.page.check('input[name="classes-ALERT"][value=all]')
    await plain.page.check('input[name="classes-DOCUMENT"][value=PSY]')
    await act(plain.page, SAVE)
    await plain.go(`${draft}/propose`)
    expect(await main(plain.page)).toMatch(/Alerts\s*All sensitive records included/)
    expect(await main(plain.page)).toMatch(/Documents and letters\s*Mental health/)
    await act(plain.page, 'Propose version 1')
    expect(await main(plain.page)).toContain('Each party can now sign it.')
    await plain.close()
  })

  test('no script ran that is not ours', () => {
    expect(browser.complaints).toEqual([])
  })
})
