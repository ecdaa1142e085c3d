import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logNormal } from '../view/log-normal.ts'
import { EXCHANGES } from '../view/population.ts'
import { resourcesOf } from './population.ts'

// A process of its own: thirty exchanges, the demographics service and the issuer's keys. Every answer is written once, but for the number of whoever is asked for.

const SOUGHT = '0000000000'
const today = new Date().toISOString().slice(0, 10)

const patientOf = (number: string): object => ({
  resourceType: 'Patient',
  id: 'p1',
  meta: {
    versionId: '1',
    security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'U' }],
  },
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }],
  name: [{ use: 'usual', family: 'Bench', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1980-02-03',
})

const match = (resource: object) => ({ resource, search: { mode: 'match' } })
const include = (resource: object) => ({ resource, search: { mode: 'include' } })
const searchset = (entry: readonly object[], total: number): string =>
  JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total, entry })

type Bodies = {
  readonly withPatient: string
  readonly patient: string
  readonly everything: string
  readonly byType: ReadonlyMap<string, string>
}
const bodiesOf = (exchange: number, rounds: number): Bodies => {
  const resources = resourcesOf(exchange, rounds, today)
  const byType = Map.groupBy(resources, (resource) => String(Reflect.get(resource, 'resourceType')))
  const patient = patientOf(SOUGHT)
  return {
    withPatient: searchset([match(patient), ...resources.map(include)], 1),
    patient: searchset([match(patient)], 1),
    everything: searchset(resources.map(match), resources.length),
    byType: new Map([...byType].map(([type, all]) => [type, searchset(all.map(match), all.length)])),
  }
}
const EMPTY = searchset([], 0)

let bodies: readonly Bodies[] = Array.from({ length: EXCHANGES }, (_, exchange) => bodiesOf(exchange, 1))
let medianMs = 40
let requests = 0
let jwks = '{"keys":[]}'

/** What goes wrong, and with how many of the thirty: two are silent, two answer 503, one breaks the connection off, one sends a byte a second. */
const FAULTS = ['silent', '503', 'reset', 'silent', '503', 'drip'] as const
let faulty: ReadonlyMap<number, (typeof FAULTS)[number]> = new Map()

const send = (response: ServerResponse, body: string, status = 200): void =>
  void response
    .writeHead(status, { 'content-type': 'application/fhir+json', 'content-length': Buffer.byteLength(body) })
    .end(body)

const drip = (response: ServerResponse, body: string): void => {
  response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': Buffer.byteLength(body) })
  let sent = 0
  const timer = setInterval(() => void response.write(body[sent++] ?? ''), 1_000)
  response.once('close', () => clearInterval(timer))
}

const batchOf = (asked: string, { byType }: Bodies): string => {
  const { entry } = JSON.parse(asked) as { readonly entry: readonly { readonly request: { readonly url: string } }[] }
  const found = entry.map(({ request }) => byType.get(request.url.split('?')[0] ?? '') ?? EMPTY)
  return `{"resourceType":"Bundle","type":"batch-response","entry":[${found.map((body) => `{"response":{"status":"200 OK"},"resource":${body}}`).join()}]}`
}

const answerOf = (path: string, asked: string, of: Bodies): string => {
  if (path.endsWith('/Patient/_search')) {
    const number = /nhs-number%7C(\d{10})/.exec(asked)?.[1] ?? SOUGHT
    return (asked.includes('_revinclude') ? of.withPatient : of.patient).replace(SOUGHT, number)
  }
  if (path.endsWith('$everything')) return of.everything
  const type = /\/fhir\/([A-Za-z]+)/.exec(path)?.[1]
  return type === undefined ? batchOf(asked, of) : (of.byType.get(type) ?? EMPTY)
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

const serve = (exchange: number) => async (request: IncomingMessage, response: ServerResponse) => {
  requests++
  const asked = await textOf(request)
  const of = bodies[exchange]
  if (of === undefined) return
  const body = answerOf((request.url ?? '').split('?')[0] ?? '', asked, of)
  const timer = setTimeout(() => {
    switch (faulty.get(exchange)) {
      case 'silent':
        return
      case '503':
        return send(
          response,
          '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"transient"}]}',
          503,
        )
      case 'reset':
        return void request.socket.resetAndDestroy()
      case 'drip':
        return drip(response, body)
      case undefined:
        return send(response, body)
    }
  }, logNormal(medianMs))
  response.once('close', () => clearTimeout(timer))
}

const listen = async (handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> => {
  const server = createServer({ keepAliveTimeout: 60_000 }, handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const ports: number[] = []
for (let exchange = 0; exchange < EXCHANGES; exchange++) ports.push(await listen(serve(exchange)))
const national = await listen((request, response) => {
  request.resume()
  const number = /\/Patient\/(\d{10})/.exec(request.url ?? '')?.[1]
  send(response, number === undefined ? jwks : JSON.stringify({ ...patientOf(number), id: number }))
})

process.on('message', (said: { rounds?: number; medianMs?: number; faulty?: number; jwks?: string; read?: true }) => {
  const { rounds } = said
  if (rounds !== undefined) bodies = bodies.map((_, exchange) => bodiesOf(exchange, rounds))
  medianMs = said.medianMs ?? medianMs
  jwks = said.jwks ?? jwks
  // Spread over the thirty, so that no order of asking helps.
  if (said.faulty !== undefined)
    faulty = new Map(FAULTS.slice(0, said.faulty).map((fault, at) => [at * 5 + 2, fault] as const))
  process.send?.({ requests })
  if (said.read === true) requests = 0
})
process.send?.({
  endpoints: ports.map((port) => `http://127.0.0.1:${port}/fhir`),
  national: `http://127.0.0.1:${national}`,
})
// A child whose parent has gone has nobody to serve.
process.once('disconnect', () => process.exit(0))
