import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { ExchangeQuestion } from '../exchange-adapter.ts'
import type { Arrived } from '../fhir/arrived.ts'
import { parseBody } from '../fhir/bundle.ts'
import type { Json } from '../fhir/json.ts'
import { mayHaveModifiers } from '../fhir/modifier-extension.ts'
import { outcomeOf } from '../fhir/operation-outcome.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import type { Transport, TransportAnswer } from '../transport/transport.ts'
import type { FhirVersion } from './fhir-version.ts'
import type { FhirRestSettings } from './settings.ts'

/** A request as FHIR sees it: all that differs from one to the next. */
export type FhirRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
  readonly contentType?: string
}

/** What came, until it is unpacked: once. */
export type Parcel = { readonly kind: 'RESOURCE'; content: Arrived | undefined }

/** A FHIR answer: a resource, no such thing, or the state that the trouble comes to. */
export type FhirAnswer =
  | Parcel
  | { readonly kind: 'NOT_FOUND' }
  | { readonly kind: 'TROUBLE'; readonly state: Exclude<AdapterState, 'ANSWERED'> }

/** One question under way at one exchange. `requests` counts what was sent. */
export type Asking = {
  readonly question: ExchangeQuestion
  readonly exchange: Exchange
  readonly version: FhirVersion
  readonly settings: FhirRestSettings
  readonly transport: Transport
  requests: number
}

const trouble = (state: Exclude<AdapterState, 'ANSWERED'>): FhirAnswer => ({ kind: 'TROUBLE', state })

const FAILED = trouble('FAILED')
const REFUSED = trouble('REFUSED_BY_EXCHANGE')
const NOTHING = Buffer.alloc(0)
const NOT_FOUND: FhirAnswer = { kind: 'NOT_FOUND' }

// Made apart from the reading, whose own variables would else be held with the bytes.
const reopener = (body: Buffer) => (): Json => parseBody(body) ?? {}

/** Reads an HTTP answer: an OperationOutcome speaks for itself, whatever status it came with. */
const readAnswer = (answer: TransportAnswer): FhirAnswer => {
  if (!answer.ok) return trouble(STATE_OF_FAULT[answer.fault])
  if (answer.status === 401 || answer.status === 403) return REFUSED
  const { body } = answer
  // As with `unpack`: the promise of this answer has grown old.
  answer.body = NOTHING
  const resource = parseBody(body)
  if (resource?.['resourceType'] === 'OperationOutcome') {
    const outcome = outcomeOf(resource)
    if (outcome === 'REFUSED') return REFUSED
    return outcome === 'NOT_FOUND' || answer.status === 404 || answer.status === 410 ? NOT_FOUND : FAILED
  }
  if (answer.status === 404 || answer.status === 410) return NOT_FOUND
  if (resource === undefined || answer.status >= 300) return FAILED
  return {
    kind: 'RESOURCE',
    content: { resource, mayBeModified: mayHaveModifiers(body), json: body, reopen: reopener(body) },
  }
}

const headersByType = new WeakMap<FhirRestSettings, Map<string | undefined, Readonly<Record<string, string>>>>()

/** The headers of every request of one content type to one exchange: made once, for as long as its settings stand. */
const headersOf = (settings: FhirRestSettings, contentType: string | undefined): Readonly<Record<string, string>> => {
  const known = headersByType.get(settings) ?? new Map<string | undefined, Readonly<Record<string, string>>>()
  headersByType.set(settings, known)
  const headers = known.get(contentType) ?? {
    accept: 'application/fhir+json',
    ...settings.headers,
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
  }
  known.set(contentType, headers)
  return headers
}

/**
 * Takes the resource out. An answer was promised long before it came, and what a promise that has grown old was kept with is taken for alive until the next
 * full collection, though nobody holds the promise any more: so what it was kept with is left empty.
 */
export const unpack = (parcel: Parcel): Arrived => {
  const { content } = parcel
  if (content === undefined) throw new TypeError('an answer is unpacked once')
  parcel.content = undefined
  return content
}

/** Sends one request of this question and reads what came. Every request here asks and changes nothing, so each may be repeated. */
export const sendFhir = async (asking: Asking, request: FhirRequest): Promise<FhirAnswer> => {
  const { exchange, settings, question, transport } = asking
  asking.requests++
  const answer = await transport.send(exchange, {
    method: request.method,
    path: request.path,
    headers: headersOf(settings, request.contentType),
    ...(request.body === undefined ? {} : { body: request.body }),
    safe: true,
    signal: question.signal,
    deadline: question.deadline,
  })
  return readAnswer(answer)
}
