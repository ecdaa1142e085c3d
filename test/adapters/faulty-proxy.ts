import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Agent, request as send } from 'undici'
import type { Answered, FormedFault, Passed, ProtocolForm, Told } from './protocol-form.ts'

/** Faults that are the same whatever is spoken. */
export type BareFault = 'html' | 'half' | 'huge' | 'drip' | 'silence' | 'reset' | 'redirect' | 'packed'

/** What an exchange may do instead of answering. */
export type Fault = BareFault | FormedFault

/** How the server behind the proxy is reached: what the operator's credentials add to each request. Never recorded. */
export type Upstream = {
  readonly headers?: () => Promise<Readonly<Record<string, string>>>
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string }
}

/**
 * Stands between an adapter and any server: passes everything on, and misbehaves when told to, in the protocol's own form. `from` is the first request
 * (counted from zero since the fault was set) that meets the fault, so that the search for the patient can pass.
 */
export type FaultyProxy = {
  /** Where it listens: the server's path behind an origin of its own. */
  readonly endpoint: string
  readonly passed: readonly Passed[]
  /** The server's honest answers, in the order they came. */
  readonly answers: readonly Answered[]
  /** Codes of what went wrong on the way to the server behind (`ECONNREFUSED`, …): no address, no message. */
  readonly unreached: readonly string[]
  /** Requests that reached the place a redirect, a next link or an entity led to. */
  readonly elsewhere: () => number
  /** How many answers the fault was played on since it was set. */
  readonly played: () => number
  misbehave(fault: Fault | undefined, from?: number): void
  /** Has a fault of one audit's own played on the server's honest answers, until the next fault is set. */
  spoil(spoiling: Spoiling): void
  close(): Promise<void>
}

/** Answers in the server's place; false where this answer holds nothing to play it on, and passes as it is. */
export type Spoiling = (honest: Answered, response: ServerResponse) => boolean

const HUGE_BYTES = 50 * 1024 * 1024
const STRANGER = 'somebody-else'
const CIRCLE = 'round-and-round'
/** Of one connection only, or made anew for the next. */
const NOT_PASSED_ON = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
])

const drip = (response: ServerResponse, { contentType, opening }: ProtocolForm): void => {
  response.writeHead(200, { 'content-type': contentType })
  const timer = setInterval(() => response.write(' '), 1_000)
  response.write(opening)
  response.on('close', () => clearInterval(timer))
}

