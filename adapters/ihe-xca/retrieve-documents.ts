import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { WrittenXml } from '../xml/write-xml.ts'
import { attribute, childrenOf, descend, rawTextOf, textOf, type XmlElement } from '../xml/xml-element.ts'
import { type Asking, sendSoap } from './asking.ts'
import type { DocumentEntry } from './document-entry.ts'
import { contentIdOf } from './multipart.ts'
import { XDS_B, XOP, xds } from './namespaces.ts'
import { registryStanding, responseWithin } from './registry-response.ts'

/** What a document is fetched by. */
export type DocumentKey = Pick<DocumentEntry, 'uniqueId' | 'repository' | 'homeCommunity'>

/** Documents that came, by unique id; those that did not are not there, and `isPartial` says that the community said so. */
export type DocumentsRetrieved = {
  readonly state: AdapterState
  readonly documents: ReadonlyMap<string, Uint8Array>
  readonly isPartial: boolean
}

/** The Cross Gateway Retrieve request (ITI-39) for some documents. */
export const retrieveRequest = (keys: readonly DocumentKey[]): WrittenXml =>
  xds(
    'RetrieveDocumentSetRequest',
    {},
    ...keys.map(({ uniqueId, repository, homeCommunity }) =>
      xds(
        'DocumentRequest',
        {},
        ...(homeCommunity === null ? [] : [xds('HomeCommunityId', {}, homeCommunity)]),
        xds('RepositoryUniqueId', {}, repository),
        xds('DocumentUniqueId', {}, uniqueId),
      ),
    ),
  )

/** One `DocumentResponse`: which document, of what kind, and the part that carries its bytes, or the bytes in base64. */
export type DocumentResponse = {
  readonly uniqueId: string
  readonly mimeType: string | null
  readonly part: string | undefined
  readonly inline: XmlElement | undefined
}

/** The documents that an answer to a retrieval speaks of, in its order. */
export const documentResponses = (message: XmlElement): readonly DocumentResponse[] =>
  childrenOf(message, 'DocumentResponse', XDS_B).flatMap((response) => {
    const uniqueId = textOf(descend(response, 'DocumentUniqueId'))
    const document = descend(response, 'Document')
    if (uniqueId === null || document === undefined) return []
    const href = attribute(childrenOf(document, 'Include', XOP)[0], 'href')
    return [
      {
        uniqueId,
        mimeType: textOf(descend(response, 'mimeType')),
        part: href === undefined ? undefined : contentIdOf(href),
        inline: href === undefined ? document : undefined,
      },
    ]
  })

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** The bytes of a document that stands in the message itself; undefined where it is no base64. */
export const inlineBytes = (document: XmlElement | undefined): Buffer | undefined => {
  const text = rawTextOf(document).replace(/[ \t\r\n]+/g, '')
  return text.length % 4 === 0 && BASE64.test(text) ? Buffer.from(text, 'base64') : undefined
}

const nothing = (state: AdapterState): DocumentsRetrieved => ({ state, documents: new Map(), isPartial: false })

/** Reads an answer that was held whole. */
export const readRetrieved = (message: XmlElement, attachments: ReadonlyMap<string, Buffer>): DocumentsRetrieved => {
  const response = responseWithin(message)
  if (message.name !== 'RetrieveDocumentSetResponse' || response === undefined) return nothing('FAILED')
  const standing = registryStanding(response)
  if (standing.kind === 'TROUBLE') return nothing(standing.state)
  const documents = new Map<string, Uint8Array>()
  for (const { uniqueId, part, inline } of documentResponses(message)) {
    const bytes = part === undefined ? inlineBytes(inline) : attachments.get(part)
    if (bytes !== undefined) documents.set(uniqueId, bytes)
  }
  return { state: 'ANSWERED', documents, isPartial: standing.isPartial }
}

/** Fetches some documents in one message. */
export const retrieveDocuments = async (asking: Asking, keys: readonly DocumentKey[]): Promise<DocumentsRetrieved> => {
  const answer = await sendSoap(asking, 'retrieveDocuments', retrieveRequest(keys))
  return answer.kind === 'MESSAGE' ? readRetrieved(answer.message, answer.attachments) : nothing(answer.state)
}
