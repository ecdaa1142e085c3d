import type { Readers } from '../fhir/read-record.ts'
import { SHARED_READERS } from '../fhir/shared-readers.ts'
import { DOCUMENT_MEMBERS, readDocument } from './document.ts'
import { IMMUNISATION_MEMBERS, readImmunisation } from './immunisation.ts'
import { REFERRAL_MEMBERS, readReferral } from './referral.ts'

/** The FHIR R4 resource types that hold records, and who reads each. */
export const READERS = {
  ...SHARED_READERS,
  Immunization: { type: 'IMMUNISATION', read: readImmunisation, members: IMMUNISATION_MEMBERS },
  DocumentReference: { type: 'DOCUMENT', read: readDocument, members: DOCUMENT_MEMBERS },
  ServiceRequest: { type: 'REFERRAL', read: readReferral, members: REFERRAL_MEMBERS },
} as const satisfies Readers
