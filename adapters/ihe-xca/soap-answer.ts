import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import type { TransportAnswer } from '../transport/transport.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { childrenOf, descend, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts'
import { readContentType } from './multipart.ts'
import { ADDRESSING, SOAP } from './namespaces.ts'
import { type Part, readParts } from './read-parts.ts'

export type Trouble = { readonly kind: 'TROUBLE'; readonly state: Exclude<AdapterState, 'ANSWERED'> }

/** What a message came to: the element in its body with the parts that came along, or the state that the trouble comes to. */
export type SoapAnswer =
  | { readonly kind: 'MESSAGE'; readonly message: XmlElement; readonly attachments: ReadonlyMap<string, Buffer> }
  | Trouble

export const trouble = (state: Trouble['state']): Trouble => ({ kind: 'TROUBLE', state })

export const FAILED = trouble('FAILED')
export const REFUSED = trouble('REFUSED_BY_EXCHANGE')

/**
 * Subcodes of a fault by which a house says that it will not answer this asker (WS-Security 1.1, 12; WS-Trust). Whatever else a fault says, the house could
 * not answer.
 */
const REFUSALS = new Set([
  'FailedAuthentication',
  'FailedCheck',
  'InvalidSecurity',
  'InvalidSecurityToken',
  'SecurityTokenUnavailable',
  'UnsupportedSecurityToken',
  'MessageExpired',
  'RequestFailed',
  'AccessDenied',
  'NotAuthorized',
  'Unauthorized',
])

const localName = (qualified: string | null): string => qualified?.replace(/^.*:/, '') ?? ''

const faultState = (fault: XmlElement): Trouble => {
  let code = descend(fault, 'Code')
  while (code !== undefined) {
    if (REFUSALS.has(localName(textOf(descend(code, 'Value'))))) return REFUSED
    code = descend(code, 'Subcode')
  }
  return FAILED
}

/** Reads an envelope: its message, its fault, or a failure. An answer to another question than `messageId` is none to this one. */
export const readEnvelope = (xml: Uint8Array, messageId: string): { readonly message: XmlElement } | Trouble => {
  const parsed = parseXml(xml)
  if (!parsed.ok || parsed.root.name !== 'Envelope' || parsed.root.namespace !== SOAP) return FAILED
  const [body] = childrenOf(parsed.root, 'Body', SOAP)
  const [message] = elementsOf(body)
  if (message === undefined) return FAILED
  if (message.name === 'Fault' && message.namespace === SOAP) return faultState(message)
  const related = childrenOf(descend(parsed.root, 'Header'), 'RelatesTo', ADDRESSING).map(textOf)
  return related.length === 0 || related.includes(messageId) ? { message } : FAILED
}

const NOTHING = Buffer.alloc(0)

const rootOf = (parts: readonly Part[], start: string | undefined): Part | undefined => {
  const wanted = start?.trim().replace(/^<(.*)>$/, '$1')
  return wanted === undefined ? parts[0] : parts.find(({ contentId }) => contentId === wanted)
}

/** Reads what came back for the message of that id: SOAP alone or in MTOM, whatever its HTTP status. */
export const readSoapAnswer = async (answer: TransportAnswer, messageId: string): Promise<SoapAnswer> => {
  if (!answer.ok) return trouble(STATE_OF_FAULT[answer.fault])
  if (answer.status === 401 || answer.status === 403) return REFUSED
  const { body } = answer
  // The promise of this answer has grown old: it holds the bytes no longer.
  answer.body = NOTHING
  const contentType = readContentType(answer.contentType)
  let xml: Uint8Array = body
  const attachments = new Map<string, Buffer>()
  if (contentType?.multipart !== undefined) {
    const parts = await readParts(body, contentType.multipart)
    const root = parts === undefined ? undefined : rootOf(parts, contentType.multipart.start)
    if (parts === undefined || root === undefined) return FAILED
    for (const part of parts)
      if (part !== root && part.contentId !== undefined) attachments.set(part.contentId, part.body)
    xml = root.body
  }
  const read = readEnvelope(xml, messageId)
  if ('kind' in read) return read
  return answer.status < 300 ? { kind: 'MESSAGE', message: read.message, attachments } : FAILED
}
