import type { Readers } from '../fhir/read-record.ts'
import { SHARED_READERS } from '../fhir/shared-readers.ts'
import { DOCUMENT_MEMBERS, readDocument } from './document.ts'
import { IMMUNISATION_MEMBERS, readImmunisation } from './immunisation.ts'
import { REFERRAL_MEMBERS, readProcedureRequest, readReferralRequest } from './referral.ts'

/** The FHIR STU3 resource types that hold records, and who reads each. */
export const READERS = {
  ...SHARED_READERS,
  Immunization: { type: 'IMMUNISATION', read: readImmunisation, members: IMMUNISATION_MEMBERS },
  DocumentReference: { type: 'DOCUMENT', read: readDocument, members: DOCUMENT_MEMBERS },
  ReferralRequest: { type: 'REFERRAL', read: readReferralRequest, members: REFERRAL_MEMBERS },
  ProcedureRequest: { type: 'REFERRAL', read: readProcedureRequest, members: REFERRAL_MEMBERS },
} as const satisfies Readers
