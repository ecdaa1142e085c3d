import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stageFace } from './staged-face.ts'

let it: Awaited<ReturnType<typeof stageFace>>
beforeAll(async () => {
  it = await stageFace()
})
afterAll(() => it.close())
beforeEach(() => {
  it.sent.length = 0
  it.heard.length = 0
  it.answerWith({ text: 'kept' })
})

type Post = {
  readonly fields?: Readonly<Record<string, string | readonly string[]>>
  readonly headers?: Readonly<Record<string, string>>
  readonly cookie?: string
  readonly body?: string
}

const post = ({ fields = {}, headers = {}, cookie = '', body }: Post) =>
  it.app.inject({
    method: 'POST',
    url: '/notes/7/write',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: it.publicUrl,
      cookie,
      ...headers,
    },
    payload:
      body ??
      new URLSearchParams(
        Object.entries(fields).flatMap(([name, values]) =>
          [values].flat().map((value): [string, string] => [name, value]),
        ),
      ).toString(),
  })

const WHOLE = { text: 'a new note', revision: '3' }

describe('a form', () => {
  test('is read, executed as the person signed in, and leads on', async () => {
    const { cookie, csrf } = await it.signedIn()
    const fields = {
      ...WHOLE,
      _csrf: csrf,
      marks: ['red', 'blue'],
      'day-day': '7',
      'day-month': '3',
      'day-year': '2027',
    }
    const answer = await post({ cookie, fields })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/notes/7?done=written'])
    expect(it.sent).toEqual([
      { variables: { id: '7', text: 'a new note', day: '2027-03-07', marks: ['red', 'blue'] }, role: 'ig-manager' },
    ])
  })

  test('with something to mend is shown again: a summary that leads to the field, and what was typed', async () => {
    const { cookie, csrf } = await it.signedIn()
    const typed = '" onfocus="alert(1)'.repeat(20)
    const answer = await post({ cookie, fields: { text: typed, revision: '3', marks: 'red', _csrf: csrf } })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('<title>Error: A note')
    expect(answer.body).toContain('There is a problem')
    expect(answer.body).toContain('<a href="#text">')
    expect(answer.body).toContain('Use 200 characters or fewer')
    expect(answer.body).toContain('&quot; onfocus=&quot;alert(1)')
    expect(answer.body).not.toContain('" onfocus')
    expect(answer.body).toMatch(/value="red" checked/)
    expect(answer.body).not.toMatch(/value="blue" checked/)
    expect(it.sent).toEqual([])
  })

  test('with a day that does not exist says so at its first box', async () => {
    const { cookie, csrf } = await it.signedIn()
    const answer = await post({
      cookie,
      fields: { ...WHOLE, _csrf: csrf, 'day-day': '31', 'day-month': '2', 'day-year': '2027' },
    })
    expect(answer.body).toContain('href="#day-day"')
    expect(it.sent).toEqual([])
  })

  test('sent back by what the mutation says is shown again', async () => {
    const { cookie, csrf } = await it.signedIn()
    const answer = await post({ cookie, fields: { ...WHOLE, text: 'no', _csrf: csrf } })
    expect([answer.statusCode, answer.body.includes('Say yes')]).toEqual([422, true])
  })

  test.each([
    ['STALE_VERSION', 'Somebody changed this since you opened it'],
    ['AUDIT_UNAVAILABLE', 'cannot be written down at the moment'],
    ['INTERNAL', 'Something went wrong on our side'],
  ] as const)('refused as %s keeps what was typed', async (code, words) => {
    it.answerWith({ code })
    const { cookie, csrf } = await it.signedIn()
    const answer = await post({ cookie, fields: { ...WHOLE, _csrf: csrf } })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain('value="a new note"')
  })

  test('that may not be sent at all is answered with a page', async () => {
    it.answerWith({ code: 'FORBIDDEN' })
    const { cookie, csrf } = await it.signedIn()
    const answer = await post({ cookie, fields: { ...WHOLE, _csrf: csrf } })
    expect([answer.statusCode, answer.body.includes('You do not have access')]).toEqual([403, true])
  })

  test('says until when it can be sent', async () => {
    const { cookie } = await it.signedIn()
    const answer = await it.app.inject({ url: '/notes/7', headers: { cookie } })
    expect(answer.body).toMatch(/You will be signed out at \d/)
  })
})

