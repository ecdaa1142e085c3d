import type { Exchange } from '../../schema/model/exchange.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { DocumentWanted, RetrievedDocument } from '../exchange-adapter.ts'
import { decodedInPieces } from '../fhir/decoded.ts'
import { isObject, items, text } from '../fhir/json.ts'
import { begunBy } from '../transport/begun-by.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import type { Transport } from '../transport/transport.ts'
import { rawTextOf, type XmlElement } from '../xml/xml-element.ts'
import { requestFor, startAsking } from './asking.ts'
import { type Multipart, readContentType } from './multipart.ts'
import { contentIdIn, isBinary } from './read-parts.ts'
import { registryStanding, responseWithin } from './registry-response.ts'
import { type DocumentKey, type DocumentResponse, documentResponses, retrieveRequest } from './retrieve-documents.ts'
import type { IheXcaSettings } from './settings.ts'
import { readEnvelope } from './soap-answer.ts'
import { type StreamedParts, streamParts } from './stream-parts.ts'

const FAILED: RetrievedDocument = { state: 'FAILED' }
const NOT_THERE: RetrievedDocument = { state: 'NOT_THERE' }
/** A message that says which parts are documents; the documents themselves are not in it. */
const LARGEST_MESSAGE = 1024 * 1024

const slotValue = (original: SourceResource, name: string): string | null => {
  for (const slot of items(original['Slot'])) {
    if (!isObject(slot) || slot['@name'] !== name || !isObject(slot['ValueList'])) continue
    const [value] = items(slot['ValueList']['Value'])
    return isObject(value) ? text(value['#']) : null
  }
  return null
}

/** What the document is fetched by, out of the entry that was listed. */
const keyOf = ({ sourceId, original }: DocumentWanted['telling']): DocumentKey | undefined => {
  const repository = slotValue(original, 'repositoryUniqueId')
  if (!sourceId.startsWith('ExtrinsicObject/') || repository === null) return undefined
  return { uniqueId: sourceId.slice('ExtrinsicObject/'.length), repository, homeCommunity: text(original['@home']) }
}

/** Gathers what is not a document, up to its limit; undefined beyond it, or where it breaks off. */
const gathered = async (pieces: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of pieces) {
      bytes += chunk.length
      if (bytes > most) return undefined
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch {
    return undefined
  }
}

/** Which part is the document, by the message before it; or what it comes to without one. */
const announced = (message: XmlElement, key: DocumentKey): DocumentResponse | RetrievedDocument => {
  const response = responseWithin(message)
  if (message.name !== 'RetrieveDocumentSetResponse' || response === undefined) return FAILED
  const standing = registryStanding(response)
  if (standing.kind === 'TROUBLE') return { state: standing.state }
  return documentResponses(message).find(({ uniqueId }) => uniqueId === key.uniqueId) ?? NOT_THERE
}

const partNamed = async (parts: StreamedParts, contentId: string, contentType: string): Promise<RetrievedDocument> => {
  for (let part = await parts.next(); part !== undefined; part = await parts.next()) {
    if (contentIdIn(part.headers) !== contentId) {
      // A document that nobody asked for is passed by, never held.
      for await (const _piece of part.body);
      continue
    }
    if (!isBinary(part.headers)) return FAILED
    const pieces = part.body
    return {
      state: 'ANSWERED',
      contentType,
      size: undefined,
      body: { [Symbol.asyncIterator]: () => pieces[Symbol.asyncIterator](), destroy: parts.destroy },
    }
  }
  return FAILED
}

const outOfParts = async (
  parts: StreamedParts,
  { start }: Multipart,
  messageId: string,
  key: DocumentKey,
): Promise<RetrievedDocument> => {
  const root = await parts.next()
  // XOP has the message first, and a message after its documents would have them held until it comes.
  if (root === undefined || (start !== undefined && contentIdIn(root.headers) !== start.replace(/^<(.*)>$/, '$1')))
    return FAILED
  const xml = await gathered(root.body, LARGEST_MESSAGE)
  const read = xml === undefined ? undefined : readEnvelope(xml, messageId)
  if (read === undefined) return FAILED
  if ('kind' in read) return { state: read.state }
  const found = announced(read.message, key)
  if ('state' in found) return found
  return found.part === undefined ? inline(found) : partNamed(parts, found.part, found.mimeType ?? '')
}

const inline = ({ inline: document, mimeType }: DocumentResponse): RetrievedDocument => ({
  state: 'ANSWERED',
  contentType: mimeType ?? '',
  size: undefined,
  body: decodedInPieces(rawTextOf(document)),
})

/**
 * Begins to hand over one document (ITI-39): the part of an MTOM answer is streamed as it arrives. A community that writes documents into the message itself can give no
 * larger one than any other body.
 */
export const retrieve = async (
  wanted: DocumentWanted,
  exchange: Exchange,
  settings: IheXcaSettings,
  transport: Transport,
): Promise<RetrievedDocument> => {
  const key = keyOf(wanted.telling)
  const asking = startAsking(wanted, exchange, settings, transport)
  if (key === undefined) return NOT_THERE
  if (asking === undefined) return FAILED
  const { messageId, request } = requestFor(asking, 'retrieveDocuments', retrieveRequest([key]))
  const answer = await transport.stream(exchange, request)
  if (!answer.ok) return { state: STATE_OF_FAULT[answer.fault] }
  const { status, body } = answer
  const given = (state: RetrievedDocument): RetrievedDocument => {
    if (state.state !== 'ANSWERED') body.destroy()
    return state
  }
  if (status === 401 || status === 403) return given({ state: 'REFUSED_BY_EXCHANGE' })
  const multipart = readContentType(answer.contentType)?.multipart
  const begin = async (): Promise<RetrievedDocument> => {
    if (multipart !== undefined && status === 200)
      return await outOfParts(streamParts(body, multipart), multipart, messageId, key)
    const xml = await gathered(body, exchange.limits.maxBodyBytes)
    const read = xml === undefined ? undefined : readEnvelope(xml, messageId)
    if (read === undefined) return FAILED
    if ('kind' in read) return { state: read.state }
    const found = status === 200 ? announced(read.message, key) : FAILED
    return 'state' in found ? found : inline(found)
  }
  return given(await begunBy(wanted.deadline, body, begin, { late: { state: 'TIMED_OUT' }, broken: FAILED }))
}
