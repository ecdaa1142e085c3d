import { binary } from './binary.ts'
import { changeRecord } from './changing.ts'
import type { Holdings } from './holdings.ts'
import { type Answer, answer, outcome } from './outcome.ts'
import { everything, type SearchFault, searchPatients, searchRecords } from './search.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { TongueServer } from './tongue-server.ts'
import { historyOf, isWrite, type WritableHoldings, writableHoldings, writeFhir } from './writing.ts'

/** The FHIR resource types an exchange may be asked for. */
export const RESOURCE_TYPES: readonly string[] = [
  'AllergyIntolerance',
  'Appointment',
  'CarePlan',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'FamilyMemberHistory',
  'Flag',
  'Immunization',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Patient',
  'Procedure',
  'ServiceRequest',
]

const DATES: Readonly<Record<string, string>> = {
  Condition: 'onset-date',
  MedicationRequest: 'authoredon',
  MedicationStatement: 'effective',
  ServiceRequest: 'authored',
  ReferralRequest: 'authored-on',
  AllergyIntolerance: 'onset',
}

const READING = [{ code: 'read' }, { code: 'search-type' }]
const WRITING = [{ code: 'create' }, { code: 'update' }, { code: 'history-instance' }]

const capabilities = (types: readonly string[], version: string, writes: boolean): string =>
  JSON.stringify({
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    fhirVersion: version,
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        resource: types.map((type) => ({
          type,
          interaction: writes && type !== 'Patient' ? [...READING, ...WRITING] : READING,
          ...(writes && type !== 'Patient' ? { versioning: 'versioned-update', conditionalCreate: true } : {}),
          searchParam:
            type === 'Patient'
              ? [{ name: 'identifier', type: 'token' }]
              : [
                  { name: 'patient', type: 'reference' },
                  { name: DATES[type] ?? 'date', type: 'date' },
                ],
        })),
        interaction: [{ code: 'batch' }],
      },
    ],
  })

/** What STU3 has instead. */
export const STU3_RESOURCE_TYPES: readonly string[] = [
  ...RESOURCE_TYPES.filter((type) => type !== 'ServiceRequest'),
  'ProcedureRequest',
  'ReferralRequest',
]

/** The FHIR REST side of one exchange, R4 unless another version is said. Only what `types` names is served; R4 can be written to. */
export const createFhirServer = (
  before: Holdings,
  types: readonly string[],
  version = '4.0.1',
  subscriptions?: Subscriptions,
): TongueServer => {
  const served = new Set([...types, 'Patient'])
  const writable: WritableHoldings | undefined = version === '4.0.1' ? writableHoldings(before) : undefined
  const holdings = writable ?? before
  const metadata = answer(200, capabilities([...served].sort(), version, writable !== undefined))

  const get = (base: string, pathAndQuery: string, fault: SearchFault): Answer => {
    const url = new URL(pathAndQuery.replace(/^\/*/, '/'), 'http://exchange')
    const [type = '', id, operation] = url.pathname.split('/').slice(1)
    if (type === 'metadata') return metadata
    if (type === 'Binary' && served.has('DocumentReference')) return binary(id ?? '', holdings)
    if (!served.has(type)) return answer(404, outcome('error', 'not-supported', 'This type is not served here.'))
    if (id === undefined || id === '')
      return type === 'Patient'
        ? searchPatients(base, url.searchParams, holdings, fault)
        : searchRecords(base, type, url.searchParams, holdings, fault)
    if (type === 'Patient') {
      const held = holdings.byId(id)
      if (!held) return answer(404, outcome('error', 'not-found', 'No such resource.'))
      const told = fault === 'another-patient' ? (holdings.other(held) ?? held) : held
      return operation === '$everything'
        ? everything(base, told, url.searchParams, holdings, fault)
        : answer(200, told.patient)
    }
    if (operation === '_history' && writable !== undefined) return historyOf(type, id, writable)
    const found = holdings.all.flatMap((held) =>
      held.records.filter((told) => told.resourceType === type && told.id === id),
    )[0]
    return found ? answer(200, found.text) : answer(404, outcome('error', 'not-found', 'No such resource.'))
  }

  const batch = (base: string, body: string, fault: SearchFault): Answer => {
    let entries: readonly { readonly request?: { readonly method?: string; readonly url?: string } }[]
    try {
      const parsed = JSON.parse(body) as { resourceType?: string; type?: string; entry?: typeof entries }
      if (parsed.resourceType !== 'Bundle' || parsed.type !== 'batch')
        return answer(400, outcome('error', 'invalid', 'A Bundle of type batch is expected.'))
      entries = parsed.entry ?? []
    } catch {
      return answer(400, outcome('error', 'structure', 'The body is not JSON.'))
    }
    const answered = entries.map(({ request }) => {
      const one =
        request?.method === 'GET'
          ? get(base, request.url ?? '', fault)
          : answer(405, outcome('error', 'not-supported', 'Only GET may be batched.'))
      const said = one.body.toString()
      return one.status === 200
        ? `{"resource":${said},"response":{"status":"200"}}`
        : `{"response":{"status":"${one.status}","outcome":${said}}}`
    })
    return answer(200, `{"resourceType":"Bundle","type":"batch-response","entry":[${answered}]}`)
  }

  return {
    handle: (base, method, pathAndQuery, body, fault) => {
      if (method === 'GET') return get(base, pathAndQuery, fault)
      if (method !== 'POST') return answer(405, outcome('error', 'not-supported', 'Only reading is offered.'))
      const [path = '', query = ''] = pathAndQuery.split('?')
      if (path === '' || path === '/') return batch(base, body, fault)
      if (path.endsWith('/_search'))
        return get(base, `${path.slice(0, -'/_search'.length)}?${[query, body].filter(Boolean).join('&')}`, fault)
      return answer(405, outcome('error', 'not-supported', 'Nothing can be written here.'))
    },
    ...(writable === undefined
      ? {}
      : {
          writing: {
            isWrite,
            write: (base, method, path, body, headers) => {
              const done = writeFhir(base, method, path, body, headers, writable, served)
              const sourceId = /([A-Za-z]+\/[^/]+)\/_history/.exec(done.headers?.['location'] ?? '')?.[1]
              const whose = writable.all.find(({ records }) =>
                records.some((told) => `${told.resourceType}/${told.id}` === sourceId),
              )
              if (sourceId !== undefined && whose !== undefined) void subscriptions?.written(whose.foundBy, sourceId)
              return done
            },
          },
        }),
    ...(writable === undefined || subscriptions === undefined
      ? {}
      : {
          changes: {
            answer: subscriptions.answer,
            change: (nhsNumber, change) => changeRecord(writable, subscriptions, nhsNumber, change),
            lose: subscriptions.lose,
            pair: subscriptions.pair,
            close: subscriptions.close,
          },
        }),
  }
}
