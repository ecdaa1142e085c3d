/** Parsed JSON, believed as it comes. */
export type Json = { readonly [name: string]: Json } & readonly Json[] & string

const concept = (from: Json | undefined) => ({
  codings: (from?.['coding'] ?? []).map((coding: Json) => ({
    system: coding['system'] ?? null,
    code: coding['code'] ?? null,
    display: coding['display'] ?? null,
  })),
  text: from?.['text'] ?? null,
})

const firstCode = (from: Json | undefined) => from?.['coding']?.[0]?.['code'] ?? null

const shared = (
  resource: Json,
  exchange: string,
  code: Json | undefined,
  status: unknown,
  date: unknown,
  recorded: unknown,
) => ({
  concept: concept(code),
  status: status ?? null,
  date: date ?? null,
  recordedDate: recorded ?? null,
  provenance: [{ exchange: { id: exchange }, sourceId: `${resource['resourceType']}/${resource['id']}` }],
})

/** What the view selects of a resource of each type, picked by hand. */
export const PICK: Readonly<Record<string, (resource: Json, exchange: string) => object>> = {
  AllergyIntolerance: (r, x) => ({
    ...shared(r, x, r['code'], firstCode(r['clinicalStatus']), r['onsetDateTime'], r['recordedDate']),
    criticality: r['criticality'] ?? null,
    verificationStatus: firstCode(r['verificationStatus']),
  }),
  Condition: (r, x) => ({
    ...shared(r, x, r['code'], firstCode(r['clinicalStatus']), r['onsetDateTime'], r['recordedDate']),
    endDate: r['abatementDateTime'] ?? null,
    verificationStatus: firstCode(r['verificationStatus']),
  }),
  MedicationStatement: (r, x) => ({
    ...shared(r, x, r['medicationCodeableConcept'], r['status'], r['effectiveDateTime'], r['dateAsserted']),
    kind: 'STATEMENT',
    dosages: (r['dosage'] ?? []).map((dosage: Json) => dosage['text']),
  }),
  Immunization: (r, x) => ({
    ...shared(r, x, r['vaccineCode'], r['status'], r['occurrenceDateTime'], r['recorded']),
    lotNumber: r['lotNumber'] ?? null,
    doseNumber:
      r['protocolApplied']?.[0]?.['doseNumberString'] ?? r['protocolApplied']?.[0]?.['doseNumberPositiveInt'] ?? null,
  }),
  Observation: (r, x) => ({
    ...shared(r, x, r['code'], r['status'], r['effectiveDateTime'], r['issued']),
    value: {
      quantity: { value: r['valueQuantity']?.['value'] ?? null, unit: r['valueQuantity']?.['unit'] ?? null },
      text: null,
    },
    endDate: r['effectivePeriod']?.['end'] ?? null,
  }),
  DiagnosticReport: (r, x) => ({
    ...shared(r, x, r['code'], r['status'], r['effectiveDateTime'], r['issued']),
    conclusion: r['conclusion'] ?? null,
    endDate: r['effectivePeriod']?.['end'] ?? null,
  }),
}
