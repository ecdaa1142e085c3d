import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent, request as send } from 'undici'

/** What an exchange may do instead of answering. */
export type Fault =
  | 'html'
  | 'half'
  | 'huge'
  | 'drip'
  | 'silence'
  | 'server-error'
  | 'reset'
  | 'redirect'
  | 'outcome-in-200'
  | 'forbidden'
  | 'forbidden-in-200'
  | 'next-loop'
  | 'next-elsewhere'
  | 'another-patient'
  | 'unreadable-entry'
  | 'wrong-resource'

/** One request as it passed, to see what was asked and how. */
export type Passed = { readonly method: string; readonly url: string; readonly body: string }

/**
 * Stands between an adapter and any server: passes everything on, and misbehaves when told to. `from` is the first request (counted from
 * zero since the fault was set) that meets the fault, so that the search for the patient can pass.
 */
export type FaultyProxy = {
  readonly endpoint: string
  readonly passed: Passed[]
  /** Requests that reached the place a redirect or a next link led to. */
  readonly elsewhere: () => number
  misbehave(fault: Fault | undefined, from?: number): void
  close(): Promise<void>
}

const HUGE_BYTES = 50 * 1024 * 1024

const drip = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/fhir+json' })
  const timer = setInterval(() => response.write(' '), 1_000)
  response.write('{')
  response.on('close', () => clearInterval(timer))
}

const flood = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/fhir+json' })
  const chunk = Buffer.alloc(1024 * 1024, 0x20)
  let sent = 0
  const more = (): void => {
    if (response.destroyed) return
    if (sent >= HUGE_BYTES) {
      response.end()
      return
    }
    sent += chunk.length
    response.write(chunk, more)
  }
  more()
}

const outcome = (code: string): string =>
  JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics: 'a word of a patient' }],
  })

type Entry = { resource?: Record<string, unknown> }

/** Changes the Bundle that the server gave, or each Bundle of a batch. */
const altered = (text: string, change: (bundle: Record<string, unknown>) => void): string => {
  const bundle = JSON.parse(text) as Record<string, unknown>
  const inner = ((bundle['entry'] ?? []) as Entry[])
    .map(({ resource }) => resource)
    .filter((resource) => resource?.['resourceType'] === 'Bundle')
  if (inner.length === 0) change(bundle)
  for (const one of inner) if (one !== undefined) change(one)
  return JSON.stringify(bundle)
}

const toAnother = (bundle: Record<string, unknown>): void => {
  const [first] = (bundle['entry'] ?? []) as Entry[]
  if (first?.resource === undefined) return
  const named = first.resource['patient'] === undefined ? 'subject' : 'patient'
  first.resource[named] = { reference: 'Patient/somebody-else' }
}

const listening = async (handler: Parameters<typeof createServer>[1]) => {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

export const startFaultyProxy = async (upstream: string): Promise<FaultyProxy> => {
  const target = new URL(upstream)
  const agent = new Agent()
  let fault: Fault | undefined
  let from = 0
  let seen = 0
  let reached = 0
  const passed: Passed[] = []
  const stranger = await listening((_request, response) => {
    reached++
    response.end('{"resourceType":"Bundle","type":"searchset"}')
  })
  const proxy = await listening(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const url = request.url ?? '/'
    passed.push({ method: request.method ?? '', url, body })
    const now = fault !== undefined && seen++ >= from ? fault : undefined
    const fhir = { 'content-type': 'application/fhir+json' }
    switch (now) {
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Sign in</body></html>')
        return
      case 'huge':
        flood(response)
        return
      case 'drip':
        drip(response)
        return
      case 'silence':
        return
      case 'server-error':
        response.writeHead(503, fhir).end(outcome('exception'))
        return
      case 'reset':
        request.socket.destroy()
        return
      case 'redirect':
        response.writeHead(302, { location: `${stranger.origin}/fhir` }).end()
        return
      case 'outcome-in-200':
        response.writeHead(200, fhir).end(outcome('exception'))
        return
      case 'forbidden':
        response.writeHead(403, fhir).end(outcome('forbidden'))
        return
      case 'forbidden-in-200':
        response.writeHead(200, fhir).end(outcome('forbidden'))
        return
      case 'wrong-resource':
        response.writeHead(200, fhir).end('{"resourceType":"CapabilityStatement"}')
        return
      default:
    }
    const answer = await send(`${target.origin}${url}`, {
      method: request.method as 'GET',
      headers: {
        accept: 'application/fhir+json',
        ...(request.headers['content-type'] === undefined ? {} : { 'content-type': request.headers['content-type'] }),
      },
      ...(body === '' ? {} : { body }),
      dispatcher: agent,
    })
    let text = (await answer.body.text()).replaceAll(target.origin, proxy.origin)
    if (now === 'next-loop')
      text = altered(text, (bundle) =>
        Object.assign(bundle, {
          link: [{ relation: 'next', url: `${proxy.origin}${target.pathname}/Condition?loop=1` }],
        }),
      )
    if (now === 'next-elsewhere')
      text = altered(text, (bundle) =>
        Object.assign(bundle, { link: [{ relation: 'next', url: `${stranger.origin}/fhir/Condition?page=2` }] }),
      )
    if (now === 'another-patient') text = altered(text, toAnother)
    if (now === 'unreadable-entry')
      text = altered(text, (bundle) =>
        Object.assign(bundle, { entry: [...((bundle['entry'] ?? []) as unknown[]), 'not an entry'] }),
      )
    response.writeHead(answer.statusCode, fhir)
    response.end(now === 'half' ? text.slice(0, Math.floor(text.length / 2)) : text)
  })
  return {
    endpoint: `${proxy.origin}${target.pathname}`,
    passed,
    elsewhere: () => reached,
    misbehave(next, first = 0) {
      fault = next
      from = first
      seen = 0
    },
    async close() {
      await proxy.close()
      await stranger.close()
      await agent.close()
    },
  }
}
