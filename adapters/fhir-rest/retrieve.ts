import type { Exchange } from '../../schema/model/exchange.ts'
import type { DocumentWanted, RetrievedDocument } from '../exchange-adapter.ts'
import { attachmentOf } from '../fhir/attachment.ts'
import { text } from '../fhir/json.ts'
import { inline, mediaType, NOT_THERE, readBeginning } from '../fhir/retrieved-document.ts'
import type { Transport } from '../transport/transport.ts'
import { pathWithin } from '../transport/within-endpoint.ts'
import type { FhirRestSettings } from './settings.ts'

/**
 * Begins to hand over the document of a DocumentReference (FHIR, Attachment): out of the entry itself, or from the address it gives, which must lie within
 * the exchange's own endpoint. A Binary is asked for as its bytes are (FHIR §2.33.6: an `Accept` that names no FHIR type).
 */
export const retrieve = async (
  { telling, signal, deadline }: DocumentWanted,
  exchange: Exchange,
  settings: FhirRestSettings,
  transport: Transport,
): Promise<RetrievedDocument> => {
  const attachment = attachmentOf(telling.original)
  const stated = text(attachment?.['contentType'])
  const data = text(attachment?.['data'])
  if (data !== null) return inline(data, stated)
  const url = text(attachment?.['url'])
  if (url === null || pathWithin(new URL(exchange.endpoint), url) === undefined) return NOT_THERE
  const answer = await transport.stream(exchange, {
    method: 'GET',
    path: url,
    headers: { ...settings.headers, accept: stated === null ? '*/*' : `${mediaType(stated)}, */*;q=0.5` },
    safe: true,
    signal,
    deadline,
  })
  return readBeginning(answer, { stated, most: exchange.limits.maxBodyBytes, deadline })
}
