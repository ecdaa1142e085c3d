import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logNormal } from './log-normal.ts'
import { BENCH_PATIENT, EXCHANGES, resourcesOf } from './population.ts'

// A process of its own: thirty exchanges, the demographics service and the issuer's keys, every body written once before the bench begins.

type Sized = { readonly patient: Buffer; readonly byType: ReadonlyMap<string, Buffer>; readonly everything: Buffer }

const bundle = (resources: readonly object[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'searchset',
      total: resources.length,
      entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
    }),
  )

const patientResource = {
  resourceType: 'Patient',
  id: 'p1',
  meta: {
    versionId: '1',
    security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'U' }],
  },
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: BENCH_PATIENT }],
  name: [{ use: 'usual', family: 'Bench', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1980-02-03',
}
const patientBundle = bundle([patientResource])

const sized = (exchange: number, records: number): Sized => {
  const resources = resourcesOf(exchange, records)
  return {
    patient: patientBundle,
    byType: new Map([...resources].map(([type, all]) => [type, bundle(all)])),
    everything: bundle([patientResource, ...[...resources.values()].flat()]),
  }
}

const sizes = new Map(
  [5, 40, 300].map((records) => [
    records,
    Array.from({ length: EXCHANGES }, (_, exchange) => sized(exchange, records)),
  ]),
)
let records = 40
let medianMs = 0

const EMPTY = bundle([])
let requests = 0
let slowest = 0

const bodyFor = (exchange: number, path: string): Buffer => {
  const bodies = sizes.get(records)?.[exchange]
  if (bodies === undefined) return EMPTY
  if (path.endsWith('$everything')) return bodies.everything
  const type = /\/fhir\/([A-Za-z]+)/.exec(path)?.[1] ?? ''
  return type === 'Patient' ? bodies.patient : (bodies.byType.get(type) ?? EMPTY)
}

const answer = (response: ServerResponse, body: Buffer): void => {
  response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': body.length }).end(body)
}

const serve = (exchange: number) => (request: IncomingMessage, response: ServerResponse) => {
  requests++
  const path = (request.url ?? '').split('?')[0] ?? ''
  request.resume()
  request.on('end', () => {
    const body = bodyFor(exchange, path)
    // The patient look-up is quick; the records are what an exchange takes its time over.
    if (medianMs === 0 || path.includes('/Patient/_search') || path.endsWith('/Patient')) return answer(response, body)
    const wait = logNormal(medianMs)
    slowest = Math.max(slowest, wait)
    setTimeout(answer, wait, response, body)
  })
}

const listen = async (handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> => {
  const server = createServer({ keepAliveTimeout: 60_000 }, handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const ports: number[] = []
for (let exchange = 0; exchange < EXCHANGES; exchange++) ports.push(await listen(serve(exchange)))

let jwks = '{"keys":[]}'
const national = await listen((request, response) => {
  request.resume()
  answer(
    response,
    request.url === '/jwks'
      ? Buffer.from(jwks)
      : Buffer.from(JSON.stringify({ ...patientResource, id: BENCH_PATIENT })),
  )
})

process.on('message', (message: { records?: number; medianMs?: number; jwks?: string; read?: true }) => {
  records = message.records ?? records
  medianMs = message.medianMs ?? medianMs
  jwks = message.jwks ?? jwks
  if (message.read === true) {
    process.send?.({ requests, slowest })
    requests = 0
    slowest = 0
  } else process.send?.({ done: true })
})
process.send?.({
  endpoints: ports.map((port) => `http://127.0.0.1:${port}/fhir`),
  national: `http://127.0.0.1:${national}`,
})
// A child whose parent has gone has nobody to serve.
process.once('disconnect', () => process.exit(0))