const flood = (response: ServerResponse, { contentType }: ProtocolForm): void => {
  response.writeHead(200, { 'content-type': contentType })
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

let bomb: Buffer | undefined
/** Fifty kilobytes that unfold to fifty megabytes, though nobody said that packed answers are read here. */
const packed = (): Buffer => {
  bomb ??= gzipSync(Buffer.alloc(HUGE_BYTES, 0x20))
  return bomb
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const passedOn = (request: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !NOT_PASSED_ON.has(name)) headers[name] = Array.isArray(value) ? value.join(', ') : value
  return headers
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)

/** An error's own code or its cause's, which name no address. */
const codeOf = (trouble: unknown): string => {
  if (!(trouble instanceof Error)) return 'UNKNOWN'
  if ('code' in trouble && typeof trouble.code === 'string' && /^[A-Z0-9_]+$/.test(trouble.code)) return trouble.code
  return trouble.cause === undefined ? 'UNKNOWN' : codeOf(trouble.cause)
}

const give = (response: ServerResponse, { status, contentType, contentEncoding, body }: Answered): void => {
  response.writeHead(status, {
    'content-type': contentType,
    ...(contentEncoding === undefined ? {} : { 'content-encoding': contentEncoding }),
    'content-length': body.length,
  })
  response.end(body)
}

const listening = async (handler: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** Plays a fault that needs no answer from the server; false when this one needs it. */
const playedAlone = (fault: Fault, told: Told, form: ProtocolForm, response: ServerResponse): boolean => {
  switch (fault) {
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Sign in</body></html>')
      return true
    case 'huge':
      flood(response, form)
      return true
    case 'drip':
      drip(response, form)
      return true
    case 'silence':
      return true
    case 'reset':
      response.socket?.destroy()
      return true
    case 'redirect':
      response.writeHead(302, { location: `${told.elsewhere}/redirected` }).end()
      return true
    case 'packed':
      give(response, { status: 200, contentType: form.contentType, contentEncoding: 'gzip', body: packed() })
      return true
    case 'half':
      return false
    default: {
      const formed = form.faults[fault]
      if ('say' in formed) give(response, formed.say(told))
      return 'say' in formed
    }
  }
}

/** The server's answer with the fault in it; undefined where this answer holds nothing to play it on. */
const altered = (fault: Fault, honest: Answered, told: Told, form: ProtocolForm): Answered | undefined => {
  if (fault === 'half') {
    const body = honest.body.subarray(0, Math.floor(honest.body.length / 2))
    return { ...honest, body }
  }
  const formed = fault in form.faults ? form.faults[fault as FormedFault] : undefined
  return formed !== undefined && 'alter' in formed ? formed.alter(honest, told) : undefined
}

/** Opens a proxy before the server at `upstream`, and a stranger's server beside it that nobody should ever speak to. */
export const startFaultyProxy = async (
  upstream: string,
  form: ProtocolForm,
  { headers: credentials, tls }: Upstream = {},
): Promise<FaultyProxy> => {
  const target = new URL(upstream)
  const agent = new Agent(tls === undefined ? {} : { connect: tls })
  let fault: Fault | undefined
  let from = 0
  let seen = 0
  let reached = 0
  let played = 0
  /** What a page answered that leads to itself: the server behind is not asked for it again. */
  let circling: Answered | undefined
  let spoiling: Spoiling | undefined
  const passed: Passed[] = []
  const answers: Answered[] = []
  const unreached: string[] = []
  const stranger = await listening((_request, response) => {
    reached++
    response.end('{"resourceType":"Bundle","type":"searchset"}')
  })
  const ask = async (
    { method, url, body }: Passed,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Answered> => {
    const answer = await send(`${target.origin}${url}`, {
      method: method as 'GET',
      headers: { ...headers, ...(await credentials?.()) },
      ...(body === '' ? {} : { body }),
      dispatcher: agent,
      signal,
    })
    return {
      status: answer.statusCode,
      contentType: one(answer.headers['content-type']) ?? '',
      contentEncoding: one(answer.headers['content-encoding']),
      body: Buffer.from(await answer.body.arrayBuffer()),
    }
  }
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request: Passed = {
      method: incoming.method ?? '',
      url: incoming.url ?? '/',
      body: await bodyOf(incoming),
    }
    passed.push(request)
    const now = fault !== undefined && seen++ >= from ? fault : undefined
    if (circling !== undefined && request.url.includes(CIRCLE)) {
      give(response, circling)
      return
    }
    const told: Told = {
      request,
      endpoint: upstream.replace(/\/$/, ''),
      elsewhere: stranger.origin,
      stranger: STRANGER,
      circle: CIRCLE,
    }
    if (now !== undefined && playedAlone(now, told, form, response)) {
      played++
      return
    }
    // Whoever went away is not asked for.
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const honest = await ask(request, passedOn(incoming), gone.signal)
    answers.push(honest)
    if (spoiling?.(honest, response) === true) {
      played++
      return
    }
    const wrong = now === undefined ? undefined : altered(now, honest, told, form)
    if (wrong !== undefined) played++
    if (now === 'next-loop') circling = wrong ?? circling
    give(response, wrong ?? honest)
  }
  const misbehave: FaultyProxy['misbehave'] = (next, first = 0) => {
    fault = next
    from = first
    seen = 0
    played = 0
    circling = undefined
    spoiling = undefined
  }
  const proxy = await listening((request, response) => {
    // The server behind cannot be reached, or fell silent half-way: for the adapter that is a broken connection, as without a proxy.
    serve(request, response).catch((trouble: unknown) => {
      if (!response.destroyed) unreached.push(codeOf(trouble))
      response.destroy()
    })
  })
  return {
    endpoint: `${proxy.origin}${target.pathname}`,
    passed,
    answers,
    unreached,
    elsewhere: () => reached,
    played: () => played,
    misbehave,
    spoil(next) {
      misbehave(undefined)
      spoiling = next
    },
    async close() {
      await proxy.close()
      await stranger.close()
      await agent.destroy()
    },
  }
}

/** The word that stands in whatever was made another patient's. */
export const STRANGERS_WORD = STRANGER