describe('nothing is done by a form', () => {
  const unchanged = (answer: Awaited<ReturnType<typeof post>>, status: number): void => {
    expect(answer.statusCode).toBe(status)
    expect(it.sent).toEqual([])
  }

  test('without its token', async () => {
    const { cookie } = await it.signedIn()
    const answer = await post({ cookie, fields: WHOLE })
    unchanged(answer, 409)
    expect(answer.body).toContain('value="a new note"')
  })

  test('with another session’s token', async () => {
    const { cookie } = await it.signedIn()
    const other = await it.signedIn()
    unchanged(await post({ cookie, fields: { ...WHOLE, _csrf: other.csrf } }), 409)
  })

  test('with its token twice', async () => {
    const { cookie, csrf } = await it.signedIn()
    unchanged(await post({ cookie, fields: { ...WHOLE, _csrf: [csrf, csrf] } }), 409)
  })

  test.each([
    ['another site’s', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister site’s', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:5555' }],
    [
      'another origin’s, where the browser tells nothing more',
      { 'sec-fetch-site': '', origin: 'https://evil.example' },
    ],
    ['nobody’s', { origin: 'null' }],
    ['another site’s by what the browser tells, whatever origin it names', { 'sec-fetch-site': 'cross-site' }],
  ])('that is %s, whatever token it carries; nothing that it sent is shown', async (_, headers) => {
    const { cookie, csrf } = await it.signedIn()
    const answer = await post({ cookie, headers, fields: { ...WHOLE, _csrf: csrf } })
    unchanged(answer, 403)
    expect(answer.body).not.toContain('a new note')
  })

  test('of a browser that tells neither where it comes from', async () => {
    const { cookie, csrf } = await it.signedIn()
    const answer = await it.app.inject({
      method: 'POST',
      url: '/notes/7/write',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
      payload: new URLSearchParams({ ...WHOLE, _csrf: csrf }).toString(),
    })
    unchanged(answer, 403)
  })

  test('with no session: what was typed is carried over a new sign-in, the old token is not', async () => {
    const { csrf } = await it.signedIn()
    const answer = await post({ fields: { ...WHOLE, text: '<i>typed</i>', marks: ['red', 'blue'], _csrf: csrf } })
    unchanged(answer, 401)
    expect(answer.body).toContain('Sign in again')
    expect(answer.body).toContain('name="text" value="&lt;i&gt;typed&lt;/i&gt;"')
    expect(answer.body.match(/name="marks"/g)).toHaveLength(2)
    expect(answer.body).not.toContain(csrf)
  })

  test('of somebody with another role', async () => {
    const { cookie, csrf } = await it.signedIn('clinician')
    const answer = await post({ cookie, fields: { ...WHOLE, _csrf: csrf } })
    unchanged(answer, 403)
    expect(answer.body).toContain('You are signed in as: Clinician')
  })

  test('that is larger than is accepted', async () => {
    const { cookie, csrf } = await it.signedIn()
    const answer = await post({ cookie, fields: { ...WHOLE, text: 'x'.repeat(5_000_000), _csrf: csrf } })
    unchanged(answer, 413)
    expect(answer.body).toContain('What you sent is too long')
  })

  test.each([
    ['one name', 'a&'],
    ['many names', undefined],
  ])('that has more fields than any form of ours, of %s, whoever sends it', async (_, field) => {
    const body = Array.from({ length: 100_000 }, (_, at) => field ?? `a${at}=&`).join('')
    const answer = await post({ body })
    unchanged(answer, 413)
    expect(answer.body).toContain('What you sent is too long')
  })

  test('that is no form', async () => {
    const { cookie, csrf } = await it.signedIn()
    const headers = { 'content-type': 'application/json' }
    unchanged(await post({ cookie, headers, body: JSON.stringify({ ...WHOLE, _csrf: csrf }) }), 400)
  })

  test('whose fields have the names of what every object has', async () => {
    const { cookie, csrf } = await it.signedIn()
    const body = `__proto__=x&constructor=y&_csrf=${csrf}&revision=3`
    unchanged(await post({ cookie, body }), 422)
  })
})

