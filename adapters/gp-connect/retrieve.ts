import { randomUUID } from 'node:crypto'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { DocumentWanted, RetrievedDocument } from '../exchange-adapter.ts'
import { attachmentOf } from '../fhir/attachment.ts'
import { text } from '../fhir/json.ts'
import { inline, NOT_THERE, readBeginning } from '../fhir/retrieved-document.ts'
import type { Transport } from '../transport/transport.ts'
import { INTERACTIONS, spineHeaders } from './asking.ts'
import { reasonFor } from './bearer.ts'
import type { GpConnectSettings } from './settings.ts'

const BINARY = /(?:^|\/)Binary\/([A-Za-z0-9.-]{1,64})$/

/**
 * Begins to hand over a document (Access Document 1.5, read a document): a Binary by its id, from the provider's own documents service, whatever base the
 * entry's address has: before Spine it is another than behind it.
 */
export const retrieve = async (
  wanted: DocumentWanted,
  exchange: Exchange,
  settings: GpConnectSettings,
  transport: Transport,
): Promise<RetrievedDocument> => {
  const attachment = attachmentOf(wanted.telling.original)
  const stated = text(attachment?.['contentType'])
  const data = text(attachment?.['data'])
  if (data !== null) return inline(data, stated)
  const id = BINARY.exec(text(attachment?.['url']) ?? '')?.[1]
  if (id === undefined) return NOT_THERE
  if (!settings.reasons.includes(reasonFor(wanted.purpose))) return { state: 'REFUSED_BY_EXCHANGE' }
  const below = settings.documentsPath === '' ? '' : `${settings.documentsPath.replace(/\/$/, '')}/`
  const answer = await transport.stream(exchange, {
    method: 'GET',
    path: `${below}Binary/${id}`,
    headers: spineHeaders(wanted, exchange, settings, INTERACTIONS.readDocument, randomUUID()),
    safe: true,
    signal: wanted.signal,
    deadline: wanted.deadline,
  })
  return readBeginning(answer, { stated, most: exchange.limits.maxBodyBytes, deadline: wanted.deadline })
}
