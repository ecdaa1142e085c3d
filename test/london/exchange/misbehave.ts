import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './fault.ts'
import { type Answer, FHIR_JSON, outcome } from './outcome.ts'

const HUGE_BYTES = 50 * 1024 * 1024
const CHUNK = Buffer.alloc(64 * 1024, ' ')

const huge = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': FHIR_JSON })
  response.write('{"resourceType":"Bundle","type":"searchset"')
  let left = HUGE_BYTES
  const pump = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= CHUNK.length
      if (!response.write(CHUNK)) {
        response.once('drain', pump)
        return
      }
    }
    if (!response.destroyed) response.end('}')
  }
  pump()
}

const drip = (response: ServerResponse, body: Buffer): void => {
  response.writeHead(200, { 'content-type': FHIR_JSON, 'content-length': body.length })
  let sent = 0
  const timer = setInterval(() => {
    response.write(body.subarray(sent, ++sent))
    if (sent === body.length) {
      clearInterval(timer)
      response.end()
    }
  }, 1_000)
  response.once('close', () => clearInterval(timer))
}

const send = (
  response: ServerResponse,
  status: number,
  contentType: string,
  body: Buffer | string,
  headers: Answer['headers'] = {},
): void => {
  response
    .writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body), ...headers })
    .end(body)
}

type Occasion = {
  /** What the answer would have been. */
  readonly right: Answer
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Where a redirect leads. */
  readonly stranger: string
}

const PAGE =
  '<!doctype html><html><head><title>Maintenance</title></head><body><h1>We will be back shortly</h1></body></html>'

const rightly = ({ right, response }: Occasion): void =>
  send(response, right.status, right.contentType ?? FHIR_JSON, right.body, right.headers)

// What is wrong about another patient's answer is in it already, of a slow one its hour, of one that is down its silence.
const WAYS: Readonly<Record<Fault, (occasion: Occasion) => void>> = {
  html: ({ response }) => send(response, 200, 'text/html; charset=utf-8', PAGE),
  half: ({ right, response }) =>
    send(
      response,
      right.status,
      right.contentType ?? FHIR_JSON,
      right.body.subarray(0, Math.floor(right.body.length / 2)),
    ),
  'another-patient': rightly,
  'stray-record': rightly,
  huge: ({ response }) => huge(response),
  drip: ({ right, response }) => drip(response, right.body),
  '5xx': ({ response }) => send(response, 503, FHIR_JSON, outcome('error', 'transient', 'Out of service.')),
  reset: ({ request }) => {
    request.socket.resetAndDestroy()
  },
  redirect: ({ response, stranger }) => {
    response.writeHead(302, { location: stranger, 'content-length': 0 }).end()
  },
  'operation-outcome-200': ({ response }) =>
    send(response, 200, FHIR_JSON, outcome('error', 'processing', 'The record store could not be reached.')),
  refuse: ({ response }) => send(response, 403, FHIR_JSON, outcome('error', 'forbidden', 'This is not answered here.')),
  slow: rightly,
  down: rightly,
}

/** Sends an answer the way the fault has it. */
export const misbehave = (fault: Fault | undefined, occasion: Occasion): void =>
  fault === undefined ? rightly(occasion) : WAYS[fault](occasion)
