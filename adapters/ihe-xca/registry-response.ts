import { attribute, childrenOf, descend, descendAll, elementsOf, type XmlElement } from '../xml/xml-element.ts'
import { FAILED, REFUSED, type Trouble } from './soap-answer.ts'

/** Codes of errors by which a registry or repository says that it may not answer, as opposed to that it cannot. */
const REFUSALS = new Set(['XDSAccessDenied', 'XDSUnauthorized', 'AccessDenied', 'DocumentAccessDenied'])

/** A patient or document the registry does not know is an answer: nothing is held. */
const NOTHING_HELD = new Set(['XDSUnknownPatientId', 'XDSDocumentUniqueIdError'])

const SUCCESS = ':Success'
const PARTIAL = ':PartialSuccess'

/** How an ebXML RegistryResponse or AdhocQueryResponse stands: what it holds may be read, wholly or in part, or the state it comes to. */
export type RegistryStanding = { readonly kind: 'READ'; readonly isPartial: boolean } | Trouble

const errorsOf = (response: XmlElement): readonly XmlElement[] =>
  childrenOf(response, 'RegistryErrorList').flatMap((list) => elementsOf(list))

// IHE's codes are values of an attribute, with or without the namespace of their code list before them.
const codeOf = (error: XmlElement): string => attribute(error, 'errorCode')?.replace(/^.*:/, '') ?? ''

const isWarning = (error: XmlElement): boolean => attribute(error, 'severity')?.endsWith(':Warning') === true

/** A community that wants to answer later, at an address of ours that we never offered (IHE XCA Deferred Response). */
const isDeferred = (response: XmlElement): boolean =>
  descendAll(response, 'ResponseSlotList', 'Slot').some(
    (slot) => attribute(slot, 'name') === 'DeferredProcessingRequired',
  )

/**
 * Reads the status and errors of a response (ebRS 3.0; IHE ITI TF-3, 4.2.4). Success with warnings, and `PartialSuccess`, are read and are not whole. A deferred
 * answer is a failure: what it holds now is nobody's whole list, and the rest would never be received.
 */
export const registryStanding = (response: XmlElement): RegistryStanding => {
  const errors = errorsOf(response)
  const serious = errors.filter((error) => !isWarning(error))
  if (serious.some((error) => REFUSALS.has(codeOf(error)))) return REFUSED
  if (isDeferred(response)) return FAILED
  const status = attribute(response, 'status') ?? ''
  if (status.endsWith(PARTIAL)) return { kind: 'READ', isPartial: true }
  if (status.endsWith(SUCCESS)) return { kind: 'READ', isPartial: errors.length > 0 }
  const isEmpty = serious.length > 0 && serious.every((error) => NOTHING_HELD.has(codeOf(error)))
  return isEmpty ? { kind: 'READ', isPartial: false } : FAILED
}

/** The response within the answer to a retrieval. */
export const responseWithin = (message: XmlElement): XmlElement | undefined => descend(message, 'RegistryResponse')
