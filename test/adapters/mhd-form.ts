import { readerOf } from '../../adapters/fhir/read-record.ts'
import { RESOURCE_TYPES } from '../../adapters/fhir/resource-types.ts'
import { READERS } from '../../adapters/fhir-r4/readers.ts'
import { type IheMhdSettings, iheMhdSettings } from '../../adapters/ihe-mhd/settings.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { TYPES_IN_SUMMARIES } from '../london/exchange/ihe/summaries.ts'
import { fhirForm } from './fhir-form.ts'
import type { Answered, ProtocolForm, WireRecord } from './protocol-form.ts'
import { elementsOnTheWire, recordsInDocuments } from './wire-xml.ts'

const everything: readonly RecordType[] = ['DOCUMENT', ...TYPES_IN_SUMMARIES]

const form = fhirForm({
  protocol: 'IHE_MHD',
  recordTypeOf: (resourceType) => (resourceType === 'DocumentReference' ? 'DOCUMENT' : undefined),
  resourceTypes: RESOURCE_TYPES,
  numberInAddress: () => false,
})

/** What a FHIR document (a Bundle that is one) holds is R4's. */
const inFhirDocument = fhirForm({
  protocol: 'IHE_MHD',
  recordTypeOf: (resourceType) => readerOf(resourceType, READERS)?.type,
  resourceTypes: RESOURCE_TYPES,
  numberInAddress: () => false,
})

type Entry = {
  readonly content?: readonly { readonly attachment?: { readonly size?: number; readonly hash?: string } }[]
}
type Kind = { readonly type?: { readonly coding?: readonly { readonly system?: string; readonly code?: string }[] } }

/** A summary that is made when it is asked for (neither size nor hash) is no document yet. */
const isNoDocumentYet = ({ content, type }: Entry & Kind, { recordsIn }: IheMhdSettings): boolean =>
  (content ?? []).every(({ attachment }) => attachment?.size === undefined && attachment?.hash === undefined) &&
  (type?.coding ?? []).some(({ system, code }) =>
    Object.values(recordsIn).some((kinds) => kinds?.includes(`${system}|${code}`)),
  )

function* recordsIn(answer: Answered, given: unknown): Generator<WireRecord> {
  const settings = iheMhdSettings.parse(given)
  if (answer.body.includes('ClinicalDocument'))
    yield* recordsInDocuments(elementsOnTheWire(answer.body, 'ClinicalDocument'), settings.recordsIn)
  else if (/"type"\s*:\s*"document"/.test(answer.body.toString())) {
    for (const record of inFhirDocument.recordsIn(answer, settings))
      if (settings.recordsIn[record.type] !== undefined) yield record
  } else
    for (const record of form.recordsIn(answer, settings)) if (!isNoDocumentYet(record.resource, settings)) yield record
}

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
  recordsIn,
  typesAsked: ({ url, body }) => {
    if (!url.includes('/DocumentReference')) return []
    return new URLSearchParams(body || url.split('?')[1]).has('type') ? TYPES_IN_SUMMARIES : everything
  },
  inseparable: Object.fromEntries(everything.map((type) => [type, everything])),
}
