import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { act, writeDraft } from './console-steps.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

// Every agreement page of the console, as it is found and as it comes back with something to mend, at both widths. With PICTURES=<folder> each is
// photographed.
describe.skipIf(CHROMIUM === undefined)('every agreement page of the console', () => {
  let it: LondonHouse
  let browser: HouseBrowser
  let south: Visit
  let draft = ''
  let empty = ''

  beforeAll(async () => {
    it = await openLondonHouse()
    browser = await openBrowser(it)
    south = await browser.visit()
    await south.signIn('ig-manager')
    draft = await writeDraft(south, {
      title: 'Letters between Croydon and Haringey',
      recordTypes: ['DOCUMENT', 'ALLERGY'],
      parties: [{ code: 'RAP', part: 'both' }],
    })
    await south.page.fill('#text', 'Is the review date early enough?\nIt was late last time.')
    await south.page.selectOption('#clause', 'Period and review')
    await act(south.page, 'Add comment')
    await south.go('/console/drafts/new')
    await south.page.check('input[name=template][value=empty]')
    await act(south.page, 'Start the draft')
    empty = new URL(south.page.url()).pathname
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
  })

  /** One heading, no violation, nothing wider than the screen, at both widths. */
  const look = async (name: string): Promise<void> => {
    expect([name, await south.faults()]).toEqual([name, []])
    if (process.env['PICTURES'] !== undefined) await south.pictures(name)
  }

  const croydon = '/console/agreements/area-croydon'
  test.each([
    ['list', () => '/console/agreements'],
    ['list-none', () => '/console/agreements?search=nothing+is+called+so'],
    ['agreement', () => croydon],
    ['agreement-large', () => '/console/agreements/london-direct-care'],
    ['agreement-ended', () => '/console/agreements/expired-pilot'],
    ['agreement-paused', () => '/console/agreements/suspended-by-operator'],
    ['pairs', () => `${croydon}/pairs`],
    ['history', () => `${croydon}/history`],
    ['version', () => `${croydon}/versions/1?search=surgery`],
    ['changes', () => `${croydon}/versions/2/changes`],
    ['sign', () => `${croydon}/versions/2/sign`],
    ['signed', () => `${croydon}/versions/1/sign`],
    ['suspend', () => `${croydon}/suspend`],
    ['resume', () => `${croydon}/resume`],
    ['withdraw', () => `${croydon}/withdraw`],
    ['amend', () => `${croydon}/amend`],
    ['renew', () => `${croydon}/renew`],
    ['drafts', () => '/console/drafts'],
    ['draft-new', () => '/console/drafts/new'],
    ['draft', () => draft],
    ['draft-empty', () => empty],
    ['draft-title', () => `${draft}/title`],
    ['draft-records', () => `${draft}/records`],
    ['draft-uses', () => `${draft}/uses`],
    ['draft-period', () => `${draft}/period`],
    ['draft-basis', () => `${draft}/basis`],
    ['draft-parties', () => `${draft}/parties`],
    ['draft-propose', () => `${draft}/propose`],
    ['draft-propose-empty', () => `${empty}/propose`],
    ['draft-changes', () => `${draft}/changes`],
    ['draft-open', () => `${draft}/open`],
    ['draft-discard', () => `${draft}/discard`],
    ['dspt', () => '/console/dspt'],
    ['notices', () => '/console/notices'],
    ['not-found', () => '/console/agreements/nothing-is-called-so'],
  ])('%s', async (name, path) => {
    await south.go(path())
    await look(name)
  })

  test.each([
    ['mend-sign', () => `${croydon}/versions/2/sign`, 'Sign'],
    ['mend-withdraw', () => `${croydon}/withdraw`, 'Withdraw your organisation'],
    ['mend-renew', () => `${croydon}/renew`, 'Start the draft'],
    ['mend-new', () => '/console/drafts/new', 'Start the draft'],
    ['mend-title', () => `${empty}/title`, 'Save and go back to the draft'],
    ['mend-parties', () => `${draft}/parties`, 'Add organisations'],
    ['mend-comment', () => draft, 'Add comment'],
  ])('%s, sent with nothing in it', async (name, path, button) => {
    await south.go(path())
    await act(south.page, button)
    expect(await south.page.title()).toMatch(/^Error: /)
    const summary = south.page.getByRole('alert')
    expect(await summary.textContent()).toContain('There is a problem')
    for (const href of await summary
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
      expect(await south.page.locator(`[id="${href?.slice(1)}"]`).count(), `${name}: ${href}`).toBe(1)
    await look(name)
  })

  test('a list of more than a thousand parties is paged and searched, ours among them', async () => {
    const rows = south.page.getByRole('table', { name: 'Parties', exact: true }).locator('tbody tr')
    await south.go('/console/agreements/london-direct-care')
    expect(await rows.count()).toBe(10)
    const first = await rows.first().textContent()
    await south.page.getByRole('link', { name: 'Next' }).click()
    expect(await south.page.getByText('Showing 11 to 20 of').count()).toBe(1)
    expect(await rows.first().textContent()).not.toBe(first)
    await south.page.fill('#search', 'rj6')
    await act(south.page, 'Search')
    expect(await rows.count()).toBe(1)
    expect(await rows.first().textContent()).toContain('Croydon Health Services NHS Trust')
    await south.page.fill('#search', '<b>nobody</b>')
    await act(south.page, 'Search')
    expect(await south.page.getByText('No party matches “<b>nobody</b>”.').count()).toBe(1)
  })

  test('no script failed and nothing was refused by the content security policy', () => {
    expect(browser.complaints).toEqual([])
  })
})
