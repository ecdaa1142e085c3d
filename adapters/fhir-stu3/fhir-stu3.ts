import type { ExchangeAdapter } from '../exchange-adapter.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import { fhirRest } from '../fhir-rest/fhir-rest.ts'
import type { FhirVersion } from '../fhir-rest/fhir-version.ts'
import type { FhirRestSettings } from '../fhir-rest/settings.ts'
import { READERS } from './readers.ts'

/** What is STU3's own: R4's ServiceRequest is two resources here, and a document is searched by when it was created. */
const STU3: FhirVersion = {
  readers: READERS,
  resourceTypes: { ...RESOURCE_TYPES, REFERRAL: ['ReferralRequest', 'ProcedureRequest'] },
  dateParameters: {
    Condition: 'onset-date',
    MedicationStatement: 'effective',
    MedicationRequest: 'authoredon',
    MedicationDispense: 'whenhandedover',
    MedicationAdministration: 'effective-time',
    Immunization: 'date',
    Observation: 'date',
    DiagnosticReport: 'date',
    Procedure: 'date',
    Encounter: 'date',
    DocumentReference: 'created',
    CarePlan: 'date',
    Flag: 'date',
    Appointment: 'date',
    ReferralRequest: 'authored-on',
    ProcedureRequest: 'authored',
  },
}

/** FHIR STU3 REST (Care Connect and plain). */
export const fhirStu3: ExchangeAdapter<FhirRestSettings> = fhirRest(STU3)
