import type { Protocol } from '../../schema/model/exchange.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import type { Answered, FaultForm, Malformed, ProtocolForm, Told, WireRecord } from './protocol-form.ts'

type Json = Record<string, unknown>

const JSON_TYPE = 'application/fhir+json'

/** How many times a hostile answer nests an object in an array: few enough to be parsed and walked, too many to be written again. */
const DEPTH = 2_200

const say = (status: number, resource: Json): FaultForm => ({
  say: () => ({ status, contentType: JSON_TYPE, body: Buffer.from(JSON.stringify(resource)) }),
})

const outcome = (code: string): Json => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: 'a word of a patient' }],
})

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const parsed = (body: Buffer): Json | undefined => {
  try {
    const value: unknown = JSON.parse(body.toString())
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const resourcesOf = (bundle: Json): readonly Json[] =>
  listOf(bundle['entry']).flatMap((entry) =>
    isObject(entry) && isObject(entry['resource']) ? [entry['resource']] : [],
  )

/** The Bundles of records in an answer: itself, or each of a batch. */
const bundlesOf = (root: Json): readonly Json[] => {
  if (root['resourceType'] !== 'Bundle') return []
  const inner = resourcesOf(root).filter((resource) => resource['resourceType'] === 'Bundle')
  return inner.length === 0 ? [root] : inner
}

/** A search for the patient alone: one that brings the records along holds what faults are played on. */
const isPatientSearch = ({ url, body }: Told['request']): boolean =>
  /\/Patient(\/_search)?(\?|$)/.test(url) && !`${url}${body}`.includes('_revinclude')

/** Alters every Bundle of records in an answer; `change` says whether there was anything to alter. */
const alterBundles = (change: (bundle: Json, told: Told) => boolean): FaultForm => ({
  alter: (answer, told) => {
    const root = isPatientSearch(told.request) ? undefined : parsed(answer.body)
    if (root === undefined) return undefined
    const changed = bundlesOf(root).map((bundle) => change(bundle, told))
    return changed.includes(true) ? { ...answer, body: Buffer.from(JSON.stringify(root)) } : undefined
  },
})

const nextPage = (address: (told: Told) => string): FaultForm =>
  alterBundles((bundle, told) => {
    bundle['link'] = [{ relation: 'next', url: address(told) }]
    return true
  })

/** Puts a text into the first record of an answer, in its bytes: what no serialiser would write. */
const splice = (spliced: Buffer, isRecord: (resource: Json) => boolean): FaultForm => {
  const place = 'place-of-the-splice'
  const marked = alterBundles((bundle) => {
    const first = resourcesOf(bundle).find(isRecord)
    if (first !== undefined) first['unheardOf'] = place
    return first !== undefined
  })
  if (!('alter' in marked)) throw new TypeError('a Bundle is altered')
  return {
    alter: (answer, told) => {
      const body = marked.alter(answer, told)?.body
      const at = body?.indexOf(`"${place}"`) ?? -1
      if (body === undefined || at < 0) return undefined
      return { ...answer, body: Buffer.concat([body.subarray(0, at), spliced, body.subarray(at + place.length + 2)]) }
    },
  }
}

const MALFORMED: readonly Malformed[] = [
  { what: 'half a JSON document', method: 'POST', path: '/Condition/_search', contentType: JSON_TYPE, body: '{"a":' },
  { what: 'a resource type that does not exist', method: 'GET', path: '/NoSuchThing?patient=1' },
  { what: 'an id that leads upwards', method: 'GET', path: '/Patient/%2e%2e%2f%2e%2e%2fetc%2fpasswd' },
  { what: 'an id with a quotation mark', method: 'GET', path: '/Patient/1%27%20OR%20%271%27=%271' },
  { what: 'an id of eight thousand letters', method: 'GET', path: `/Patient/${'a'.repeat(8_000)}` },
]

/** What differs between FHIR's versions as far as the audits look. */
export type FhirDialect = {
  readonly protocol: Protocol
  /** The record type that a resource type holds; undefined for what is no record. */
  recordTypeOf(resourceType: string): RecordType | undefined
  readonly resourceTypes: Readonly<Record<RecordType, readonly string[]>>
  numberInAddress(settings: unknown): boolean
}

const recordsIn = (answer: Answered, dialect: FhirDialect): readonly WireRecord[] => {
  const root = parsed(answer.body)
  if (root === undefined) return []
  return bundlesOf(root)
    .flatMap(resourcesOf)
    .flatMap((resource) => {
      const type = dialect.recordTypeOf(String(resource['resourceType']))
      const sourceId = `${resource['resourceType']}/${resource['id']}`
      return type === undefined || typeof resource['id'] !== 'string' ? [] : [{ type, sourceId, resource }]
    })
}

/** The form of FHIR REST (searches, `batch`, `$everything`), R4 and STU3. */
export const fhirForm = (dialect: FhirDialect): ProtocolForm => {
  const isRecord = (resource: Json): boolean => dialect.recordTypeOf(String(resource['resourceType'])) !== undefined
  return {
    protocol: dialect.protocol,
    contentType: JSON_TYPE,
    opening: '{',
    faults: {
      'server-error': say(503, outcome('exception')),
      'error-in-200': say(200, outcome('exception')),
      forbidden: say(403, outcome('forbidden')),
      'forbidden-in-200': say(200, outcome('forbidden')),
      'wrong-document': say(200, { resourceType: 'CapabilityStatement' }),
      'next-loop': nextPage(({ endpoint, circle }) => `${endpoint}/Condition?page=${circle}`),
      'next-elsewhere': nextPage(({ elsewhere }) => `${elsewhere}/fhir/Condition?page=2`),
      'another-patient': alterBundles((bundle, { stranger }) => {
        const first = resourcesOf(bundle).find(isRecord)
        if (first === undefined) return false
        delete first['participant']
        first[first['patient'] === undefined ? 'subject' : 'patient'] = { reference: `Patient/${stranger}` }
        return true
      }),
      'unreadable-entry': alterBundles((bundle) => {
        bundle['entry'] = [...listOf(bundle['entry']), 'not an entry']
        return true
      }),
      nested: splice(Buffer.from(`${'[{"a":'.repeat(DEPTH)}1${'}]'.repeat(DEPTH)}`), isRecord),
      'prototype-names': splice(
        Buffer.from('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
        isRecord,
      ),
      'not-text': splice(Buffer.from([0x22, 0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x22]), isRecord),
      entities: { inapplicable: 'JSON has no entities that could be expanded or fetched.' },
    },
    typesAsked: ({ url, body }) => {
      const words = new Set(`${url} ${body}`.replaceAll(/%[0-9A-F]{2}/gi, ' ').match(/[A-Z][A-Za-z]+/g))
      return RECORD_TYPES.filter((type) => dialect.resourceTypes[type].some((resource) => words.has(resource)))
    },
    numberInAddress: dialect.numberInAddress,
    malformed: MALFORMED,
    recordsIn: (answer) => recordsIn(answer, dialect),
  }
}
