import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LondonHouse, openLondonHouse } from './london-house.ts'
import { type Overheard, overhear } from './overheard.ts'
import { type Came, signInAs, tokenOn, type Visitor, visitor } from './visitor.ts'

const MINUTE = 60_000

let now = Date.now()
let overheard: Overheard
let it: LondonHouse
beforeAll(async () => {
  overheard = overhear()
  it = await openLondonHouse({
    clock: () => now,
    environment: { LOG_LEVEL: 'debug' },
    logTo: overheard.logTo,
  })
})
afterAll(async () => {
  overheard.stop()
  await it.close()
})
beforeEach(() => {
  now = Date.now()
})

const agreements = (): string => `${it.url}/console/agreements`

const signedIn = async (persona = 'ig-manager'): Promise<{ readonly one: Visitor; readonly page: Came }> => {
  const one = visitor()
  return { one, page: await signInAs(one, agreements(), persona) }
}

const isSignedOut = async (one: Visitor): Promise<boolean> => {
  const came = await one.get(agreements())
  return came.status === 303 && (came.location ?? '').startsWith(`${it.url}/sign-in/staff`)
}

describe('somebody who signs in', () => {
  test('arrives where they wanted to go, known by name and organisation', async () => {
    const one = visitor()
    const page = await signInAs(one, `${agreements()}?standing=IN_FORCE`, 'ig-manager')
    expect(page.status).toBe(200)
    expect(page.text).toContain('ASHDOWN Clive Mr')
    expect(page.text).toContain('Croydon Health Services NHS Trust')
    expect(page.text).toContain('<title>In force')
  })

  test('is given cookies that no script reads, no other site sends, and no browser keeps', async () => {
    const { one } = await signedIn()
    const ours = one.set.filter((line) => line.startsWith('staff-s'))
    expect(ours.length).toBeGreaterThanOrEqual(2)
    for (const line of ours) {
      expect(line).toContain('HttpOnly')
      expect(line).toContain('SameSite=Lax')
      expect(line).toContain('Path=/')
      if (!line.includes('1970')) expect(line).not.toMatch(/expires|max-age/i)
    }
  })

  test('with another role is told so, and shown nothing', async () => {
    const { page } = await signedIn('clinician')
    expect(page.status).toBe(403)
    expect(page.text).toContain('You are signed in as: Clinician')
    expect(page.text).not.toContain('Shared care record')
  })

  test('is sent nowhere but to this service afterwards', async () => {
    for (const to of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '/%2f%2fevil.example/..//evil.example',
    ]) {
      const one = visitor()
      const page = await signInAs(one, `${it.url}/sign-in/staff?to=${encodeURIComponent(to)}`, 'ig-manager')
      expect([to, [200, 404].includes(page.status), page.text.includes('ASHDOWN') || page.status === 404]).toEqual([
        to,
        true,
        true,
      ])
    }
  })

  test('gets a new session each time: the one before is over', async () => {
    const { one } = await signedIn()
    const before = new Map(one.cookies)
    await signInAs(one, `${it.url}/sign-in/staff?to=/console/agreements`, 'ig-manager')
    expect(one.cookies.get('staff-session')).not.toBe(before.get('staff-session'))
    expect(await isSignedOut(visitor(before))).toBe(true)
    expect(await isSignedOut(one)).toBe(false)
  })
})

