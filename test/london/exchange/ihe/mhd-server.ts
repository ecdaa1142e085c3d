import { ODS_SYSTEM } from '../../../../schema/model/ods-code.ts'
import type { Held } from '../../generator/generate.ts'
import { type Holdings, holdingsOf } from '../holdings.ts'
import { type Answer, answer, outcome } from '../outcome.ts'
import { type SearchFault, searchPatients, searchRecords } from '../search.ts'
import type { TongueServer } from '../tongue-server.ts'
import { writableHoldings } from '../writing.ts'
import { contentOf, memberOf } from './members.ts'
import { provideDocuments } from './provide-documents.ts'
import type { Summary } from './summaries.ts'
import type { Member } from './xca-server.ts'

const CAPABILITIES = answer(
  200,
  JSON.stringify({
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    instantiates: [
      'https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentResponder',
      'https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentRecipient',
    ],
    rest: [
      {
        mode: 'server',
        interaction: [{ code: 'transaction' }],
        resource: [
          { type: 'Patient', interaction: [{ code: 'search-type' }] },
          { type: 'DocumentReference', interaction: [{ code: 'search-type' }] },
          { type: 'Binary', interaction: [{ code: 'read' }] },
        ],
      },
    ],
  }),
)

/** The entry of a summary: without a size and a hash, since it is made when it is asked for. */
const entryOf = ({ uniqueId, custodian, labels, created }: Summary, patient: string) => ({
  resourceType: 'DocumentReference',
  id: uniqueId,
  meta: {
    versionId: '1',
    lastUpdated: created,
    ...(custodian === undefined ? {} : { tag: [{ system: ODS_SYSTEM, code: custodian }] }),
  },
  masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:oid:${uniqueId}` },
  status: 'current',
  type: { coding: [{ system: 'http://loinc.org', code: '34133-9', display: 'Summarization of Episode Note' }] },
  subject: { reference: `Patient/${patient}` },
  date: created,
  securityLabel: labels.map((label) => ({ coding: [label] })),
  content: [{ attachment: { contentType: 'text/xml', url: `Binary/${uniqueId}`, creation: created } }],
})

type Kept = { readonly held: Held; readonly member: Member }

const kindsOf = (text: string): readonly string[] => {
  const { type } = JSON.parse(text) as {
    readonly type?: { readonly coding?: readonly { readonly system?: string; readonly code?: string }[] }
  }
  return (type?.coding ?? []).map(({ system, code }) => `${system}|${code}`)
}

/** An MHD responder and recipient: patients by identifier (PDQm), document entries (ITI-67), documents (ITI-68), documents provided (ITI-65). Nothing else is served. */
export const createMhdServer = (holdings: Holdings, community: string): TongueServer => {
  const kept: readonly Kept[] = holdings.all.map((held) => ({ held, member: memberOf(held, community) }))
  const entries: readonly Held[] = kept.map(({ held, member }) => ({
    ...held,
    records: [
      ...held.records.filter(({ resourceType }) => resourceType === 'DocumentReference'),
      ...member.summaries.map((summary) => ({
        resourceType: 'DocumentReference',
        id: summary.uniqueId,
        text: JSON.stringify(entryOf(summary, held.id)),
        at: summary.created,
        lastUpdated: summary.created,
      })),
    ],
  }))
  const listing = writableHoldings(holdingsOf(entries))
  const provided = provideDocuments(listing)

  const search = (base: string, type: string, params: URLSearchParams, fault: SearchFault): Answer => {
    if (type === 'Patient') return searchPatients(base, params, listing, fault)
    const kinds = params.get('type')?.split(',')
    if (kinds === undefined) return searchRecords(base, type, params, listing, fault)
    const narrowed = listing.all.map((held) => ({
      ...held,
      records: held.records.filter(({ text }) => kindsOf(text).some((kind) => kinds.includes(kind))),
    }))
    return searchRecords(base, type, params, holdingsOf(narrowed), fault)
  }

  const document = (id: string): Answer => {
    const given = provided.bytesOf(id)
    if (given !== undefined) return { status: 200, ...given }
    for (const { member } of kept) {
      const summary = member.summaries.find(({ uniqueId }) => uniqueId === id)
      if (summary !== undefined) return { status: 200, body: Buffer.from(summary.xml()), contentType: 'text/xml' }
      const letter = member.records.find((record) => JSON.stringify(record['content'] ?? '').includes(`"Binary/${id}"`))
      if (letter !== undefined) return { status: 200, body: contentOf(letter), contentType: 'application/pdf' }
    }
    return answer(404, outcome('error', 'not-found', 'No such document.'))
  }

  return {
    handle(base: string, method: string, pathAndQuery: string, body: string, fault: SearchFault): Answer {
      const [path = '', query = ''] = pathAndQuery.split('?')
      const [type = '', id] = path.split('/').slice(1)
      if (method === 'GET' && type === 'Binary') return document(id ?? '')
      if (method === 'GET' && type === 'metadata') return CAPABILITIES
      if (type !== 'Patient' && type !== 'DocumentReference')
        return answer(404, outcome('error', 'not-supported', 'This is not served here.'))
      return search(base, type, new URLSearchParams([query, body].filter(Boolean).join('&')), fault)
    },
    writing: provided,
  }
}
