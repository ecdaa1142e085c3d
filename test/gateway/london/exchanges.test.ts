import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { controlLondon } from '../../london/control.ts'
import { FAULTS } from '../../london/exchange/fault.ts'
import { type London, startLondon } from '../../london/london.ts'

type Bundle = {
  readonly resourceType: string
  readonly type?: string
  readonly total?: number
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly {
    readonly resource?: Partial<Bundle> & {
      readonly resourceType: string
      readonly id: string
      readonly identifier?: readonly { readonly value: string }[]
      readonly subject?: { readonly reference: string }
    }
    readonly response?: { readonly status: string }
  }[]
}

let london: London
let endpoint = ''
let patient = ''
let number = ''

const get = async (path: string, init?: RequestInit): Promise<Bundle> =>
  (await (await fetch(`${endpoint}${path}`, init)).json()) as Bundle
const fault = (kind: (typeof FAULTS)[number]) => london.exchange('HARINGEY').fault(kind)

beforeAll(async () => {
  london = await startLondon({ patients: 40 })
  endpoint = london.addresses.exchanges.find((exchange) => exchange.id === 'HARINGEY')?.endpoint ?? ''
  number = london.addresses.notables['default'] ?? ''
  patient =
    (await get(`/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|${number}`)).entry?.[0]?.resource?.id ?? ''
})
afterAll(() => london.close())
beforeEach(() => london.reset())

describe('a simulated exchange answers', () => {
  test('who the patient is, by GET and by POST _search', async () => {
    const form = new URLSearchParams({ identifier: `https://fhir.nhs.uk/Id/nhs-number|${number}` })
    const posted = await get('/Patient/_search', { method: 'POST', body: form })
    expect(posted.entry?.[0]?.resource?.identifier?.[0]?.value).toBe(number)
    expect((await get('/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9999999999')).total).toBe(0)
  })

  test('page by page until there is no next, losing and repeating nothing', async () => {
    const whole = (await get(`/Observation?patient=${patient}&_count=250`)).entry?.map((entry) => entry.resource?.id)
    const paged: (string | undefined)[] = []
    let next: string | undefined = `${endpoint}/Observation?subject=Patient/${patient}&_count=2`
    while (next) {
      const page = (await (await fetch(next)).json()) as Bundle
      expect(page.entry?.length).toBeLessThanOrEqual(2)
      paged.push(...(page.entry ?? []).map((entry) => entry.resource?.id))
      next = page.link?.find((link) => link.relation === 'next')?.url
    }
    expect(paged.length).toBeGreaterThan(2)
    expect(paged).toEqual(whole)
  })

  test('the same in a batch, and everything in $everything', async () => {
    const alone = await get(`/Condition?patient=${patient}`)
    const body = JSON.stringify({
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'GET', url: `Condition?patient=${patient}` } },
        { request: { method: 'GET', url: 'Nonsense?patient=1' } },
      ],
    })
    const batch = await get('', { method: 'POST', body })
    expect(batch.type).toBe('batch-response')
    expect((batch.entry?.[0]?.resource as Bundle | undefined)?.entry).toEqual(alone.entry)
    expect(batch.entry?.[1]?.response?.status).toBe('404')
    const held = london.population.held.get('HARINGEY')?.find((one) => one.id === patient)
    expect((await get(`/Patient/${patient}/$everything`)).total).toBe((held?.records.length ?? 0) + 1)
  })

  test('within dates, when asked for them', async () => {
    const all = (await get(`/Observation?patient=${patient}`)).total ?? 0
    const since = (await get(`/Observation?patient=${patient}&date=ge2024-01-01`)).total ?? 0
    const before = (await get(`/Observation?patient=${patient}&date=lt2024-01-01`)).total ?? 0
    expect(since + before).toBe(all)
    expect(since).toBeLessThan(all)
  })

  test('with an OperationOutcome to what it cannot answer, and says what it can', async () => {
    for (const path of ['/Observation', '/Patient', '/Nonsense', '/Patient/0'])
      expect((await get(path)).resourceType).toBe('OperationOutcome')
    expect((await get('/metadata')).resourceType).toBe('CapabilityStatement')
  })
})

/** One question on a socket of its own: status, headers, and what arrived before `until` bytes or the end. */
const raw = (
  until = Number.POSITIVE_INFINITY,
): Promise<{
  status: number
  type: string
  location: string | undefined
  bytes: number
  text: string
  declared: number
  error?: string
}> =>
  new Promise((resolve) => {
    const request = httpRequest(`${endpoint}/Observation?patient=${patient}`, { agent: false }, (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      const done = () => {
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          location: response.headers.location,
          bytes,
          text: Buffer.concat(chunks.slice(0, 50)).toString(),
          declared: Number(response.headers['content-length'] ?? Number.NaN),
        })
        request.destroy()
      }
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (chunks.length < 50) chunks.push(chunk)
        if (bytes >= until) done()
      })
      response.on('end', done)
      response.on('error', () => {})
    })
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({
        status: 0,
        type: '',
        location: undefined,
        bytes: 0,
        text: '',
        declared: 0,
        error: error.code ?? 'unknown',
      }),
    )
    request.end()
  })

