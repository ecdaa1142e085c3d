import { createServer } from 'node:http'
import { NHS_NUMBER_SYSTEM, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { ODS_SYSTEM } from '../../../schema/model/ods-code.ts'
import type { Person } from '../generator/person.ts'
import { CONFIDENTIALITY } from '../generator/telling.ts'
import { type Listening, listenOn } from '../listen.ts'
import { searchPeople } from './search-people.ts'
import { telecomsOf } from './telecoms.ts'

/** The demographics service and the national data opt-out, each of which can be out of order by itself. */
export type DemographicsServer = Listening & {
  requests(): number
  /** `demographics` or `optOut`: answers 503 while down. */
  down(part: 'demographics' | 'optOut', is: boolean): void
}

/** A PDS FHIR R4 Patient: a superseded number is answered with the current one, and stated as `old`; a restricted person's whereabouts are left out. */
export const pdsPatient = (person: Person): string =>
  JSON.stringify({
    resourceType: 'Patient',
    id: person.nhsNumber,
    meta: {
      versionId: '2',
      security: [
        {
          system: CONFIDENTIALITY,
          code: person.restricted ? 'R' : 'U',
          display: person.restricted ? 'restricted' : 'unrestricted',
        },
      ],
    },
    identifier: [
      { system: NHS_NUMBER_SYSTEM, value: person.nhsNumber },
      ...person.superseded.map((value) => ({ use: 'old', system: NHS_NUMBER_SYSTEM, value })),
    ],
    name: [
      { id: 'usual', use: 'usual', period: { start: person.birthDate }, given: [person.given], family: person.family },
    ],
    gender: person.gender,
    birthDate: person.birthDate,
    ...(person.restricted
      ? {}
      : {
          telecom: telecomsOf(person),
          address: [
            {
              id: 'home',
              use: 'home',
              line: [person.address.line, person.address.town],
              postalCode: person.address.postcode,
            },
          ],
          generalPractitioner: [
            { id: 'practice', type: 'Organization', identifier: { system: ODS_SYSTEM, value: person.practice } },
          ],
        }),
  })

const SPINE = 'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode'
const refusal = (code: string, display: string): string =>
  JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [
      { severity: 'error', code: 'value', details: { coding: [{ system: SPINE, version: '1', code, display }] } },
    ],
  })

/** The answer to a search: a searchset, or an OperationOutcome; that too many match is said with status 200. */
const answerToSearch = (people: readonly Person[], query: URLSearchParams): { status: number; body: string } => {
  const searched = searchPeople(people, query)
  if ('refused' in searched)
    return {
      status: searched.refused === 'TOO_MANY_MATCHES' ? 200 : 400,
      body: refusal(searched.refused, searched.refused.replaceAll('_', ' ').toLowerCase()),
    }
  const entry = searched.found.map(
    ({ person, score }) =>
      `{"fullUrl":"https://pds.example/Patient/${person.nhsNumber}","search":{"score":${score}},"resource":${pdsPatient(person)}}`,
  )
  return {
    status: 200,
    body: `{"resourceType":"Bundle","type":"searchset","total":${entry.length},"entry":[${entry.join()}]}`,
  }
}

/** Starts both on one port: `GET /Patient/{number}`, `GET /Patient?…` (a search) and `POST /national-data-opt-out` with `{ nhsNumber }`, answered `{ optedOut }`. */
export const startDemographics = async (options: {
  readonly port: number
  readonly people: readonly Person[]
}): Promise<DemographicsServer> => {
  const answers = new Map<string, string>()
  const optedOut = new Map<string, boolean>()
  for (const person of options.people) {
    const body = pdsPatient(person)
    for (const number of [person.nhsNumber, ...person.superseded]) {
      answers.set(number, body)
      optedOut.set(number, person.optedOut)
    }
  }
  const isDown = { demographics: false, optOut: false }
  let asked = 0

  const server = createServer(async (request, response) => {
    asked++
    const reply = (status: number, body: string, contentType = 'application/fhir+json'): void =>
      void response
        .writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) })
        .end(body)
    const [, kind, number = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? []
    if (request.method === 'GET' && kind === 'Patient') {
      if (isDown.demographics) return reply(503, refusal('SERVICE_UNAVAILABLE', 'The service is unavailable'))
      if (number === '') {
        const { status, body } = answerToSearch(options.people, new URL(request.url ?? '', 'http://pds').searchParams)
        return reply(status, body)
      }
      if (!parseNhsNumber(number)) return reply(400, refusal('INVALID_RESOURCE_ID', 'Resource Id is invalid'))
      const body = answers.get(number)
      return body === undefined ? reply(404, refusal('RESOURCE_NOT_FOUND', 'Resource not found')) : reply(200, body)
    }
    if (request.method === 'POST' && kind === 'national-data-opt-out') {
      if (isDown.optOut) return reply(503, '{}', 'application/json')
      let text = ''
      for await (const chunk of request) text += chunk
      try {
        const { nhsNumber } = JSON.parse(text) as { readonly nhsNumber?: string }
        return reply(200, JSON.stringify({ optedOut: optedOut.get(nhsNumber ?? '') ?? false }), 'application/json')
      } catch {
        return reply(400, '{}', 'application/json')
      }
    }
    return reply(404, refusal('RESOURCE_NOT_FOUND', 'Resource not found'))
  })
  const listening = await listenOn(server, options.port)
  return {
    ...listening,
    requests: () => asked,
    down: (which, is) => {
      isDown[which] = is
    },
  }
}
