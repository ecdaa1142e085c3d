import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

let it: LondonHouse
let browser: HouseBrowser
const visits: Visit[] = []
let ahead = 0
const visit: HouseBrowser['visit'] = async (options) => {
  const one = await browser.visit(options)
  visits.push(one)
  return one
}

describe.skipIf(CHROMIUM === undefined)('an information governance manager at a browser', () => {
  beforeAll(async () => {
    it = await openLondonHouse({ clock: () => Date.now() + ahead })
    browser = await openBrowser(it)
  })
  afterAll(async () => {
    await Promise.all(visits.map((one) => one.close()))
    await browser?.close()
    await it?.close()
  })

  test('signs in, sees their agreements, signs out, and the back button shows nothing', async () => {
    const { page, ...one } = await visit()
    await one.go('/')
    await page.getByRole('link', { name: 'Data controller console' }).click()
    await page.getByRole('button', { name: 'ASHDOWN Clive Mr' }).click()
    await page.waitForURL('**/console/agreements')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Agreements')
    expect(await page.getByRole('banner').textContent()).toContain('Croydon Health Services NHS Trust')
    await page.getByText('Direct care across London').first().waitFor()

    await one.signOut()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You are signed out')
    for (let steps = 0; steps < 4; steps++) {
      await page.goBack().catch(() => null)
      expect(await page.content()).not.toContain('Direct care across London')
      expect(await page.content()).not.toContain('ASHDOWN Clive Mr, ')
    }
  })

  test('finds agreements by how they stand and by words', async () => {
    const { page, ...one } = await visit()
    await one.signIn('ig-manager')
    await page.getByRole('link', { name: /^Suspended \(/ }).click()
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([expect.stringContaining('Virtual wards')])
    await page.getByRole('link', { name: /^All \(/ }).click()
    await page.getByLabel('Search by title or reference').fill('emergency')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([expect.stringContaining('Emergency care')])
    await page.getByLabel('Search by title or reference').fill('<script>alert(1)</script>\u202e')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await page.getByRole('main').textContent()).toContain('No agreements match “<script>alert(1)</script>')
  })

  test('sees what waits for their own organisation, and another’s manager sees theirs', async () => {
    const croydon = await visit()
    await croydon.signIn('ig-manager')
    const haringey = await visit()
    await haringey.signIn('ig-manager-north')
    const waiting = 'waits for your organisation to sign'
    expect(await croydon.page.getByRole('main').textContent()).toContain(waiting)
    expect(await haringey.page.getByRole('main').textContent()).not.toContain(waiting)
  })

  test('who went away from a form signs in again in another tab, and sends what they had chosen', async () => {
    const { page, context, ...one } = await visit()
    await one.signIn('ig-manager', '/console/drafts/new')
    await page.getByLabel('Emergency care across London').check()
    ahead += 16 * 60_000
    await page.getByRole('button', { name: 'Start the draft' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sign in again to send what you wrote')
    expect(await one.accessibilityFaults()).toEqual([])
    await one.pictures('signed-out-form')

    const opened = context.waitForEvent('page')
    await page.getByRole('link', { name: 'Sign in again' }).click()
    const tab = await opened
    await tab.locator('button[name=persona][value="ig-manager"]').click()
    await tab.getByRole('heading', { name: 'You are signed in' }).waitFor()
    await tab.close()

    await page.getByRole('button', { name: 'I have signed in, continue' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('You signed in again')
    expect(await page.getByLabel('Emergency care across London').isChecked()).toBe(true)
    expect(await one.accessibilityFaults()).toEqual([])
    await one.pictures('signed-in-again')
    await page.getByRole('button', { name: 'Start the draft' }).click()
    await page.waitForURL(/\/console\/drafts\/(?!new)/)
    expect(await page.getByRole('main').textContent()).toContain('Emergency care across London')
  })

  test('does all that with the keyboard alone', async () => {
    const { page, ...one } = await visit()
    const press = async (until: string): Promise<void> => {
      for (let steps = 0; steps < 40; steps++) {
        await page.keyboard.press('Tab')
        // The name of what has the focus, and proof that it can be seen to have it.
        const focused = await page.evaluate<{ name: string; shown: boolean }>(`(() => {
          const on = document.activeElement
          const style = getComputedStyle(on)
          return { name: (on.innerText || on.name || '').trim(), shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none' }
        })()`)
        if (!focused.name.startsWith(until)) continue
        expect([until, focused.shown]).toEqual([until, true])
        return page.keyboard.press('Enter')
      }
      throw new Error(`The keyboard does not reach ${until}.`)
    }
    await one.go('/')
    await press('Skip to main content')
    await press('Data controller console')
    await page.waitForURL('**/interaction/**')
    await press('ASHDOWN')
    await page.waitForURL('**/console/agreements')
    await press('Shared care record of Camden')
    await page.waitForURL('**/console/agreements/area-camden')
    await page.goBack()
    await press('Sign out')
    await page.waitForURL('**/signed-out**')
  })

  test('does it with no JavaScript, on a telephone', async () => {
    const { page, ...one } = await visit({ javaScript: false, width: 'phone' })
    await one.signIn('ig-manager')
    expect(await page.getByRole('main').textContent()).toContain('Direct care across London')
    await page.getByLabel('Search by title or reference').fill('Camden')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await page.getByRole('main').textContent()).toContain('Shared care record of Camden')
    await one.signOut()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You are signed out')
  })

  test('meets no page that axe finds fault with, or that is wider than a desk or a telephone', async () => {
    const one = await visit()
    const look = async (name: string): Promise<void> => expect([name, await one.faults()]).toEqual([name, []])
    for (const path of ['/', '/help/accessibility', '/signed-out', '/signed-in', '/nowhere']) {
      await one.go(path)
      await look(path)
    }
    await one.signIn('ig-manager')
    await look('/console/agreements')
    await one.go('/console/agreements?search=nothing%20like%20it')
    await look('no agreements')
    const other = await visit()
    await other.signIn('clinician')
    expect(await other.faults()).toEqual([])
  })

  test('hears no complaint of the browser about any script, style or policy', () => {
    expect(browser.complaints).toEqual([])
  })
})
