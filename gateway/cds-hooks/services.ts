/** Where CDS services are found. */
export const CDS_PATH = '/cds-services'

/** A CDS service as discovery tells of it (CDS Hooks 2.0). */
export type CdsService = {
  readonly hook: 'patient-view'
  readonly id: string
  readonly title: string
  readonly description: string
  readonly usageRequirements: string
  readonly prefetch: Readonly<Record<string, string>>
}

/** Every service that is served. Of the patient nothing is wanted but who they are. */
export const CDS_SERVICES = [
  {
    hook: 'patient-view',
    id: 'records-elsewhere',
    title: "Records of this patient at London's other exchanges",
    description:
      'Tells in one card from how many exchanges a record is available, which alerts it holds, and which exchanges did not answer or may not share; its link opens the record.',
    usageRequirements:
      'The client token is signed by a registered system, lives five minutes at most, and names the acting person (acting_person), the purpose of use and the care context (extensions.ihe_iua). The prefetched Patient states an NHS number.',
    prefetch: { patient: 'Patient/{{context.patientId}}' },
  },
] as const satisfies readonly CdsService[]
