import { randomUUID } from 'node:crypto'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { parseBody } from '../fhir/bundle.ts'
import type { Transport, TransportAnswer, TransportRequest } from '../transport/transport.ts'
import { type Contact, readContact } from './read-contact.ts'
import { readDemographics } from './read-demographics.ts'

/** Where the demographics service is, and how long it may take. */
export type DemographicsService = {
  readonly endpoint: string
  readonly transport: Transport
  /** Milliseconds; the question's own deadline is for the exchanges, this one comes before. */
  readonly timeoutMs?: number
  /** Added to every request: authorisation, the asking organisation. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Whether the patient opted out of the use of their data beyond their own care. */
export type OptOut = 'opted-out' | 'not-opted-out' | 'unknown'

const TIMEOUT_MS = 1_500
const LIMITS = { concurrency: 8, maxBodyBytes: 1_000_000 }
/** Each has its own breaker: a silent opt-out service must not take the demographics down with it. */
export const DEMOGRAPHICS = 'DEMOGRAPHICS-SERVICE' as ExchangeId
const OPT_OUT = 'OPT-OUT-SERVICE' as ExchangeId

/** Sends one request within the service's own time. */
export const sendToService = async (
  service: DemographicsService,
  id: ExchangeId,
  request: Pick<TransportRequest, 'method' | 'path' | 'body'> & { readonly accept: string },
): Promise<TransportAnswer> => {
  const controller = new AbortController()
  const timeout = service.timeoutMs ?? TIMEOUT_MS
  const timer = setTimeout(() => controller.abort(), timeout)
  const { accept, ...rest } = request
  try {
    return await service.transport.send(
      { id, endpoint: service.endpoint, limits: LIMITS },
      {
        ...rest,
        headers: {
          accept,
          'x-request-id': randomUUID(),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...service.headers,
        },
        safe: true,
        signal: controller.signal,
        deadline: performance.now() + timeout,
      },
    )
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Asks the demographics service (PDS FHIR R4, `GET /Patient/{nhsNumber}`) for one patient. Never throws: a service that cannot be reached,
 * or that answers what cannot be read, is `UNAVAILABLE`. Only its own 404 in FHIR says that there is no such patient.
 */
export const askDemographics = async (
  service: DemographicsService,
  patient: NhsNumber,
): Promise<DemographicsAnswer> => {
  const answer = await sendToService(service, DEMOGRAPHICS, {
    method: 'GET',
    path: `Patient/${patient}`,
    accept: 'application/fhir+json',
  })
  const resource = answer.ok ? parseBody(answer.body) : undefined
  if (!answer.ok || resource === undefined) return { state: 'UNAVAILABLE' }
  if (answer.status === 404 && resource['resourceType'] === 'OperationOutcome') return { state: 'NOT_FOUND' }
  if (answer.status !== 200 || resource['resourceType'] !== 'Patient') return { state: 'UNAVAILABLE' }
  const demographics = readDemographics(resource, patient)
  return demographics === undefined ? { state: 'UNAVAILABLE' } : { state: 'FOUND', demographics }
}

/** How a patient can be reached: where to write, that there is nowhere, or that it could not be asked. */
export type ContactAnswer = { readonly state: 'KNOWN'; readonly contact: Contact } | { readonly state: 'UNAVAILABLE' }

/** Asks the demographics service where to write to a patient. Never throws; the answer is used once and kept nowhere. */
export const askContact = async (service: DemographicsService, patient: NhsNumber): Promise<ContactAnswer> => {
  const answer = await sendToService(service, DEMOGRAPHICS, {
    method: 'GET',
    path: `Patient/${patient}`,
    accept: 'application/fhir+json',
  })
  const resource = answer.ok ? parseBody(answer.body) : undefined
  if (!answer.ok || resource === undefined) return { state: 'UNAVAILABLE' }
  if (answer.status === 404 && resource['resourceType'] === 'OperationOutcome')
    return { state: 'KNOWN', contact: { email: undefined, mobile: undefined } }
  if (answer.status !== 200 || resource['resourceType'] !== 'Patient') return { state: 'UNAVAILABLE' }
  return { state: 'KNOWN', contact: readContact(resource, new Date().toISOString().slice(0, 10)) }
}

/** Asks for the national data opt-out (`POST /national-data-opt-out`, so that no address holds the number). Any trouble is `unknown`. Never throws. */
export const askOptOut = async (service: DemographicsService, patient: NhsNumber): Promise<OptOut> => {
  const body = JSON.stringify({ nhsNumber: patient })
  const answer = await sendToService(service, OPT_OUT, {
    method: 'POST',
    path: 'national-data-opt-out',
    body,
    accept: 'application/json',
  })
  const said = answer.ok && answer.status === 200 ? parseBody(answer.body)?.['optedOut'] : undefined
  if (typeof said !== 'boolean') return 'unknown'
  return said ? 'opted-out' : 'not-opted-out'
}