describe('a sign-in is not completed', () => {
  const answered = async () => {
    const one = visitor()
    const begun = await one.get(`${it.url}/sign-in/staff?to=/console/agreements`)
    let here = begun
    let answer = ''
    while (answer === '' && here.location !== undefined) {
      const at = here.location
      if (at.includes('/sign-in/staff/callback')) {
        answer = at
        break
      }
      here = await one.get(at)
      const [, action] = /<form method="post" action="([^"]+)"/.exec(here.text) ?? []
      if (here.status === 200 && action?.startsWith('/interaction/'))
        here = await one.post(new URL(action, at).href, { persona: 'ig-manager' })
    }
    return { one, answer }
  }
  const refused = (came: Came): void => {
    expect([came.status, came.text.includes('You could not be signed in')]).toEqual([400, true])
  }

  test('in a browser that did not begin it', async () => {
    const { answer } = await answered()
    refused(await visitor().get(answer))
  })

  test('twice with one answer', async () => {
    const { one, answer } = await answered()
    const kept = new Map(one.cookies)
    expect((await one.get(answer)).status).toBe(303)
    const again = visitor(kept)
    refused(await again.get(answer))
    expect(again.cookies.get('staff-session')).toBeUndefined()
  })

  test('with a state that is not the one it began with', async () => {
    const { one, answer } = await answered()
    const other = new URL(answer)
    other.searchParams.set('state', 'A'.repeat(43))
    refused(await one.get(other.href))
  })

  test('with a code that the issuer did not give', async () => {
    const { one, answer } = await answered()
    const other = new URL(answer)
    other.searchParams.set('code', 'A'.repeat(43))
    refused(await one.get(other.href))
  })

  test('after ten minutes', async () => {
    const { one, answer } = await answered()
    now += 10 * MINUTE
    refused(await one.get(answer))
  })

  test('by somebody who turned back at the issuer', async () => {
    const one = visitor()
    const page = await signInAs(one, agreements(), 'nobody of that name')
    refused(page)
  })
})

describe('a session ends', () => {
  test('here and at the issuer when they sign out; the cookie that a thief kept is worth nothing', async () => {
    const { one, page } = await signedIn()
    const stolen = new Map(one.cookies)
    const out = await one.post(`${it.url}/sign-out/staff`, { _csrf: tokenOn(page) })
    expect(out.location?.startsWith(it.london.addresses.identity.staff.issuer)).toBe(true)
    expect(new URL(out.location ?? '').searchParams.get('post_logout_redirect_uri')).toBe(`${it.url}/signed-out`)
    const asked = await one.get(out.location ?? '')
    expect(asked.text).toContain('Sign out of the simulated smartcard')
    expect(one.cookies.has('staff-session')).toBe(false)
    expect(await isSignedOut(visitor(stolen))).toBe(true)
  })

  test('after 15 minutes in which nothing was done', async () => {
    const { one } = await signedIn()
    now += 14 * MINUTE
    expect(await isSignedOut(one)).toBe(false)
    now += 15 * MINUTE
    expect(await isSignedOut(one)).toBe(true)
  })

  test('after 8 hours whatever is done', async () => {
    const { one } = await signedIn()
    for (let passed = 0; passed < 470; passed += 10) {
      now += 10 * MINUTE
      expect(await isSignedOut(one)).toBe(false)
    }
    now += 10 * MINUTE
    expect(await isSignedOut(one)).toBe(true)
  })

  test('only by its own form', async () => {
    const { one, page } = await signedIn()
    const other = await signedIn('ig-manager-north')
    const kept = new Map(one.cookies)
    for (const [fields, headers] of [
      [{}, {}],
      [{ _csrf: tokenOn(other.page) }, {}],
      [{ _csrf: tokenOn(page) }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ] as const) {
      expect((await one.post(`${it.url}/sign-out/staff`, fields, headers)).status).toBe(403)
      expect(one.cookies).toEqual(kept)
    }
    expect(await isSignedOut(one)).toBe(false)
  })
})

test('no page of a session is kept by a browser or anything between', async () => {
  const { page } = await signedIn()
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('nothing of a session, of its person or of what was sent is in a log', async () => {
  overheard.forget()
  const { one, page } = await signedIn()
  await one.get(`${it.url}/console/agreements?search=wordless`)
  await one.get(`${it.url}/sign-in/staff/callback?code=a-code-that-was-sent&state=wordless`)
  const said = overheard.said()
  for (const word of [
    ...one.cookies.values(),
    tokenOn(page),
    'ASHDOWN',
    '910000000106',
    'a-code-that-was-sent',
    'wordless',
  ])
    expect([word.length > 3, said.includes(word)]).toEqual([true, false])
})

test('a page that is not there is a page for people, and JSON for programs', async () => {
  const page = await visitor().get(`${it.url}/nowhere`)
  expect([page.status, page.text.includes('<h1 class="nhsuk-heading-l">Page not found</h1>')]).toEqual([404, true])
  const { body } = await it.send({ method: 'GET' }, '/nowhere')
  expect(body.errors[0].extensions.code).toBe('NOT_FOUND')
})
