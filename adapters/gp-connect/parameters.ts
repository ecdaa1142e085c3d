import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { ClinicalArea } from './clinical-areas.ts'

// The standard demands this part of allergies; every other area is answered whole where no part narrows it.
const PARTS: Partial<Readonly<Record<ClinicalArea, readonly unknown[]>>> = {
  includeAllergies: [{ name: 'includeResolvedAllergies', valueBoolean: true }],
  includeMedication: [{ name: 'includePrescriptionIssues', valueBoolean: true }],
}

/**
 * The body of `$gpc.getstructuredrecord` (GPConnect-GetStructuredRecord-Operation-1): the patient and the areas asked for. No search period is
 * ever named: the standard forbids them beside consultations and problems, and a period leaves undated records out.
 */
export const structuredRecordParameters = (
  patient: NhsNumber,
  nhsNumberSystem: string,
  areas: readonly ClinicalArea[],
): string =>
  JSON.stringify({
    resourceType: 'Parameters',
    parameter: [
      { name: 'patientNHSNumber', valueIdentifier: { system: nhsNumberSystem, value: patient } },
      ...areas.map((name) => (PARTS[name] === undefined ? { name } : { name, part: PARTS[name] })),
    ],
  })