describe('a fault does what it says on a socket', () => {
  test('html', async () => {
    await fault('html')
    expect(await raw()).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/html'),
      text: expect.stringContaining('<!doctype html>'),
    })
  })

  test('half', async () => {
    const whole = await raw()
    await fault('half')
    const half = await raw()
    expect(half.bytes).toBe(Math.floor(whole.bytes / 2))
    expect(() => JSON.parse(half.text)).toThrow()
  })

  test('another patient', async () => {
    await fault('another-patient')
    const found = await get(`/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|${number}`)
    expect(found.total).toBe(1)
    expect(found.entry?.[0]?.resource?.identifier?.[0]?.value).not.toBe(number)
  })

  test('a stray record among the right ones', async () => {
    await fault('stray-record')
    const subjects =
      (await get(`/Observation?patient=${patient}&_count=250`)).entry?.map(
        (entry) => entry.resource?.subject?.reference,
      ) ?? []
    expect(subjects.filter((subject) => subject !== `Patient/${patient}`)).toHaveLength(1)
  })

  test('fifty megabytes', async () => {
    await fault('huge')
    expect((await raw()).bytes).toBeGreaterThan(50 * 1024 * 1024)
  })

  test('a drip of single bytes', async () => {
    await fault('drip')
    const dripped = await raw(2)
    expect(dripped.bytes).toBe(2)
    expect(dripped.declared).toBeGreaterThan(100)
  })

  test('5xx, refusal, redirect, and an outcome in a 200', async () => {
    await fault('5xx')
    expect((await raw()).status).toBe(503)
    await fault('refuse')
    expect((await raw()).status).toBe(403)
    await fault('redirect')
    expect(await raw()).toMatchObject({ status: 302, location: expect.stringContaining('/stranger') })
    expect(await london.strangerVisits()).toBe(0)
    await fault('operation-outcome-200')
    expect(await raw()).toMatchObject({ status: 200, text: expect.stringContaining('"OperationOutcome"') })
  })

  test('a visit to the stranger is counted', async () => {
    await fault('redirect')
    await fetch(`${endpoint}/metadata`)
    const visits = await london.strangerVisits()
    expect(visits).toBe(1)
  })

  test('reset, and down until it is switched on again', async () => {
    await fault('reset')
    expect((await raw()).error).toBe('ECONNRESET')
    await london.exchange('HARINGEY').switchOff()
    expect((await raw()).error).toBe('ECONNREFUSED')
    await london.exchange('HARINGEY').switchOn()
    expect((await raw()).status).toBe(200)
  })

  test('slow: nothing yet when a well exchange has long answered', async () => {
    await fault('slow')
    const well = london.addresses.exchanges.find((exchange) => exchange.id === 'CAMDEN')?.endpoint
    const slow = raw().then(() => 'slow')
    const first = await Promise.race([slow, fetch(`${well}/metadata`).then(() => 'well')])
    expect(first).toBe('well')
  })

  test('every fault can be set from another process, and healed', async () => {
    const remote = controlLondon(london.addresses.control)
    for (const kind of FAULTS) {
      await remote.exchange('HARINGEY').fault(kind)
      await remote.exchange('HARINGEY').fault(undefined)
    }
    const before = await remote.exchange('HARINGEY').requests()
    expect((await raw()).status).toBe(200)
    expect(await remote.exchange('HARINGEY').requests()).toBe(before + 1)
  })
})

describe('the demographics service', () => {
  const demographics = (path: string, init?: RequestInit) => fetch(`${london.addresses.demographics}${path}`, init)
  const of = (name: string) => london.addresses.notables[name]

  test('flags the restricted and leaves out where they live', async () => {
    const restricted = await (await demographics(`/Patient/${of('restricted')}`)).json()
    expect(restricted).toMatchObject({ id: of('restricted'), meta: { security: [{ code: 'R' }] } })
    expect(restricted).not.toHaveProperty('address')
    expect(await (await demographics(`/Patient/${number}`)).json()).toMatchObject({
      meta: { security: [{ code: 'U' }] },
      address: expect.anything(),
    })
  })

  test('answers a superseded number with the current one', async () => {
    const person = london.population.people.find((one) => one.notable === 'superseded')
    const answered = await (await demographics(`/Patient/${person?.superseded[0]}`)).json()
    expect(answered).toMatchObject({
      id: person?.nhsNumber,
      identifier: [{ value: person?.nhsNumber }, { use: 'old', value: person?.superseded[0] }],
    })
  })

  test('knows nobody else, says who opted out, and can be out of order', async () => {
    expect((await demographics('/Patient/9999999999')).status).toBe(404)
    expect((await demographics('/Patient/1234567890')).status).toBe(400)
    const optOut = async (nhsNumber: string | undefined) =>
      demographics('/national-data-opt-out', { method: 'POST', body: JSON.stringify({ nhsNumber }) })
    expect(await (await optOut(of('opted-out'))).json()).toEqual({ optedOut: true })
    expect(await (await optOut(number)).json()).toEqual({ optedOut: false })
    await london.demographics('demographics', true)
    expect((await demographics(`/Patient/${number}`)).status).toBe(503)
    expect((await optOut(number)).status).toBe(200)
  })
})
