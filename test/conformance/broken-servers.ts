import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { request as send } from 'undici'
import { LETTER_BYTES, simulatedResources } from '../adapters/simulated-patient.ts'
import { startSimulatedR4 } from '../adapters/simulated-r4.ts'
import { testNhsNumber } from '../adapters/synthea.ts'

type Json = Record<string, unknown>

/** A request as a broken server sees it. `nth` counts those for the same path, from zero. */
export type Seen = {
  readonly path: string
  /** Search parameters, wherever they stood. */
  readonly search: URLSearchParams
  readonly body: string
  readonly headers: IncomingHttpHeaders
  readonly nth: number
}

/** What it answers. */
export type Said = { status: number; headers: Record<string, string>; resource: Json | string }

/** Spoils an honest answer in one way; undefined never answers. */
export type Spoiling = (said: Said, seen: Seen) => Said | undefined | Promise<Said | undefined>

/** A way to be broken: the audit that must see it and the words of its note; `extra` is what its operator writes in the file besides. */
export type BrokenServer = {
  readonly sees: string
  readonly way: string
  readonly note: RegExp
  /** Makes the spoiling: anew for each server, so that none remembers another's requests. */
  readonly spoiling: () => Spoiling
  readonly conformance?: Json
  readonly credentials?: Json
  readonly settings?: Json
}

export type Running = { readonly endpoint: string; close(): Promise<void> }

/** A good exchange, spoiled; over TLS where its options are given. */
export const startBroken = async (spoil: Spoiling, tls?: ServerOptions): Promise<Running> => {
  const good = await startSimulatedR4(simulatedResources(), { 'letter-a': LETTER_BYTES })
  const origin = new URL(good.endpoint).origin
  const times = new Map<string, number>()
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const url = new URL(request.url ?? '/', origin)
    const path = url.pathname
    const nth = times.get(path) ?? 0
    times.set(path, nth + 1)
    const type = request.headers['content-type']
    const answer = await send(origin + request.url, {
      method: request.method as 'GET',
      headers: type === undefined ? {} : { 'content-type': type },
      ...(body === '' ? {} : { body }),
    })
    const text = await answer.body.text()
    let resource: Json | string = text
    try {
      resource = JSON.parse(text)
    } catch {
      // No JSON is no trouble: it is passed on as it came.
    }
    const said: Said = {
      status: answer.statusCode,
      headers: { 'content-type': 'application/fhir+json' },
      resource,
    }
    const search = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)])
    const spoiled = await spoil(said, { path, search, body, headers: request.headers, nth })
    if (spoiled === undefined) return
    response.writeHead(spoiled.status, spoiled.headers)
    response.end(typeof spoiled.resource === 'string' ? spoiled.resource : JSON.stringify(spoiled.resource))
  }
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await good.close()
    },
  }
}

const isPatients = ({ path }: Seen): boolean => path.includes('/Patient')
const isConditions = ({ path }: Seen): boolean => path.includes('/Condition')
const bundle = (resource: Said['resource']): Json => (typeof resource === 'string' ? {} : resource)
const entries = (said: Said): Json[] => (bundle(said.resource)['entry'] ?? []) as Json[]
const resources = (said: Said): Json[] => entries(said).map(({ resource }) => resource as Json)

const the = (resourceType: string, id: string): Json => {
  const found = simulatedResources().find((one) => one['resourceType'] === resourceType && one['id'] === id)
  if (found === undefined) throw new TypeError('There is no such resource.')
  return structuredClone(found)
}

const found = (said: Said, ...list: readonly Json[]): Said => ({
  ...said,
  resource: {
    resourceType: 'Bundle',
    type: 'searchset',
    total: list.length,
    entry: list.map((resource) => ({ resource })),
  },
})

const onConditions =
  (spoil: Spoiling): (() => Spoiling) =>
  () =>
  (said, seen) =>
    isConditions(seen) ? spoil(said, seen) : said

const onPatients =
  (spoil: Spoiling): (() => Spoiling) =>
  () =>
  (said, seen) =>
    isPatients(seen) ? spoil(said, seen) : said

const always = (spoil: Spoiling) => (): Spoiling => spoil

const mixesUp = (): Spoiling => {
  let last = ''
  return async (said, seen) => {
    if (!isPatients(seen)) return said
    last = seen.search.get('identifier') ?? ''
    await new Promise((resolve) => setTimeout(resolve, 20))
    return last.endsWith(testNhsNumber(1)) ? found(said, the('Patient', 'p1')) : found(said)
  }
}

