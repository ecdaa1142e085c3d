import type { Exchange } from '../../schema/model/exchange.ts'
import type { DocumentWanted, RetrievedDocument } from '../exchange-adapter.ts'
import { parseBody } from '../fhir/bundle.ts'
import { decodedInPieces } from '../fhir/decoded.ts'
import { isObject, items, type Json, text } from '../fhir/json.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import type { Transport, TransportStream } from '../transport/transport.ts'
import { pathWithin } from '../transport/within-endpoint.ts'
import type { FhirRestSettings } from './settings.ts'

const NOT_THERE: RetrievedDocument = { state: 'NOT_THERE' }
const FAILED: RetrievedDocument = { state: 'FAILED' }
const FHIR = /^application\/fhir\+(?:json|xml)\b/i

/** The attachment that the entry's title, size and hash were read of. */
const attachmentOf = ({ original }: DocumentWanted['telling']): Json | undefined => {
  const first = items(original['content'])[0]
  return isObject(first) && isObject(first['attachment']) ? first['attachment'] : undefined
}

const mediaType = (contentType: string): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''

const sizeOf = (headers: Readonly<Record<string, string>>): number | undefined => {
  const stated = headers['content-length']
  return stated !== undefined && /^\d{1,15}$/.test(stated) ? Number(stated) : undefined
}

/** A page for people where a document should be says that something is wrong, whatever its status. */
const isAnother = (came: string, stated: string | null): boolean =>
  mediaType(came) === 'text/html' && mediaType(stated ?? '') !== 'text/html'

type Begun = Extract<TransportStream, { ok: true }>

/** A Binary as FHIR wraps it, from a server that gives no bare bytes: no larger than any other body. */
const unwrapped = async ({ body }: Begun, most: number): Promise<RetrievedDocument> => {
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > most) return FAILED
      pieces.push(piece)
    }
  } catch {
    return FAILED
  }
  const binary = parseBody(Buffer.concat(pieces))
  const data = binary?.['resourceType'] === 'Binary' ? text(binary['data']) : null
  if (data === null) return FAILED
  return inline(data, text(binary?.['contentType']))
}

const inline = (data: string, contentType: string | null): RetrievedDocument => ({
  state: 'ANSWERED',
  contentType: contentType ?? '',
  size: undefined,
  body: decodedInPieces(data),
})

/** Reads how an answer begins: the bytes themselves with 200, and no other encoding of them. */
const readBeginning = (
  answer: TransportStream,
  stated: string | null,
  most: number,
): RetrievedDocument | Promise<RetrievedDocument> => {
  if (!answer.ok) return { state: STATE_OF_FAULT[answer.fault] }
  const { status, contentType, headers, body } = answer
  const given = (state: RetrievedDocument): RetrievedDocument => {
    body.destroy()
    return state
  }
  if (status === 401 || status === 403) return given({ state: 'REFUSED_BY_EXCHANGE' })
  if (status === 404 || status === 410) return given(NOT_THERE)
  const encoding = headers['content-encoding'] ?? 'identity'
  if (status !== 200 || encoding !== 'identity' || isAnother(contentType, stated)) return given(FAILED)
  if (FHIR.test(contentType) && !FHIR.test(stated ?? '')) return unwrapped(answer, most)
  return { state: 'ANSWERED', contentType, size: sizeOf(headers), body }
}

/**
 * Begins to hand over the document of a DocumentReference (FHIR R4, Attachment): out of the entry itself, or from the address it gives, which must lie within
 * the exchange's own endpoint. A Binary is asked for as its bytes are (FHIR §2.33.6: an `Accept` that names no FHIR type).
 */
export const retrieve = async (
  { telling, signal, deadline }: DocumentWanted,
  exchange: Exchange,
  settings: FhirRestSettings,
  transport: Transport,
): Promise<RetrievedDocument> => {
  const attachment = attachmentOf(telling)
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
  return readBeginning(answer, stated, exchange.limits.maxBodyBytes)
}
