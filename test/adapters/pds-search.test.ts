import { existsSync, readFileSync } from 'node:fs'
import { HttpResponse, http } from 'msw'
import { afterEach, describe, expect, test } from 'vitest'
import { searchDemographics, searchParameters } from '../../adapters/pds-r4/search-demographics.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { TraceCriteria } from '../../schema/model/trace.ts'
import { soundex } from '../london/demographics/soundex.ts'
import { serveHandlers } from '../serve-handlers.ts'

const PDS = '../shared/corpora/pds-r4/sandbox-mocks'
const present = existsSync(PDS)
if (!present) console.log('pds-r4 is not here: its searches are skipped')

const PLAIN: TraceCriteria = {
  match: 'STANDARD',
  family: 'Smith',
  given: [],
  born: { from: '2010-10-22', to: '2010-10-22' },
  gender: undefined,
  postcode: undefined,
}

test.each<[Partial<TraceCriteria>, string]>([
  [{}, '_max-results=50&family=Smith&birthdate=eq2010-10-22'],
  [
    { match: 'EXACT', gender: 'female', given: ['Ann Marie', 'Jo'] },
    '_exact-match=true&_max-results=50&family=Smith&given=Ann+Marie&given=Jo&gender=female&birthdate=eq2010-10-22',
  ],
  [
    { family: 'Sm*t*', born: { from: '2010-10-21', to: '2010-10-23' }, postcode: 'LS1*' },
    '_max-results=50&family=Sm%2At%2A&birthdate=ge2010-10-21&birthdate=le2010-10-23&address-postalcode=LS1%2A',
  ],
  [
    { match: 'FUZZY', family: undefined, given: ["O'Neill&family=x"], gender: 'other', postcode: 'LS1 6AE' },
    '_fuzzy-match=true&_max-results=50&given=O%27Neill%26family%3Dx&gender=other&birthdate=eq2010-10-22&address-postalcode=LS1+6AE',
  ],
])('%j is asked in the words of the service', (more, parameters) => {
  expect(searchParameters({ ...PLAIN, ...more })).toBe(parameters)
})

describe('the answer to a search', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  const answered = async (status: number, body: unknown) => {
    const asked: string[] = []
    const served = await serveHandlers(
      http.get('*/Patient', ({ request }) => {
        asked.push(new URL(request.url).search)
        return typeof body === 'string'
          ? HttpResponse.html(body, { status })
          : HttpResponse.json(body as object, { status })
      }),
    )
    const transport = createTransport({ backoffMs: 1 })
    closing.push(() => transport.close(), served.close)
    const answer = await searchDemographics({ endpoint: served.url, transport, timeoutMs: 20_000 }, PLAIN)
    return { answer, asked }
  }
  const mock = (file: string): unknown => JSON.parse(readFileSync(`${PDS}/${file}`, 'utf8'))
  const outcome = (code: string) => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'value', details: { coding: [{ code }] } }],
  })
  const bundle = (...resources: readonly object[]) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource, at) => ({ search: { score: at / 10 }, resource })),
  })

  test.skipIf(!present)('is read of the service’s own examples', async () => {
    const { answer, asked } = await answered(200, mock('PatientSearch.json'))
    expect(asked).toEqual(['?_max-results=50&family=Smith&birthdate=eq2010-10-22'])
    expect(answer).toMatchObject({
      state: 'FOUND',
      people: [
        {
          score: 0.75,
          postcode: 'LS1 6AE',
          demographics: { nhsNumber: '9000000009', family: 'Smith', given: ['Jane'], restricted: false },
        },
      ],
    })
  })

  test.skipIf(!present)('of a sensitive patient has neither postcode nor practice, and says so', async () => {
    const { answer } = await answered(200, mock('Sensitive_PatientSearch.json'))
    expect(answer).toMatchObject({
      people: [{ postcode: undefined, demographics: { restricted: true, address: null, generalPractice: null } }],
    })
  })

  test.skipIf(!present).each(['Minimal_PatientSearch.json', 'PatientSearch-Jayne-Smyth.json'])(
    '%s is read',
    async (file) => expect((await answered(200, mock(file))).answer).toMatchObject({ state: 'FOUND', people: [{}] }),
  )

  test.skipIf(!present)('of somebody whose number fails its check digit is not believed', async () =>
    expect((await answered(200, mock('PatientCompoundName.json'))).answer).toEqual({ state: 'UNAVAILABLE' }),
  )

  test('puts the best match first, under the number of now, and one marked as redacted is not called open', async () => {
    const { answer } = await answered(
      200,
      bundle(
        { resourceType: 'Patient', id: '9990000018', meta: { security: [{ code: 'U' }] } },
        { resourceType: 'Patient', id: '9990000026', meta: { security: [{ code: 'REDACTED' }] } },
      ),
    )
    expect(answer).toMatchObject({
      people: [
        { score: 0.1, demographics: { nhsNumber: '9990000026', restricted: true } },
        { score: 0, demographics: { nhsNumber: '9990000018', restricted: false } },
      ],
    })
  })

  test.each([
    ['nobody', 200, { resourceType: 'Bundle', type: 'searchset', total: 0 }, { state: 'FOUND', people: [] }],
    ['too many', 200, outcome('TOO_MANY_MATCHES'), { state: 'TOO_MANY' }],
    ['a search it will not make', 400, outcome('INVALID_SEARCH_DATA'), { state: 'REFUSED' }],
    ['a refusal of us', 403, outcome('ACCESS_DENIED'), { state: 'UNAVAILABLE' }],
    ['trouble', 500, outcome('TOO_MANY_MATCHES'), { state: 'UNAVAILABLE' }],
    ['HTML', 200, '<html></html>', { state: 'UNAVAILABLE' }],
    ['another resource', 200, { resourceType: 'Patient', id: '9990000018' }, { state: 'UNAVAILABLE' }],
    ['somebody without a number', 200, bundle({ resourceType: 'Patient', id: 'x' }), { state: 'UNAVAILABLE' }],
    ['something that is nobody', 200, bundle({ resourceType: 'Practitioner' }), { state: 'UNAVAILABLE' }],
  ])('that is %s is understood', async (_, status, body, expected) => {
    expect((await answered(status, body)).answer).toEqual(expected)
  })
})

test.each([
  ['Robert', 'R163'],
  ['Rupert', 'R163'],
  ['Ashcraft', 'A261'],
  ['Tymczak', 'T522'],
  ['Pfister', 'P236'],
  ['Smith', 'S530'],
  ['Smythe', 'S530'],
])('the simulated service hears %s as %s', (name, code) => expect(soundex(name)).toBe(code))
