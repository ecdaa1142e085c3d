import type { Arrived } from '../fhir/arrived.ts'
import { nextOf } from '../fhir/bundle.ts'
import { type Asking, INTERACTIONS, type SpineAnswer, sendToSpine } from './asking.ts'

const below = (path: string): string => (path === '' ? '' : `${path.replace(/\/$/, '')}/`)

/** What the standard has a search for documents bring along: whose, from whom, by whom. */
const ALONG = new URLSearchParams([
  ['_include', 'DocumentReference:subject:Patient'],
  ['_include', 'DocumentReference:custodian:Organization'],
  ['_include', 'DocumentReference:author:Organization'],
  ['_include', 'DocumentReference:author:Practitioner'],
  ['_revinclude:recurse', 'PractitionerRole:practitioner'],
])

/** Finds the patient as the standard's own search does: its address holds the NHS number. */
export const searchPatient = (asking: Asking): Promise<SpineAnswer> => {
  const { question, settings } = asking
  const identifier = new URLSearchParams({ identifier: `${settings.nhsNumberSystem}|${question.patient}` })
  return sendToSpine(asking, {
    interaction: INTERACTIONS.findPatient,
    path: `${below(settings.documentsPath)}Patient?${identifier}`,
  })
}

/** Searches for the documents of one patient (Access Document 1.5), by the provider's own id. */
export const searchDocuments = (patientId: string, asking: Asking): Promise<SpineAnswer> =>
  sendToSpine(asking, {
    interaction: INTERACTIONS.findDocuments,
    path: `${below(asking.settings.documentsPath)}Patient/${encodeURIComponent(patientId)}/DocumentReference?${ALONG}`,
  })

/** Whether there are more than came: the standard's search has no pages, so what lies beyond is not fetched. */
export const isCutShort = ({ resource }: Arrived): boolean => nextOf(resource) !== null
