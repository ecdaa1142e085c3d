import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holderOf, type LinkedDocument, openLink, sealLink } from '../../gateway/retrieval/document-link.ts'
import { createSealing, type Sealing } from '../../gateway/sealing/sealing.ts'
import { openDatabase, type TestDatabase } from '../database.ts'
import { gatewayEnvironment } from '../london/gateway-environment.ts'
import { CHROMIUM, openBrowser } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { startGateway } from './gateway-process.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import type { Growth } from './observe-memory.ts'
import { expectWordless } from './overheard.ts'
import { requestsOf } from './requests-of.ts'
import { heldOf, type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { type Came, signInAs, visitor } from './visitor.ts'
import { patientOf } from './whole-view.ts'

let database: TestDatabase
let it: LondonHouse
let haringey: StagedExchange
let sealing: Sealing
const lines: string[] = []
const links: string[] = []

const PATIENT = { as: 'patient' } as const
const sha1 = (bytes: Buffer | string): string => createHash('sha1').update(bytes).digest('base64')

const LETTER = 'Dear colleague, a letter that nobody wrote.'
const PICTURE = 'A picture of nothing.'
const MEGABYTE = 1024 * 1024
const MEGABYTES_100 = 100 * 1024 * 1024

const PIECE = Buffer.alloc(64 * 1024, 'a picture of many slices, ')
const hashOf100 = (() => {
  const hash = createHash('sha1')
  for (let sent = 0; sent < MEGABYTES_100; sent += PIECE.length) hash.update(PIECE)
  return hash.digest('base64')
})()

/** What HARINGEY holds of the patient in these stories: the attachment of each document, by its title. */
const ATTACHMENTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Letter: { contentType: 'text/plain; charset=utf-8', url: 'Binary/letter', size: LETTER.length, hash: sha1(LETTER) },
  Inline: { contentType: 'image/png', data: Buffer.from(PICTURE).toString('base64'), hash: sha1(PICTURE) },
  Page: { contentType: 'text/html', url: 'Binary/page' },
  Other: { contentType: 'text/plain', url: 'Binary/letter', hash: sha1('Another letter.') },
  Longer: { contentType: 'text/plain', url: 'Binary/unsized', size: 10 },
  Shorter: { contentType: 'text/plain', url: 'Binary/unsized', size: 1_000 },
  Sized: { contentType: 'text/plain', url: 'Binary/letter', size: 7 },
  Half: { contentType: 'application/pdf', url: 'Binary/half', size: MEGABYTE },
  Swapped: { contentType: 'application/pdf', url: 'Binary/scan', size: MEGABYTE, hash: sha1('Another scan.') },
  Endless: { contentType: 'application/pdf', url: 'Binary/endless', size: MEGABYTE },
  Maintenance: { contentType: 'application/pdf', url: 'Binary/page' },
  Elsewhere: { contentType: 'text/plain', url: 'http://127.0.0.1:9/fhir/Binary/letter' },
  Gone: { contentType: 'text/plain', url: 'Binary/gone' },
  Nothing: { contentType: 'text/plain' },
  Swift: { contentType: 'application/dicom', url: 'Binary/swift', size: MEGABYTES_100, hash: hashOf100 },
  Large: { contentType: 'application/dicom', url: 'Binary/large', size: MEGABYTES_100 },
}

type Staging = { readonly without?: string; readonly security?: Readonly<Record<string, readonly string[]>> }

const stage = ({ without, security = {} }: Staging = {}): void => {
  const held = heldOf(it.london, 'HARINGEY', it.patient('default'))
  const [tagged] = held.records.map(({ text }) => JSON.parse(text)).filter(({ meta }) => meta.tag !== undefined)
  const records = Object.entries(ATTACHMENTS).flatMap(([title, attachment], i) =>
    title === without
      ? []
      : [
          told({
            resourceType: 'DocumentReference',
            id: `doc-${title}`,
            meta: {
              tag: tagged.meta.tag,
              security: (security[title] ?? []).map((code) => ({
                system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
                code,
              })),
            },
            status: 'current',
            subject: { reference: `Patient/${held.id}` },
            date: `2024-03-${String(i + 1).padStart(2, '0')}T10:00:00Z`,
            type: { text: title },
            content: [{ attachment: { title, ...attachment } }],
          }),
        ],
  )
  haringey.holds([{ ...held, records }])
}

