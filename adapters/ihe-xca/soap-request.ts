import { randomUUID } from 'node:crypto'
import { type WrittenXml, writeXml } from '../xml/write-xml.ts'
import { ADDRESSING, addressing, SOAP, security, soap } from './namespaces.ts'

/** What is asked, by its WS-Addressing action. */
export const ACTIONS = {
  findPatients: 'urn:hl7-org:v3:PRPA_IN201305UV02:CrossGatewayPatientDiscovery',
  findDocuments: 'urn:ihe:iti:2007:CrossGatewayQuery',
  retrieveDocuments: 'urn:ihe:iti:2007:CrossGatewayRetrieve',
} as const

export type Action = keyof typeof ACTIONS

/** A message to send; its answer says that it relates to this id. */
export type SoapMessage = { readonly id: string; readonly text: string }

const ANONYMOUS = `${ADDRESSING}/anonymous`

/**
 * A SOAP 1.2 message with WS-Addressing, and the user assertion in WS-Security where there is one (ITI-40). The answer is wanted on the same
 * connection: no address is offered for a deferred one.
 */
export const soapRequest = (
  action: Action,
  to: string,
  assertion: string | undefined,
  body: WrittenXml,
): SoapMessage => {
  const id = `urn:uuid:${randomUUID()}`
  const mustUnderstand = { [`{${SOAP}}mustUnderstand`]: '1' }
  const header = soap(
    'Header',
    {},
    addressing('Action', mustUnderstand, ACTIONS[action]),
    addressing('MessageID', {}, id),
    addressing('ReplyTo', {}, addressing('Address', {}, ANONYMOUS)),
    addressing('To', mustUnderstand, to),
    ...(assertion === undefined ? [] : [security('Security', mustUnderstand, { verbatim: assertion })]),
  )
  const envelope = writeXml(soap('Envelope', {}, header, soap('Body', {}, body)))
  return { id, text: `<?xml version="1.0" encoding="UTF-8"?>${envelope}` }
}

/** The content type of a message without attachments; SOAP 1.2 carries the action in it too (RFC 3902). */
export const soapContentType = (action: Action): string =>
  `application/soap+xml; charset=UTF-8; action="${ACTIONS[action]}"`
