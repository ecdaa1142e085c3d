/** The lists of the ready question, alerts and allergies first, with what each shows beyond what every record says. */
export const LISTS = {
  alerts: 'resuscitation',
  allergies: 'criticality noneKnown',
  medications: 'kind dosages',
  conditions: 'verificationStatus',
  immunisations: 'lotNumber',
  observations: 'value { quantity { value unit } concept { text } text }',
  results: 'conclusion',
  procedures: 'outcome { text }',
  encounters: 'serviceProvider',
  documents: 'title',
  carePlans: 'title',
  appointments: 'description',
  referrals: 'priority',
  familyHistory: 'relationship { text codings { display } }',
} as const satisfies Record<string, string>

const list = ([field, more]: readonly [string, string]): string => `    ${field} {
      totalCount completeness { state sentence } pageInfo { hasNextPage }
      items { ...Told ${more} dissenting { ...Differs } }
    }`

/** The ready question: every list with its completeness, and what each exchange did. */
export const READY_QUESTION = `query Ready($patient: NHSNumber!, $access: AccessInput!) {
  patient(nhsNumber: $patient, access: $access) {
    nhsNumber name birthDate verified receipt explanation
${Object.entries(LISTS).map(list).join('\n')}
    manifest { exchange { id name } type state notAskedReason released partlyWithheld incomplete identityWarning }
  }
}
fragment Told on ClinicalRecord {
  concept { text codings { system code display } } status date
  provenance { exchange { id } custodian { odsCode } }
}
fragment Differs on ClinicalRecord { status date concept { text codings { system code display } } provenance { exchange { id } } }
`

/** The access each role states in the demo. */
export const demoAccess = (role: string): { readonly purpose: string; readonly careContext?: string } => {
  if (role === 'patient' || role === 'proxy') return { purpose: 'PATRQT' }
  if (role === 'dispatcher') return { purpose: 'ETREAT', careContext: 'Demo incident 1' }
  if (role === 'analyst') return { purpose: 'HRESCH', careContext: 'Demo study 1' }
  return { purpose: 'TREAT', careContext: 'Demo encounter 1' }
}