/** How much of the large document its exchange has sent, and whether it still goes on. */
let large = { sent: 0, ended: Promise.resolve() }

/** A megabyte every now and then: minutes for the whole. */
const sendSlowly = (response: ServerResponse): void => {
  const closed = Promise.withResolvers<void>()
  large = { sent: 0, ended: closed.promise }
  const piece = Buffer.alloc(64 * 1024)
  response.writeHead(200, { 'content-type': 'application/dicom', 'content-length': MEGABYTES_100 })
  const timer = setInterval(() => {
    if (response.writableNeedDrain) return
    large.sent += piece.length
    response.write(piece)
  }, 20)
  response.once('close', () => {
    clearInterval(timer)
    closed.resolve()
  })
}

beforeAll(async () => {
  database = await openDatabase()
  it = await openLondonHouse({
    databaseUrl: database.url,
    environment: { LOG_LEVEL: 'info', DOCUMENT_DEADLINE_MS: '30000', WARD_DEADLINE_MS: '30000' },
    logTo: { write: (line) => void lines.push(line) },
    prepare: async (state, london) => {
      haringey = await stageExchange(state, london, 'HARINGEY')
    },
  })
  sealing = createSealing((JSON.parse(it.keys.sealing) as string[]).map((key) => Buffer.from(key, 'base64url')))
  const text = (body: string) => (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'text/plain', 'content-length': body.length }).end(body)
  haringey.serves('/Binary/letter', text(LETTER))
  haringey.serves('/Binary/unsized', (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.write(LETTER)
    response.end()
  })
  haringey.serves('/Binary/page', (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<script>alert(1)</script>'),
  )
  const scan = Buffer.alloc(MEGABYTE, 'scan')
  const pdf = { 'content-type': 'application/pdf' }
  haringey.serves('/Binary/half', (response) => {
    response.writeHead(200, { ...pdf, 'content-length': MEGABYTE })
    response.write(scan.subarray(0, MEGABYTE / 2), () => response.destroy())
  })
  haringey.serves('/Binary/scan', (response) => void response.writeHead(200, pdf).end(scan))
  haringey.serves('/Binary/endless', (response) => {
    response.writeHead(200, pdf).write(scan)
    response.end('and more')
  })
  haringey.serves('/Binary/large', sendSlowly)
  haringey.serves('/Binary/swift', (response) => {
    response.writeHead(200, { 'content-type': 'application/dicom' })
    let sent = 0
    const more = (): void => {
      while (sent < MEGABYTES_100) {
        sent += PIECE.length
        if (!response.write(PIECE)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  })
  stage()
})
afterAll(async () => {
  await it?.close()
  await haringey?.close()
  await database?.stop()
})

const DOCUMENTS = question(`receipt documents(first: 200) { items { title contentType size hash
  provenance { exchange { id } sourceId }
  links { exchange { id } url expires contentType size hash } } }`)

type Listed = {
  readonly title: string
  readonly size: number | null
  readonly hash: string | null
  readonly provenance: readonly { readonly exchange: { readonly id: string }; readonly sourceId: string }[]
  readonly links: readonly { readonly exchange: { readonly id: string }; readonly url: string }[]
}

const listed = async (options: AskOptions = {}): Promise<readonly Listed[]> =>
  patientOf(
    await it.ask(DOCUMENTS, { ...options, variables: { patient: it.patient('default'), ...options.variables } }),
  ).documents.items

const linkTo = async (title: string, options: AskOptions = {}): Promise<string> => {
  const [link] = (await listed(options)).find((one) => one.title === title)?.links ?? []
  if (link === undefined) throw new Error(`${title} has no link.`)
  links.push(link.url.slice('/documents/'.length))
  return link.url
}

/** A busy machine is too slow for a moment to answer safely, and says so: asked again shortly, as it says. */
const heard = async (ask: () => Promise<Response>): Promise<Response> => {
  for (let tries = 1; ; tries++) {
    const response = await ask()
    const isBusy = response.status === 503 && /OVERLOADED|STATE_UNAVAILABLE/.test(await response.clone().text())
    if (!isBusy || tries > 50) return response
    await wait(200)
  }
}

const fetched = async (url: string, { as = 'clinician', wish }: AskOptions = {}, init: RequestInit = {}) => {
  const authorization = `Bearer ${await it.london.tokenFor(as, wish)}`
  return heard(() => fetch(`${it.url}${url}`, { ...init, headers: { authorization, ...init.headers } }))
}

/** What a busy machine may bring to nothing is done once more, and once more. */
const persistently = async <Done>(act: () => Promise<Done>): Promise<Done> => {
  for (let tries = 1; ; tries++)
    try {
      return await act()
    } catch (error) {
      if (tries > 3) throw error
      await wait(500)
    }
}

/** The same for a page. */
const visited = async (ask: () => Promise<Came>): Promise<Came> => {
  for (let tries = 1; ; tries++) {
    const came = await ask()
    if (came.status !== 503 || tries > 50) return came
    await wait(200)
  }
}

/** A refusal whole: all of it that a caller can see, but for the hour and the count of their requests. */
const refusalOf = async (response: Response) => {
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit')),
  )
  return { status: response.status, headers, text: await response.text() }
}

const codeOf = async (response: Response): Promise<string> =>
  JSON.parse(await response.text()).errors[0].extensions.code

const ended = async (outcome: string): Promise<number> => {
  const found = new RegExp(`^documents_total{exchange="HARINGEY",outcome="${outcome}"} (\\d+)`, 'm').exec(
    (await it.send({}, '/metrics')).text,
  )
  return Number(found?.[1] ?? 0)
}

describe('a document that was shown', () => {
  test('is fetched by whom it was shown to: its bytes, its type, its length, and nothing that a browser could run', async () => {
    const response = await fetched(await linkTo('Letter'))
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(LETTER)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(LETTER.length),
      'content-disposition': 'attachment; filename="document.txt"',
      'content-security-policy': "default-src 'none';sandbox;frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'accept-ranges': 'none',
      'referrer-policy': 'no-referrer',
    })
  })

  test('has a link for each exchange that holds it, with what its source states of the bytes', async () => {
    const all = await listed(PATIENT)
    expect(all.length).toBeGreaterThan(Object.keys(ATTACHMENTS).length)
    for (const { size, hash, provenance, links } of all) {
      expect(links.map(({ exchange }) => exchange.id)).toEqual(provenance.map(({ exchange }) => exchange.id))
      for (const link of links)
        expect(link).toMatchObject({ size, hash, url: expect.stringMatching(/^\/documents\/[\w.-]+$/) })
    }
  })

  test('of every exchange of London is what its source states, byte for byte', async () => {
    let compared = 0
    const asked: readonly AskOptions[] = [
      PATIENT,
      ...['classes-permitted', 'contradictory', 'end-of-life', 'unattributed', 'birth-date-differs'].map((name) => ({
        variables: { patient: it.patient(name) },
      })),
    ]
    for (const options of asked)
      for (const { size, hash, links } of await listed(options))
        for (const { exchange, url } of links) {
          if (exchange.id === 'HARINGEY') continue
          const body = Buffer.from(await (await fetched(url, options)).arrayBuffer())
          expect([body.length, sha1(body), String(body.subarray(0, 5))]).toEqual([size, hash, '%PDF-'])
          compared++
        }
    expect(compared).toBeGreaterThan(2)
  })

  test('may stand in its entry itself', async () => {
    const response = await fetched(await linkTo('Inline'))
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await response.text()).toBe(PICTURE)
  })

  test('of a kind that a browser runs is sent as bytes', async () => {
    const response = await fetched(await linkTo('Page'))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="document.bin"',
    })
    expect(await response.text()).toContain('<script>')
  })

  test('is asked about with HEAD: the same headers, no bytes', async () => {
    const url = await linkTo('Letter')
    const [head, whole] = [await fetched(url, {}, { method: 'HEAD' }), await fetched(url)]
    const headersOf = ({ headers }: Response) =>
      ['content-type', 'content-length', 'content-disposition', 'content-security-policy'].map((name) =>
        headers.get(name),
      )
    expect(headersOf(head)).toEqual(headersOf(whole))
    expect(await head.text()).toBe('')
  })

  test('is given whole: a part of it is refused, and nobody is asked', async () => {
    const url = await linkTo('Letter')
    const before = haringey.requests()
    const response = await fetched(url, {}, { headers: { range: 'bytes=0-10' } })
    expect([response.status, await codeOf(response)]).toEqual([416, 'RANGE_REFUSED'])
    expect(haringey.requests()).toBe(before)
  })

  test('is fetched by who is signed in at a browser, with no token', async () => {
    const url = await linkTo('Letter', PATIENT)
    const one = visitor()
    await signInAs(one, `${it.url}/account`, 'patient')
    expect(await visited(() => one.get(`${it.url}${url}`))).toMatchObject({ status: 200, text: LETTER })
    const page = await visited(() => one.get(`${it.url}/account/record/document`))
    const [, onPage] = /href="(\/documents\/[^"]+)"/.exec(page.text) ?? []
    expect(await visited(() => one.get(`${it.url}${onPage}`))).toMatchObject({ status: 200 })
    const refused = [
      await visited(() => one.get(`${it.url}/documents/none`)),
      await visited(() => visitor().get(`${it.url}${url}`)),
    ]
    for (const { status, text, headers } of refused) {
      expect(status).toBe(404)
      expect(text).toContain('This document cannot be opened now')
      expect(headers.get('content-disposition')).toBe(null)
    }
  })
})

