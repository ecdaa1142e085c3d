import { randomUUID } from 'node:crypto'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { ExchangeQuestion } from '../exchange-adapter.ts'
import type { Arrived } from '../fhir/arrived.ts'
import { parseBody } from '../fhir/bundle.ts'
import type { Json } from '../fhir/json.ts'
import { mayHaveModifiers } from '../fhir/modifier-extension.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import type { Transport, TransportAnswer } from '../transport/transport.ts'
import { bearer } from './bearer.ts'
import type { GpConnectSettings } from './settings.ts'
import { stateOfOutcome } from './state-of-outcome.ts'

/** The interactions used, by their names in Spine. */
export const INTERACTIONS = {
  structuredRecord: 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
  findPatient: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:patient-1',
  findDocuments: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1',
} as const

/** One question under way at one exchange. `requests` counts what was sent. */
export type Asking = {
  readonly question: ExchangeQuestion
  readonly exchange: Exchange
  readonly settings: GpConnectSettings
  readonly transport: Transport
  requests: number
}

/** A request as GP Connect sees it: all that differs from one to the next. */
export type SpineRequest = {
  readonly interaction: (typeof INTERACTIONS)[keyof typeof INTERACTIONS]
  readonly path: string
  /** A Parameters resource; without one it is a GET. */
  readonly body?: string
}

/** What it came to: a Bundle, no such patient, or the state of the trouble. */
export type SpineAnswer =
  | { readonly kind: 'BUNDLE'; readonly arrived: Arrived }
  | { readonly kind: 'NOT_FOUND' }
  | { readonly kind: 'TROUBLE'; readonly state: Exclude<AdapterState, 'ANSWERED'> }

const FHIR_JSON = 'application/fhir+json'
const NOTHING = Buffer.alloc(0)
const FAILED: SpineAnswer = { kind: 'TROUBLE', state: 'FAILED' }
const REFUSED: SpineAnswer = { kind: 'TROUBLE', state: 'REFUSED_BY_EXCHANGE' }

// Made apart from the reading, whose own variables would else be held with the bytes.
const reopener = (body: Buffer) => (): Json => parseBody(body) ?? {}

const readAnswer = (answer: TransportAnswer): SpineAnswer => {
  if (!answer.ok) return { kind: 'TROUBLE', state: STATE_OF_FAULT[answer.fault] }
  const { body, status } = answer
  // The promise of this answer has grown old, and would keep the bytes alive.
  answer.body = NOTHING
  const resource = parseBody(body)
  if (resource?.['resourceType'] === 'OperationOutcome') {
    const state = stateOfOutcome(resource)
    if (state === 'ANSWERED') return { kind: 'NOT_FOUND' }
    return state === 'FAILED' && (status === 401 || status === 403) ? REFUSED : { kind: 'TROUBLE', state }
  }
  if (status === 401 || status === 403) return REFUSED
  if (status >= 300 || resource?.['resourceType'] !== 'Bundle') return FAILED
  return {
    kind: 'BUNDLE',
    arrived: { resource, mayBeModified: mayHaveModifiers(body), json: body, reopen: reopener(body) },
  }
}

/**
 * Sends one request of this question with the headers of Spine and a token of its own, and reads what came. Each asks and changes nothing, so each
 * may be repeated. Mutual TLS is the transport's.
 */
export const sendToSpine = async (asking: Asking, { interaction, path, body }: SpineRequest): Promise<SpineAnswer> => {
  const { exchange, question, settings, transport } = asking
  asking.requests++
  return readAnswer(
    await transport.send(exchange, {
      method: body === undefined ? 'GET' : 'POST',
      path,
      headers: {
        accept: FHIR_JSON,
        authorization: `Bearer ${bearer(question, settings, settings.audience ?? exchange.endpoint, Date.now())}`,
        'Ssp-TraceID': randomUUID(),
        'Ssp-From': settings.from,
        'Ssp-To': settings.to,
        'Ssp-InteractionID': interaction,
        ...(body === undefined ? {} : { 'content-type': FHIR_JSON }),
      },
      ...(body === undefined ? {} : { body }),
      safe: true,
      signal: question.signal,
      deadline: question.deadline,
    }),
  )
}