describe('a page', () => {
  test('shows whatever anybody wrote as text', async () => {
    it.answerWith({ text: `<script>alert(1)</script>\u202e'; drop table notes; --` })
    const { cookie } = await it.signedIn()
    const { body } = await it.app.inject({ url: '/notes/7', headers: { cookie } })
    expect(body).toContain('<bdi>&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(body).toContain('<bdi>A &lt;b&gt;person&lt;/b&gt;</bdi>')
    expect(body).not.toContain('<script>alert')
  })

  test('has no script or style within, and its policy allows none', async () => {
    const { cookie } = await it.signedIn()
    const { body, headers } = await it.app.inject({ url: '/notes/7', headers: { cookie } })
    expect(body).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/)
    expect(headers['content-security-policy']).toContain("default-src 'none';script-src 'self';style-src 'self'")
    expect(headers['cache-control']).toBe('no-store')
  })

  test('for people signed in leads to sign-in, and back again', async () => {
    const answer = await it.app.inject({ url: '/notes/7?a=b' })
    expect(answer.headers.location).toBe('/sign-in/staff?to=%2Fnotes%2F7%3Fa%3Db')
  })

  test('that is refused, or fails, says so in plain words and no others', async () => {
    const { cookie } = await it.signedIn()
    const refused = await it.app.inject({ url: '/notes/forbidden', headers: { cookie } })
    expect([refused.statusCode, refused.body.includes('You do not have access')]).toEqual([403, true])
    const failed = await it.app.inject({ url: '/notes/broken', headers: { cookie } })
    expect([failed.statusCode, failed.body.includes('there is a problem with the service')]).toEqual([500, true])
    expect(failed.body + it.heard.join('')).not.toContain('a secret word')
    expect(it.heard.join('')).toContain('TypeError')
  })

  test('does without what it asked beside where that was refused or failed; what failed is reported, and not its words', async () => {
    const { cookie } = await it.signedIn()
    const shown = async (other: string) => {
      const { statusCode, body } = await it.app.inject({ url: `/notes/7/beside/${other}`, headers: { cookie } })
      return [statusCode, /<h1>A note: (?:<bdi>)?([^<]*)/.exec(body)?.[1]]
    }
    expect(await shown('8')).toEqual([200, 'with kept'])
    expect(await shown('forbidden')).toEqual([200, 'alone'])
    expect(it.heard).toEqual([])
    expect(await shown('broken')).toEqual([200, 'alone'])
    expect(it.heard.join('')).toContain('TypeError')
    expect(it.heard.join('')).not.toContain('a secret word')
  })

  test('of an issuer that cannot be reached says that sign-in is unavailable', async () => {
    const answer = await it.app.inject({ url: '/sign-in/staff' })
    expect([answer.statusCode, answer.body.includes('Sign-in is unavailable')]).toEqual([503, true])
  })
})

describe('assets', () => {
  test('are named by their content and kept for good; each page’s are there', async () => {
    const { cookie } = await it.signedIn()
    const { body } = await it.app.inject({ url: '/notes/7', headers: { cookie } })
    const paths = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(paths.length).toBeGreaterThan(4)
    for (const path of paths) {
      const asset = await it.app.inject({ url: path, headers: { 'accept-encoding': 'gzip' } })
      expect([path, asset.statusCode, asset.headers['cache-control']]).toEqual([
        path,
        200,
        'public, max-age=31536000, immutable',
      ])
      expect(path).toMatch(/\.[0-9a-f]{12}\.\w+$/)
    }
  })

  test('fetch nothing from elsewhere', async () => {
    const { cookie } = await it.signedIn()
    const { body } = await it.app.inject({ url: '/notes/7', headers: { cookie } })
    const [css = ''] = /\/assets\/nhsuk[^"]+css/.exec(body) ?? []
    const sheet = await it.app.inject({ url: css })
    expect(sheet.body.length).toBeGreaterThan(100_000)
    expect(sheet.body).not.toMatch(/url\(["']?https?:/)
    for (const [, image] of sheet.body.matchAll(/url\((\/assets\/[^)]+)\)/g))
      expect((await it.app.inject({ url: image ?? '' })).statusCode, image).toBe(200)
  })
})