describe.skipIf(CHROMIUM === undefined)('in the account', () => {
  test('a patient opens a document from their record, and is told what to do where it cannot be opened', async () => {
    const browser = await openBrowser(it)
    try {
      const one = await browser.visit({ javaScript: false, width: 'phone' })
      await one.signIn('patient', '/account/record/document')
      expect(await one.overhang()).toBeLessThanOrEqual(0)
      if (process.env['PICTURES'] !== undefined) await one.pictures('documents')
      const saving = one.page.waitForEvent('download')
      saving.catch(() => undefined)
      await one.page.getByRole('link', { name: /Open this document .*\bLetter\b/ }).click()
      const saved = await saving
      expect(saved.suggestedFilename()).toBe('document.txt')
      expect(await readFile(await saved.path(), 'utf8')).toBe(LETTER)
      await one.go('/documents/none')
      expect(await one.page.getByRole('heading', { level: 1 }).textContent()).toContain('cannot be opened now')
      if (process.env['PICTURES'] !== undefined) await one.pictures('document-refused')
      const desk = await browser.visit({ locale: 'ar' })
      await desk.signIn('patient', '/account/record/document?lang=ar')
      expect(await desk.accessibilityFaults()).toEqual([])
      if (process.env['PICTURES'] !== undefined) await desk.pictures('documents-ar')
      await desk.go('/documents/none')
      expect(await desk.accessibilityFaults()).toEqual([])
      expect(browser.complaints).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

const { make } = choicesOf(() => it)
const deny = (): Promise<string> =>
  persistently(async () => {
    const choice = { effect: 'deny', recordTypes: ['DOCUMENT'] }
    return (await make('giveDirective', 'default', PATIENT, { choice })).recorded.id
  })
const withdraw = (directive: string) => persistently(() => make('withdrawDirective', 'default', PATIENT, { directive }))

describe.skipIf(CHROMIUM === undefined)('on the clinician’s view', () => {
  test('a document opens within the record: text and pictures are shown, what could run is only kept, and each is judged again', async () => {
    const browser = await openBrowser(it)
    try {
      const { page, go, signIn, faults, pictures } = await browser.visit()
      await signIn('clinician', '/clinician')
      const list = async () => {
        // A house that is too busy says so: then again.
        for (let tries = 0; tries < 30 && (await page.locator('#filling').count()) === 0; tries++) {
          await go('/clinician')
          await page.fill('#nhsNumber', it.patient('default'))
          await page.check('input[name=purpose][value=TREAT]')
          await page.fill('#careContext', 'Ward 4')
          await page.getByRole('button', { name: 'Open the record' }).click()
        }
        await page.locator('#filling').filter({ hasNotText: 'Still being asked' }).waitFor({ state: 'attached' })
      }
      const openOne = async (title: string) => {
        await page
          .locator('#block-documents .clinician-item')
          .filter({ hasText: title })
          .first()
          .getByRole('link', { name: /^Open the document/ })
          .click()
        await page.getByRole('link', { name: 'Keep it as a file' }).waitFor()
      }
      /** What comes into the frame of the page that `open` leads to: nobody looks into one that runs nothing. Read as it comes: it is gone with its page. */
      const framed = async (open: () => Promise<unknown>): Promise<string> => {
        const coming = page.waitForResponse((response) => response.url().endsWith('?in=page'))
        const [text] = await Promise.all([coming.then((response) => response.text()), open()])
        return text
      }
      await list()
      const handle = new URL(page.url()).pathname
      expect(await framed(() => openOne('Letter'))).toBe(LETTER)
      expect(page.url()).not.toContain('Letter')
      const frame = page.locator('iframe')
      expect(await frame.getAttribute('sandbox')).toBe('')
      expect(await page.getByRole('main').textContent()).toContain(sha1(LETTER))
      expect(await faults()).toEqual([])
      if (process.env['PICTURES'] !== undefined) await pictures('document-in-place')
      const url = `${(await frame.getAttribute('src')) ?? ''}`
      const shown = await page.request.get(new URL(url, it.url).href)
      expect(shown.headers()).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none';frame-ancestors 'self';style-src 'unsafe-inline';sandbox",
      })
      const saving = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Keep it as a file' }).click()
      expect(await readFile(await (await saving).path(), 'utf8')).toBe(LETTER)
      await page.getByRole('link', { name: 'Back to the record' }).click()
      await page.waitForURL((at) => at.pathname === handle && at.hash.startsWith('#record-'))

      await page.locator('#filling').filter({ hasNotText: 'Still being asked' }).waitFor({ state: 'attached' })
      await openOne('Inline')
      expect(await page.locator('img.clinician-picture').getAttribute('src')).toContain('/documents/')
      await page.goBack()
      await openOne('Page')
      expect(await page.locator('iframe, img.clinician-picture').count()).toBe(0)
      expect(await page.getByRole('main').textContent()).toContain('is not shown here')
      expect(await faults()).toEqual([])

      // What is withheld between the record and its document is said where the document would stand, and the page itself does not name it.
      await page.goBack()
      await framed(() => openOne('Letter'))
      const opened = page.url()
      const openAgain = async () => {
        expect(await framed(() => page.goto(opened))).toContain('cannot be opened now')
        expect(await page.content()).not.toContain('Letter')
      }
      stage({ without: 'Letter' })
      await openAgain()
      stage()
      const denied = await deny()
      await openAgain()
      await withdraw(denied)
      expect(browser.complaints).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

describe('a link', () => {
  test('tells nobody whose document it is, or what', async () => {
    const url = await linkTo('Letter', { variables: { access: { purpose: 'TREAT', careContext: 'A'.repeat(2_000) } } })
    expect((await fetched(url)).status).toBe(200)
    const short = await linkTo('Letter')
    const plain = Buffer.from(short.split('.')[1] ?? '', 'base64url').toString('latin1')
    for (const text of [short, plain])
      for (const word of [it.patient('default'), 'HARINGEY', 'doc-Letter', 'TREAT']) expect(text).not.toContain(word)
  })

  test('opens nothing for anybody else, forged, changed, run out, or of what is not released: all refused alike', async () => {
    const url = await linkTo('Letter')
    const sealed = openLink(sealing, url.slice('/documents/'.length))
    if (sealed === undefined) throw new Error('not one of ours')
    const varied = (change: Partial<LinkedDocument>) => sealLink(sealing, { ...sealed, ...change })
    const labelled = await linkTo('Other')
    stage({ without: 'Gone', security: { Other: ['PSY'] } })
    const nhs = (name: string) => it.patient(name) as LinkedDocument['patient']
    const asked: Readonly<Record<string, () => Promise<Response>>> = {
      'never made': () => fetched('/documents/nobody'),
      'never sealed': () => fetched(`/documents/${'A'.repeat(12)}.${'B'.repeat(300)}`),
      'changed by a letter': () => fetched(url.slice(0, -3) + (url.endsWith('AAA') ? 'BBB' : 'AAA')),
      'presented by another': () => fetched(url, { as: 'dispatcher' }),
      'presented by the patient': () => fetched(url, PATIENT),
      'of another role of the same person': () => fetched(varied({ holder: { ...sealed.holder, roleCode: 'R0000' } })),
      'run out': () => fetched(varied({ expires: Date.now() - 60_000 })),
      'of no such document': () => fetched(varied({ sourceId: 'DocumentReference/none' })),
      'of a document that is no more': () => fetched(varied({ sourceId: 'DocumentReference/doc-Gone' })),
      'of one that is labelled meanwhile': () => fetched(labelled),
      'of another kind of record': () => fetched(varied({ sourceId: 'Condition/1' })),
      'of nobody the exchange knows': () => fetched(varied({ patient: nhs('none-known') })),
      'of an exchange that may not be asked': () =>
        fetched(varied({ exchange: 'RICHMOND' as LinkedDocument['exchange'] })),
      'of no exchange': () => fetched(varied({ exchange: 'NOWHERE' as LinkedDocument['exchange'] })),
      'of a document kept elsewhere': async () => fetched(await linkTo('Elsewhere')),
      'of an entry without a document': async () => fetched(await linkTo('Nothing')),
    }
    const refusals = new Map<string, unknown>()
    for (const [name, ask] of Object.entries(asked)) refusals.set(name, await refusalOf(await ask()))
    stage()
    const [first] = refusals.values()
    expect(first).toMatchObject({ status: 404, text: expect.stringContaining('NOT_FOUND') })
    for (const [name, refusal] of refusals) expect(refusal, name).toEqual(first)
    expect((await fetched(url)).status).toBe(200)
  })

  test('is nothing by itself: whoever does not say who they are is told to', async () => {
    const url = await linkTo('Letter')
    const response = await heard(() => fetch(`${it.url}${url}`))
    expect([response.status, await codeOf(response)]).toEqual([401, 'TOKEN_MISSING'])
  })

  test('is good for five minutes from when the view was judged', async () => {
    const url = await linkTo('Letter')
    const { expires = 0, holder } = openLink(sealing, url.slice('/documents/'.length)) ?? {}
    const now = await it.state.now()
    expect(expires - now).toBeLessThanOrEqual(5 * 60_000)
    expect(expires - now).toBeGreaterThan(0)
    expect(holder).toEqual(holderOf({ ...(holder as Parameters<typeof holderOf>[0]), name: 'x', nhsNumber: undefined }))
  })
})

describe('what came is not what was stated', () => {
  test.each([
    ['Other', 'NOT_AS_STATED'],
    ['Longer', 'NOT_AS_STATED'],
    ['Shorter', 'NOT_AS_STATED'],
    ['Sized', 'NOT_AS_STATED'],
    ['Maintenance', undefined],
  ])('%s: found out before any of it left, it does not begin', async (title, outcome) => {
    const before = outcome === undefined ? 0 : await ended(outcome)
    const response = await fetched(await linkTo(title))
    expect([response.status, await codeOf(response)]).toEqual([503, 'EXCHANGE_UNAVAILABLE'])
    expect(response.headers.get('content-disposition')).toBe(null)
    if (outcome !== undefined) expect(await ended(outcome)).toBe(before + 1)
  })

  test.each([
    ['Swapped', 'NOT_AS_STATED'],
    ['Endless', 'NOT_AS_STATED'],
    ['Half', 'BROKEN'],
  ])(
    '%s: found out on the way, the connection is given up, and nobody takes it for a whole',
    async (title, outcome) => {
      const before = await ended(outcome)
      // On a busy machine it may be ended for another reason before: then once more.
      for (let tries = 0; tries < 5 && (await ended(outcome)) === before; tries++) {
        const response = await fetched(await linkTo(title))
        expect(response.status).toBe(200)
        await expect(response.arrayBuffer()).rejects.toThrow()
      }
      expect(await ended(outcome)).toBeGreaterThan(before)
    },
  )
})

describe('a retrieval is an access of its own', () => {
  const LOG = `query($patient: NHSNumber!) { accessLog(patient: $patient, first: 3) {
    items { receipt kind outcome recordTypes exchanges { id } role careContext } } }`
  const newest = async () =>
    (await it.ask(LOG, { ...PATIENT, variables: { access: undefined, patient: it.patient('default') } })).body.data
      .accessLog.items

  test('its receipt names the one document, and the patient’s log shows who fetched it', async () => {
    const url = await linkTo('Letter')
    await fetched(url).then((response) => response.text())
    const found = (await newest()).find(({ role }: { role: string }) => role === 'clinician')
    expect(found).toMatchObject({
      kind: 'VIEW',
      outcome: 'RELEASED',
      recordTypes: ['DOCUMENT'],
      exchanges: [{ id: 'HARINGEY' }],
      careContext: expect.any(String),
    })
    const entries = (await it.state.ledger.byReceipt(found.receipt)).map(({ entry }) => entry)
    expect(entries.map(({ kind }) => kind)).toEqual(['decision', 'disclosure'])
    expect(entries.flatMap((entry) => (entry.kind === 'disclosure' ? entry.released : []))).toEqual([
      { exchange: 'HARINGEY', type: 'DOCUMENT', records: [['DocumentReference/doc-Letter', null, expect.any(String)]] },
    ])
  })

  test('one that was refused is in the log too, as refused, with who tried', async () => {
    const url = await linkTo('Letter')
    await fetched(url, { as: 'dispatcher' })
    expect((await newest())[0]).toMatchObject({ kind: 'VIEW', outcome: 'REFUSED', role: 'dispatcher' })
  })
})

describe('judged again', () => {
  test('a choice made since the list was shown holds: nothing is fetched, and the exchange is not asked', async () => {
    const url = await linkTo('Letter')
    const denied = await deny()
    const before = [haringey.requests(), await requestsOf(it.london)]
    const refused = await fetched(url)
    expect([refused.status, await codeOf(refused)]).toEqual([404, 'NOT_FOUND'])
    expect([haringey.requests(), await requestsOf(it.london)]).toEqual(before)
    await withdraw(denied)
    expect((await fetched(url)).status).toBe(200)
  })

  test('a choice made while a large document is under way ends it, and its source is left', async () => {
    const before = await ended('WITHDRAWN')
    const response = await fetched(await linkTo('Large'))
    expect(response.headers.get('content-length')).toBe(String(MEGABYTES_100))
    const reader = response.body?.getReader()
    const { value } = (await reader?.read()) ?? {}
    expect(value?.length).toBeGreaterThan(0)
    const denied = await deny()
    await expect(
      (async () => {
        while ((await reader?.read())?.done === false);
      })(),
    ).rejects.toThrow()
    await large.ended
    expect(large.sent).toBeLessThan(MEGABYTES_100)
    expect(await ended('WITHDRAWN')).toBeGreaterThan(before)
    await withdraw(denied)
  })

  test('who goes away in the middle leaves nothing running at the source', async () => {
    // On a busy machine its release may not have been confirmed in time: that ends it too.
    const endings = async (): Promise<number> => (await ended('LEFT')) + (await ended('WITHDRAWN'))
    const before = await endings()
    const caller = new AbortController()
    const response = await fetched(await linkTo('Large'), {}, { signal: caller.signal })
    await response.body?.getReader().read()
    caller.abort()
    await large.ended
    expect(large.sent).toBeLessThan(MEGABYTES_100)
    await expect.poll(endings).toBeGreaterThan(before)
  })
})

test('100 MB are handed through with less than 20 MB more held, whatever is looked at', async () => {
  // A node of its own on the same database, so that it alone is looked at.
  const environment = {
    ...gatewayEnvironment(it.london.addresses, database.url, it.keys),
    LOG_LEVEL: 'silent',
    WARD_DEADLINE_MS: '30000',
    DOCUMENT_DEADLINE_MS: '30000',
  }
  const node = await persistently(() => startGateway(environment, undefined, './observe-memory.ts'))
  try {
    /** A document is rightly ended where its release could not be confirmed for a second, which a busy machine may bring about: then from the beginning. */
    const fetchFrom = (title: string): Promise<string> =>
      persistently(async () => {
        const url = await linkTo(title)
        const headers = { authorization: `Bearer ${await it.london.tokenFor('clinician')}` }
        const response = await heard(() => fetch(`${node.url}${url}`, { headers }))
        expect(response.status).toBe(200)
        const hash = createHash('sha1')
        for await (const piece of response.body ?? []) hash.update(piece)
        return hash.digest('base64')
      })
    // So often that what first times load, compile and make room for is there: the process's own growing is not the document's.
    for (let times = 0; times < 4; times++) expect(await fetchFrom('Swift')).toBe(hashOf100)
    await node.ask('begin')
    expect(await fetchFrom('Swift')).toBe(hashOf100)
    const { held, resident, looks } = (await node.ask('end')) as Growth
    console.log(
      `100 MB: ${Math.round(held / 1e5) / 10} MB more held, ${Math.round(resident / 1e5) / 10} MB more resident, in ${looks} looks`,
    )
    expect(looks).toBeGreaterThan(1)
    expect(held).toBeLessThan(20 * MEGABYTE)
    expect(resident).toBeLessThan(20 * MEGABYTE)
  } finally {
    await node.end('SIGTERM')
  }
}, 300_000)

test('no log line told of any of it', () => {
  expectWordless(lines.join('\n'), ['Letter', 'doc-', LETTER, 'Grace', 'Adeyemi', ...links])
})
