import type { JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nobody } from '../../gateway/faces/nobody.ts'
import { may } from '../../policies/may.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { TERMS } from '../gateway/documents/signed-world.ts'
import { CHROMIUM, type HouseBrowser, openBrowser } from './browser.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

/** Script, an override of direction, a word with no end, a closing tag. */
const HOSTILE = `\u202egnisrever</h1><script>alert(1)</script> ${'endless'.repeat(150)} \u2066'"&`

let it: LondonHouse

beforeAll(async () => {
  it = await openLondonHouse({
    prepare: async (state) => {
      const parties = ['RJ6', 'RAP'].map((code) => ({
        organisation: code as OdsCode,
        provides: true,
        receives: true,
        signedAt: 1_760_000_000_000,
      }))
      const terms = { ...TERMS, title: HOSTILE, publicPurpose: HOSTILE, dpiaReference: 'W'.repeat(100) }
      const versions = [{ version: 1, terms, parties }]
      const standing = { withdrawn: [], suspended: [], suspendedByOperator: false }
      await state.agreements.save({ id: 'hostile', versions, ...standing })
    },
  })
})
afterAll(() => it.close())

const page = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`${it.url}${path}`, { headers: { accept: 'text/html' } })
  return { status: response.status, text: await response.text() }
}

/** What a reader sees: no markup. */
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('a member of the public, who does not sign in', () => {
  test('reads which agreements are in force, in plain words', async () => {
    const { status, text } = await page('/register')
    expect(status).toBe(200)
    expect(words(text)).toMatch(/\d+ agreements in force/)
    expect(text).toContain('/register/area-croydon')
    expect(text).not.toContain('/register/expired-pilot')
  })

  test('finds an agreement by its subject and by an organisation', async () => {
    const bySubject = words((await page('/register?search=planning')).text)
    expect(bySubject).toContain('Planning and research for London')
    expect(bySubject).not.toContain('Shared record of Croydon')
    const byOrganisation = await page('/register?search=RJ6&all=yes')
    expect(byOrganisation.text).toContain('/register/area-haringey')
  })

  test('finds what is not in force only when asking for it', async () => {
    expect((await page('/register?search=pilot')).text).not.toContain('/register/expired-pilot')
    expect((await page('/register?search=pilot&all=yes')).text).toContain('/register/expired-pilot')
  })

  test('turns the pages of the register, and meets every agreement once', async () => {
    const met: string[] = []
    for (let path: string | undefined = '/register?all=yes'; path !== undefined; ) {
      const { text }: { readonly text: string } = await page(path)
      met.push(...[...text.matchAll(/href="(\/register\/[^"?#]+)"/g)].map(([, href]) => href ?? ''))
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    const [{ totalCount }] = [
      (await it.ask('{ agreementRegister(first: 0) { totalCount } }')).body.data.agreementRegister,
    ]
    expect(met).toHaveLength(totalCount)
    expect(new Set(met).size).toBe(totalCount)
  })

  test('reads of one agreement what is shared, for what, by whom since when, and on which grounds', async () => {
    const { status, text } = await page('/register/area-croydon')
    const read = words(text)
    expect(status).toBe(200)
    for (const said of [
      'The people who look after you see what they need',
      'Direct care',
      'Documents and letters',
      'Mental health',
      'Article 6(1)(e): a task in the public interest',
      'Article 9(2)(h): providing or managing health or social care',
      'To be reviewed by',
      'organisations have signed it',
      'Shares and sees records',
    ])
      expect(read).toContain(said)
  })

  test('is told plainly when there is no such agreement, and when the address is broken', async () => {
    expect(await page('/register/nothing-of-the-kind')).toMatchObject({ status: 404 })
    expect((await page('/register?after=%3Cscript%3E')).text).not.toContain('<script>alert')
    expect((await page('/register/area-croydon?after=!!')).status).toBe(400)
  })

  test('may do nothing but read the register and the registry', () => {
    const who = nobody(it.url)
    const parties = it.london.population.directory.organisations.map(({ odsCode }) => odsCode)
    expect(may(who, undefined, { deed: 'read-register' }).permitted).toBe(true)
    for (const deed of ['read-agreement', 'verify-ledger', 'write-registry'] as const)
      expect(may(who, undefined, { deed, parties }).permitted, deed).toBe(false)
  })

  test('still cannot ask the general endpoint anything', async () => {
    const { status } = await it.send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ agreementRegister { totalCount } }' }),
    })
    expect(status).toBe(401)
  })
})

test('the public keys are where the documents say', async () => {
  const { body } = await it.send({}, '/.well-known/jwks.json')
  const keys: readonly JWK[] = body.keys
  // One that documents are signed with; beside it those that others encrypt to.
  expect(keys.filter(({ use }) => use !== 'enc')).toHaveLength(1)
  for (const key of keys) expect(Object.keys(key)).not.toContain('d')
})

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  let browser: HouseBrowser
  beforeAll(async () => {
    browser = await openBrowser(it)
  })
  afterAll(() => browser.close())

  test.each([
    ['/register', 'Who shares health and care records in London', 'register'],
    ['/register?search=nothing-of-the-kind', 'Who shares health and care records in London', 'register-nothing'],
    ['/register?search=endless', 'Who shares health and care records in London', 'register-hostile'],
    ['/register/area-croydon', 'Shared care record of Croydon', 'register-entry'],
    ['/register/expired-pilot', 'pilot', 'register-ended'],
    ['/register/hostile', '</h1><script>alert(1)</script>', 'register-hostile-entry'],
    ['/register/nothing-of-the-kind', 'Page not found', 'register-none'],
  ])('%s has no fault that axe knows, at either width, and nothing runs over its edge', async (path, heading, name) => {
    const visit = await browser.visit()
    await visit.go(path)
    expect(await visit.page.locator('h1').textContent()).toContain(heading)
    expect(await visit.faults()).toEqual([])
    if (process.env['PICTURES'] !== undefined) await visit.pictures(name)
    await visit.close()
    expect(browser.complaints).toEqual([])
  })

  test('the keyboard alone, without JavaScript, searches and reads an agreement', async () => {
    const visit = await browser.visit({ javaScript: false })
    const { page: sheet } = visit
    await visit.go('/register')
    const press = async (until: string): Promise<void> => {
      for (let times = 0; times < 60; times++) {
        await sheet.keyboard.press('Tab')
        if ((await sheet.locator(`${until}:focus`).count()) > 0) return
      }
      throw new Error(`The keyboard does not reach ${until}.`)
    }
    await press('#search')
    await sheet.keyboard.type('planning')
    await sheet.keyboard.press('Enter')
    await sheet.waitForURL('**/register?search=planning')
    await press('a[href="/register/london-planning"]')
    await sheet.keyboard.press('Enter')
    await sheet.waitForURL('**/register/london-planning')
    expect(await sheet.locator('h1').textContent()).toBe('Planning and research for London')
    await visit.close()
  })
})
