import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import { attachmentOf } from '../fhir/attachment.ts'
import { text } from '../fhir/json.ts'
import type { Asking } from '../fhir-rest/asking.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import { pathWithin } from '../transport/within-endpoint.ts'
import type { Listed } from './summaries.ts'

/** A document's bytes, or the state that the trouble comes to. `undefined` bytes: there is none to be had. */
export type Fetched =
  | { readonly state: 'ANSWERED'; readonly bytes: Uint8Array | undefined; readonly contentType: string }
  | { readonly state: Exclude<AdapterState, 'ANSWERED'> }

const NONE: Fetched = { state: 'ANSWERED', bytes: undefined, contentType: '' }

/** Fetches one document to be read (ITI-68): from the address its entry gives, within the exchange's own endpoint, or out of the entry. */
export const fetchDocument = async (listed: Listed, asking: Asking): Promise<Fetched> => {
  const { exchange, settings, question, transport } = asking
  const attachment = attachmentOf(listed.original)
  const contentType = text(attachment?.['contentType']) ?? ''
  const data = text(attachment?.['data'])
  if (data !== null) return { state: 'ANSWERED', bytes: Buffer.from(data, 'base64'), contentType }
  const path = text(attachment?.['url'])
  if (path === null || pathWithin(new URL(exchange.endpoint), path) === undefined) return NONE
  asking.requests++
  const answer = await transport.send(exchange, {
    method: 'GET',
    path,
    headers: { ...settings.headers, accept: contentType === '' ? '*/*' : contentType },
    safe: true,
    signal: question.signal,
    deadline: question.deadline,
  })
  if (!answer.ok) return { state: STATE_OF_FAULT[answer.fault] }
  if (answer.status === 401 || answer.status === 403) return { state: 'REFUSED_BY_EXCHANGE' }
  if (answer.status === 404 || answer.status === 410) return NONE
  if (answer.status !== 200) return { state: 'FAILED' }
  return { state: 'ANSWERED', bytes: answer.body, contentType: answer.contentType || contentType }
}
