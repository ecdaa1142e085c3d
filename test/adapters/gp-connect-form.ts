import { readerOf } from '../../adapters/fhir/read-record.ts'
import { RESOURCE_TYPES } from '../../adapters/fhir/resource-types.ts'
import { type ClinicalArea, TYPES_OF_AREA } from '../../adapters/gp-connect/clinical-areas.ts'
import { READERS } from '../../adapters/gp-connect/readers.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { fhirForm } from './fhir-form.ts'
import type { FaultForm, ProtocolForm, WireRecord } from './protocol-form.ts'

const recordTypeOf = (resourceType: string): RecordType | undefined => readerOf(resourceType, READERS)?.type

const resourceTypes = { ...RESOURCE_TYPES, REFERRAL: ['ReferralRequest', 'ProcedureRequest'] }

const base = fhirForm({ protocol: 'GP_CONNECT', recordTypeOf, resourceTypes, numberInAddress: () => false })

/** The standard's own error, whatever status it comes with. */
const spine = (status: number, issue: string, code: string): FaultForm => ({
  say: () => ({
    status,
    contentType: base.contentType,
    body: Buffer.from(
      JSON.stringify({
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'error',
            code: issue,
            details: {
              coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1', code }],
            },
            diagnostics: 'a word of a patient',
          },
        ],
      }),
    ),
  }),
})

type Parameters = { readonly parameter?: readonly { readonly name: string }[] }

const areasIn = (body: string): readonly ClinicalArea[] =>
  body === ''
    ? []
    : ((JSON.parse(body) as Parameters).parameter ?? [])
        .map(({ name }) => name)
        .filter((name): name is ClinicalArea => Object.hasOwn(TYPES_OF_AREA, name))

const containedIn = (resource: SourceResource): readonly WireRecord[] =>
  ((resource['contained'] ?? []) as readonly SourceResource[]).flatMap((part) => {
    const type = recordTypeOf(String(part['resourceType']))
    return type === undefined ? [] : [{ type, sourceId: `${part['resourceType']}/${part['id']}`, resource: part }]
  })

/** How GP Connect says what the audits have to say: FHIR's faults in the standard's own error codes, and one record without pages. */
export const gpConnectForm: ProtocolForm = {
  ...base,
  faults: {
    ...base.faults,
    'server-error': spine(503, 'exception', 'INTERNAL_SERVER_ERROR'),
    'error-in-200': spine(200, 'invalid', 'INVALID_PARAMETER'),
    forbidden: spine(403, 'forbidden', 'NO_PATIENT_CONSENT'),
    'forbidden-in-200': spine(200, 'forbidden', 'ACCESS_DENIED'),
    'next-loop': { inapplicable: 'A structured record is one Bundle, and no search of the standard has pages.' },
  },
  typesAsked: ({ url, body }) => [
    ...new Set([
      ...areasIn(body).flatMap((area) => TYPES_OF_AREA[area]),
      ...(url.includes('/DocumentReference') ? (['DOCUMENT'] as const) : []),
    ]),
  ],
  // A laboratory's values come in its reports.
  inseparable: { OBSERVATION: ['RESULT'], RESULT: ['OBSERVATION'] },
  recordsIn: function* (answer, settings) {
    yield* base.recordsIn(answer, settings)
    const { entry = [] } = JSON.parse(answer.body.toString()) as { entry?: { resource?: SourceResource }[] }
    for (const { resource } of entry) if (resource?.['resourceType'] === 'List') yield* containedIn(resource)
  },
}
