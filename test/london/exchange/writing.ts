import type { IncomingHttpHeaders } from 'node:http'
import { parseKeepingDigits } from '../../../adapters/fhir/kept-digits.ts'
import type { Held } from '../generator/generate.ts'
import type { Told } from '../generator/telling.ts'
import { type Holdings, holdingsOf } from './holdings.ts'
import { type Answer, answer, outcome } from './outcome.ts'

type Resource = { readonly [name: string]: unknown }
type Coded = { readonly system?: string; readonly value?: string; readonly code?: string }
type Kept = { -readonly [Name in keyof Held]: Held[Name] }

/** What an exchange holds, and goes on to be given: resources with versions, each of them kept. */
export type WritableHoldings = Holdings & {
  /** Every version of a resource, newest first; none where there is no such resource. */
  versionsOf(resourceType: string, id: string): readonly Told[]
  /** Those of one type that bear this identifier. */
  bearing(resourceType: string, identifier: string): readonly Told[]
  /** Adds one under an id of the exchange's own. Undefined where nobody here is its patient. */
  add(resource: Resource): Told | undefined
  /** Gives one its next version. Undefined where there is none. */
  replace(resource: Resource): Told | undefined
}

const parsed = ({ text }: Told): Resource => JSON.parse(text) as Resource

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const bears = (told: Told, identifier: string): boolean => {
  const [system = '', value = ''] = identifier.split('|')
  // Most resources can be told from their text alone.
  if (!told.text.includes(value)) return false
  const { identifier: own, masterIdentifier } = parsed(told)
  return [...list(own), masterIdentifier].some((one) => {
    const stated = one as Coded | undefined
    return stated?.system === system && stated.value === value
  })
}

const patientIdOf = ({ patient, subject }: Resource): string =>
  ((patient ?? subject) as { readonly reference?: string } | undefined)?.reference?.replace(/^.*Patient\//, '') ?? ''

/** Holdings that can be written to, over what there was. Those that only read see every change at once. */
export const writableHoldings = (before: Holdings): WritableHoldings => {
  const all: readonly Kept[] = before.all.map((held) => ({ ...held }))
  const holdings = holdingsOf(all)
  const earlier = new Map<string, readonly Told[]>()
  let written = 0

  const tell = (resource: Resource, id: string, version: number): Told => {
    const { meta, ...rest } = resource as Resource & { readonly meta?: object }
    written++
    // A clock that only ever goes on, and is the same each time.
    const lastUpdated = new Date(Date.UTC(2026, 10, 28) + written * 1_000).toISOString()
    const whole = { ...rest, id, meta: { ...meta, versionId: String(version), lastUpdated } }
    return {
      resourceType: String(resource['resourceType']),
      id,
      text: JSON.stringify(whole),
      at: lastUpdated,
      lastUpdated,
    }
  }
  const find = (resourceType: string, id: string): readonly [Kept, Told] | undefined => {
    for (const held of all) {
      const told = held.records.find((one) => one.resourceType === resourceType && one.id === id)
      if (told !== undefined) return [held, told]
    }
    return undefined
  }
  return {
    ...holdings,
    versionsOf: (resourceType, id) => {
      const found = find(resourceType, id)
      return found === undefined ? [] : [found[1], ...(earlier.get(`${resourceType}/${id}`) ?? [])]
    },
    bearing: (resourceType, identifier) =>
      all.flatMap(({ records }) =>
        records.filter((told) => told.resourceType === resourceType && bears(told, identifier)),
      ),
    add: (resource) => {
      const held = all.find(({ id }) => id === patientIdOf(resource))
      if (held === undefined) return undefined
      const told = tell(resource, `w${written + 1}`, 1)
      held.records = [...held.records, told]
      return told
    },
    replace: (resource) => {
      const [type, id] = [String(resource['resourceType']), String(resource['id'])]
      const found = find(type, id)
      if (found === undefined) return undefined
      const [held, old] = found
      const { meta } = parsed(old) as { readonly meta: { readonly versionId: string } }
      const told = tell(resource, id, Number(meta.versionId) + 1)
      earlier.set(`${type}/${id}`, [old, ...(earlier.get(`${type}/${id}`) ?? [])])
      held.records = held.records.map((one) => (one === old ? told : one))
      return told
    },
  }
}

/** The version of a resource, as its ETag says it. */
const etagOf = (told: Told): string =>
  `W/"${(parsed(told) as { readonly meta: { readonly versionId: string } }).meta.versionId}"`

const written = (status: number, base: string, told: Told): Answer => ({
  ...answer(status, told.text),
  headers: { etag: etagOf(told), location: `${base}/${told.resourceType}/${told.id}/_history/1` },
})

/** Whether a request writes. */
export const isWrite = (method: string, path: string): boolean =>
  method === 'PUT' || (method === 'POST' && /^\/?[A-Z][A-Za-z]+\/?$/.test(path))

/**
 * FHIR R4 create and update (§3.1.0.8, §3.1.0.5): a create with `If-None-Exist` finds what bears the identifier and gives it instead; an update wants `If-Match`, and 412
 * says that another version is there.
 */
export const writeFhir = (
  base: string,
  method: string,
  path: string,
  body: string,
  headers: IncomingHttpHeaders,
  holdings: WritableHoldings,
  served: ReadonlySet<string>,
): Answer => {
  const [type = '', id] = path.split('/').slice(1)
  if (!served.has(type) || type === 'Patient')
    return answer(404, outcome('error', 'not-supported', 'This type is not written here.'))
  const resource = parseKeepingDigits(Buffer.from(body))
  if (resource === undefined) return answer(400, outcome('error', 'structure', 'The body is not JSON.'))
  if (resource['resourceType'] !== type)
    return answer(400, outcome('error', 'invalid', 'The resource is of another type than its address.'))
  if (method === 'POST') {
    const condition = headers['if-none-exist']
    const identifier = new URLSearchParams(String(condition ?? '')).get('identifier')
    if (identifier !== null) {
      const there = holdings.bearing(type, identifier)
      if (there.length > 1) return answer(412, outcome('error', 'multiple-matches', 'There are several.'))
      if (there[0] !== undefined) return written(200, base, there[0])
    }
    const told = holdings.add(resource)
    return told === undefined
      ? answer(422, outcome('error', 'invalid', 'The patient is not known here.'))
      : written(201, base, told)
  }
  const [now] = holdings.versionsOf(type, id ?? '')
  if (now === undefined) return answer(404, outcome('error', 'not-found', 'No such resource.'))
  if (resource['id'] !== id) return answer(400, outcome('error', 'invalid', 'The resource has another id.'))
  const { 'if-match': wanted } = headers
  if (wanted === undefined) return answer(428, outcome('error', 'required', 'An update says which version it changes.'))
  if (wanted !== etagOf(now)) return answer(412, outcome('error', 'conflict', 'Another version is there.'))
  const told = holdings.replace(resource)
  return told === undefined ? answer(404, outcome('error', 'not-found', 'No such resource.')) : written(200, base, told)
}

/** Every version of a resource, newest first (FHIR R4 §3.1.0.11.2). */
export const historyOf = (type: string, id: string, holdings: WritableHoldings): Answer => {
  const versions = holdings.versionsOf(type, id)
  if (versions.length === 0) return answer(404, outcome('error', 'not-found', 'No such resource.'))
  const entries = versions.map(({ text }) => `{"resource":${text}}`)
  return answer(200, `{"resourceType":"Bundle","type":"history","total":${entries.length},"entry":[${entries}]}`)
}