const asked = ({ search }: Seen): string => search.get('identifier')?.split('|')[1] ?? ''

const BOTH = simulatedResources().filter(({ resourceType }) => resourceType === 'Condition') as readonly Json[]

/** Exchanges that are broken in every way an audit of theirs is there for. */
export const BROKEN_SERVERS: readonly BrokenServer[] = [
  {
    sees: 'A02',
    way: 'gives half an answer for one type of record',
    note: /is ANSWERED and FAILED/,
    spoiling: onConditions((said) => ({ ...said, resource: JSON.stringify(said.resource).slice(0, 200) })),
  },
  {
    sees: 'A02',
    way: 'falls over on one type of record',
    note: /is ANSWERED and FAILED/,
    spoiling: onConditions((said) => ({ ...said, status: 500 })),
  },
  {
    sees: 'A02',
    way: 'sends to its sign-in page',
    note: /is ANSWERED and FAILED/,
    spoiling: onConditions((said) => ({ ...said, status: 302, headers: { location: '/sign-in' } })),
  },
  {
    sees: 'A02',
    way: 'refuses one type of record',
    note: /is ANSWERED and REFUSED_BY_EXCHANGE/,
    spoiling: onConditions((said) => ({ ...said, status: 403 })),
  },
  {
    sees: 'A02',
    way: 'has pages that lead to themselves',
    note: /is ANSWERED and FAILED/,
    spoiling: onConditions((said) => ({
      ...said,
      resource: { ...bundle(said.resource), link: [{ relation: 'next', url: 'Condition?page=2' }] },
    })),
  },
  {
    sees: 'A02',
    way: 'gives a record that has no id',
    note: /CONDITION: 6 held, 5 told/,
    spoiling: onConditions((said) =>
      found(said, ...resources(said), { ...the('Condition', 'a'), id: 'kept', subject: {} }),
    ),
  },
  {
    sees: 'A03',
    way: 'stamps what it gives anew each time',
    note: /^An original of type CONDITION was changed\.$/,
    spoiling: onConditions((said, { nth }) =>
      found(said, ...resources(said).map((one) => ({ ...one, meta: { versionId: `${nth}` } }))),
    ),
  },
  {
    sees: 'A04',
    way: 'does not say the NHS number of whom it holds',
    note: /without the NHS number/,
    spoiling: onPatients((said) => found(said, ...resources(said).map((one) => ({ ...one, identifier: [] })))),
  },
  {
    sees: 'A04',
    way: 'does not look whose records it is asked for',
    note: /without the NHS number/,
    spoiling: onConditions((said) => found(said, ...BOTH)),
  },
  {
    sees: 'A05',
    way: 'answers about somebody whoever is asked for',
    note: /^1 patients are stated\.$/,
    spoiling: onPatients((said) => found(said, the('Patient', 'p1'))),
  },
  {
    sees: 'A09',
    way: 'forgets a record every second time',
    note: /5 held, 4 told|4 held, 5 told/,
    spoiling: onConditions((said, { nth }) => found(said, ...resources(said).slice(nth % 2))),
  },
  {
    sees: 'A34',
    way: 'mixes up who is asked about when two are asked about at once',
    note: /\d+ held, \d+ told/,
    spoiling: mixesUp,
  },
  {
    sees: 'E01',
    way: 'lets anybody in',
    note: /^Without credentials the states are ANSWERED, and 1 patients are stated\.$/,
    spoiling: always((said) => said),
    credentials: { headers: { 'x-api-key': { env: 'BROKEN_SERVER_KEY' } } },
  },
  {
    sees: 'E02',
    way: 'warns that something was left out',
    note: /^CONDITION is ANSWERED and incomplete: SOURCE_WARNING/,
    spoiling: onConditions((said) =>
      found(said, ...resources(said), {
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'warning', code: 'incomplete' }],
      }),
    ),
  },
  {
    sees: 'E02',
    way: 'counts more than it gives',
    note: /^CONDITION is ANSWERED and incomplete: PAGE_LIMIT\.$/,
    spoiling: onConditions((said) => ({ ...said, resource: { ...bundle(said.resource), total: 50 } })),
  },
  {
    sees: 'E03',
    way: 'holds less than its operator says',
    note: /^CONDITION: 6 are said to be held, 5 are told\.$/,
    spoiling: always((said) => said),
    conformance: { holds: { CONDITION: 6 } },
  },
  {
    sees: 'E04',
    way: 'keeps two patients under one number',
    note: /states somebody else|two|both/,
    spoiling: onPatients((said, seen) => (asked(seen) === testNhsNumber(2) ? found(said, the('Patient', 'p1')) : said)),
  },
  {
    sees: 'E04',
    way: 'gives one patient’s records to the other',
    note: /^5 records of type CONDITION are told of both patients\.$/,
    spoiling: onConditions((said, { search }) =>
      search.get('patient') === 'Patient/p2'
        ? found(said, ...BOTH.map((one) => ({ ...one, subject: { reference: 'Patient/p2' } })).slice(0, 5))
        : said,
    ),
  },
  {
    sees: 'E05',
    way: 'takes a star for anybody',
    note: /^Number 1 of 13: 1 patients are stated, \d+ records told\.$/,
    spoiling: onPatients((said, seen) => (asked(seen) === '*' ? found(said, the('Patient', 'p1')) : said)),
  },
  {
    sees: 'E05',
    way: 'builds queries out of what it is asked',
    note: /^Number 5 of 13: 1 patients are stated/,
    spoiling: onPatients((said, seen) => (asked(seen).includes("' OR '") ? found(said, the('Patient', 'p1')) : said)),
  },
  {
    sees: 'E05',
    way: 'hangs on a quotation mark',
    note: /^Number \d+ of 13: it did not answer in time\.$/,
    spoiling: onPatients((said, seen) => (asked(seen).includes("'") ? undefined : said)),
    conformance: { timeLimitMs: 2_000 },
  },
  {
    sees: 'E06',
    way: 'takes longer than it says',
    note: /^It took \d+ ms; 100 ms are allowed\.$/,
    spoiling: always(async (said) => {
      await new Promise((resolve) => setTimeout(resolve, 120))
      return said
    }),
    conformance: { answersWithinMs: 100 },
  },
  {
    sees: 'E08',
    way: 'falls over on what is half a document',
    note: /^Asked for half a JSON document: it fell over with status 500\.$/,
    spoiling: always((said, { body }) => (body === '{"a":' ? { ...said, status: 500 } : said)),
  },
  {
    sees: 'E08',
    way: 'shows what it is made of',
    note: /^Asked for an id with a quotation mark: it shows what it is made of\.$/,
    spoiling: always((said, { path }) =>
      path.includes('%27')
        ? { ...said, status: 400, resource: 'Error: bad id\n    at Router.find (/srv/exchange/router.js:12:7)' }
        : said,
    ),
  },
  {
    sees: 'E08',
    way: 'gives records to whoever asks for nothing that exists',
    note: /^Asked for a resource type that does not exist: it answers with 6 records, and status 200\.$/,
    spoiling: always((said, { path }) =>
      path.endsWith('/NoSuchThing') ? { ...found(said, ...BOTH), status: 200 } : said,
    ),
  },
]

/** Exchanges on which no audit can be played: what their operator is told. */
export const UNASKABLE: readonly Omit<BrokenServer, 'sees'>[] = [
  {
    way: 'asks everybody to sign in',
    note: /REFUSED_BY_EXCHANGE; what came back: 401 text\/html/,
    spoiling: always((said) => ({
      ...said,
      status: 401,
      headers: { 'content-type': 'text/html' },
      resource: 'Sign in',
    })),
  },
  {
    way: 'speaks HTML',
    note: /FAILED; what came back: 200 text\/html/,
    spoiling: always((said) => ({
      ...said,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      resource: '<html>',
    })),
  },
  {
    way: 'never answers',
    note: /TIMED_OUT; nothing came back/,
    spoiling: always(() => undefined),
    conformance: { timeLimitMs: 500 },
  },
  {
    way: 'knows nobody',
    note: /^The endpoint knows nobody under conformance\.patient\.$/,
    spoiling: onPatients((said) => found(said)),
  },
  {
    way: 'holds records of one type alone',
    note: /^conformance\.patient has records of 1 type: at least two are needed\.$/,
    spoiling: always((said, seen) => (isPatients(seen) || isConditions(seen) ? said : found(said))),
  },
]
