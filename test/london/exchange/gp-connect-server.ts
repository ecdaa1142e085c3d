import { binary } from './binary.ts'
import type { Holdings } from './holdings.ts'
import { type Answer, answer } from './outcome.ts'
import type { SearchFault } from './search.ts'
import { refuseHeaders, spineOutcome } from './spine-headers.ts'
import { isArea, isIn, structuredRecord } from './structured-record.ts'
import type { TongueServer } from './tongue-server.ts'

type Parameter = {
  readonly name: string
  readonly valueIdentifier?: { readonly value?: string }
  readonly part?: readonly { readonly name: string }[]
}

const INVALID = spineOutcome(422, 'invalid', 'INVALID_PARAMETER')
const NOBODY = spineOutcome(404, 'not-found', 'PATIENT_NOT_FOUND')

const METADATA = answer(
  200,
  JSON.stringify({
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    fhirVersion: '3.0.1',
    acceptUnknown: 'both',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        operation: [
          {
            name: 'gpc.getstructuredrecord',
            definition: {
              reference: 'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-GetStructuredRecord-Operation-1',
            },
          },
        ],
      },
    ],
  }),
)

const parametersOf = (body: string): readonly Parameter[] | undefined => {
  try {
    const { resourceType, parameter } = JSON.parse(body)
    return resourceType === 'Parameters' && Array.isArray(parameter) ? parameter : undefined
  } catch {
    return undefined
  }
}

/** What is wrong with the parameters by the standard's own rules: unknown ones, and allergies without the part they must have. */
const areGood = (parameters: readonly Parameter[]): boolean =>
  parameters.every(
    ({ name, part = [] }) =>
      name === 'patientNHSNumber' ||
      (isArea(name) && (name !== 'includeAllergies' || part.some((one) => one.name === 'includeResolvedAllergies'))),
  )

/** A document as the standard hands it over: a Binary of FHIR's, never its bare bytes. */
const wrapped = ({ status, body, contentType }: Answer): Answer =>
  contentType === undefined
    ? spineOutcome(404, 'not-found', 'NO_RECORD_FOUND')
    : answer(status, JSON.stringify({ resourceType: 'Binary', contentType, content: body.toString('base64') }))

/** The GP Connect side of one exchange: a structured record, and the documents of one patient by its own id. */
export const createGpConnectServer = (holdings: Holdings): TongueServer => {
  const structured = (body: string, fault: SearchFault): Answer => {
    const parameters = parametersOf(body)
    if (parameters === undefined) return spineOutcome(422, 'invalid', 'INVALID_RESOURCE')
    const number = parameters.find(({ name }) => name === 'patientNHSNumber')?.valueIdentifier?.value
    if (number === undefined || !areGood(parameters)) return INVALID
    const found = holdings.byNumber(number)
    const held = fault === 'another-patient' ? holdings.other(found) : found
    if (held === undefined) return NOBODY
    const areas = parameters.map(({ name }) => name).filter(isArea)
    const others =
      fault === 'stray-record' ? holdings.all.filter((one) => one !== held).flatMap(({ records }) => records) : []
    return answer(200, structuredRecord(held, areas, others.filter((told) => isIn(told, areas)).slice(0, 1)))
  }

  const documents = (id: string): Answer => {
    const held = holdings.byId(id)
    if (held === undefined) return NOBODY
    const found = held.records.filter(({ resourceType }) => resourceType === 'DocumentReference')
    const entry = [held.patient, ...found.map(({ text }) => text)].map((text) => `{"resource":${text}}`)
    return answer(200, `{"resourceType":"Bundle","type":"searchset","total":${found.length},"entry":[${entry}]}`)
  }

  return {
    // What it can do it says to anybody: that is about no patient.
    refuse: (headers, path) => (path === '/metadata' ? undefined : refuseHeaders(headers, Date.now())),
    handle: (_base, method, pathAndQuery, body, fault) => {
      const [path = ''] = pathAndQuery.split('?')
      if (method === 'GET' && path === '/metadata') return METADATA
      if (method === 'POST' && path === '/Patient/$gpc.getstructuredrecord') return structured(body, fault)
      const id = /^\/Patient\/([^/]+)\/DocumentReference$/.exec(path)?.[1]
      if (method === 'GET' && id !== undefined) return documents(decodeURIComponent(id))
      const document = /^\/Binary\/([^/]+)$/.exec(path)?.[1]
      if (method === 'GET' && document !== undefined) return wrapped(binary(document, holdings))
      return spineOutcome(501, 'not-supported', 'NOT_IMPLEMENTED')
    },
  }
}
