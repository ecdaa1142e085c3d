import { RESOURCE_TYPES } from '../../adapters/fhir/resource-types.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { TYPES_IN_SUMMARIES } from '../london/exchange/ihe/summaries.ts'
import { fhirForm } from './fhir-form.ts'
import type { ProtocolForm } from './protocol-form.ts'

const everything: readonly RecordType[] = ['DOCUMENT', ...TYPES_IN_SUMMARIES]

const { recordsIn: _notAsTheyStand, ...form } = fhirForm({
  protocol: 'IHE_MHD',
  recordTypeOf: (resourceType) => (resourceType === 'DocumentReference' ? 'DOCUMENT' : undefined),
  resourceTypes: RESOURCE_TYPES,
  numberInAddress: () => false,
})

/** How MHD says what the audits have to say: FHIR's way, and CDA's where a document is fetched. */
export const mhdForm: ProtocolForm = {
  ...form,
  faults: {
    ...form.faults,
    entities: {
      say: ({ elsewhere }) => ({
        status: 200,
        contentType: 'text/xml',
        body: Buffer.from(
          `<!DOCTYPE e [<!ENTITY x SYSTEM "${elsewhere}/entity">]><ClinicalDocument xmlns="urn:hl7-org:v3">&x;</ClinicalDocument>`,
        ),
      }),
    },
  },
  typesAsked: ({ url, body }) => {
    if (!url.includes('/DocumentReference')) return []
    return new URLSearchParams(body || url.split('?')[1]).has('type') ? TYPES_IN_SUMMARIES : everything
  },
  inseparable: Object.fromEntries(everything.map((type) => [type, everything])),
}
