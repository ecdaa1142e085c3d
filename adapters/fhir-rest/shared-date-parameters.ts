/** The search parameter that speaks of the date a resource is listed by, where R4 and STU3 name it alike. */
export const SHARED_DATE_PARAMETERS = {
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
  CarePlan: 'date',
  Flag: 'date',
  Appointment: 'date',
} as const
