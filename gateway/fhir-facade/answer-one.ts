import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import { notThere } from '../disclosure/not-there.ts'
import type { View } from '../disclosure/view.ts'
import { goesBy } from './answer-listing.ts'
import { searchset } from './bundle.ts'
import { type Made, maker } from './making.ts'
import { manifestOutcome } from './manifest-outcome.ts'
import { readIdentifier } from './named-patient.ts'
import { cannotServe, type Refusal } from './outcome.ts'
import { patientResource } from './patient.ts'
import type { Resource } from './resource.ts'
import { isServed, resourceTypeOf, SERVED, type ServedName } from './served-types.ts'
import type { Facade, Visit } from './visit.ts'

type Found = { readonly view: View; readonly record: UnifiedRecord; readonly told: UnifiedRecord; readonly made: Made }

const findOne = async (facade: Facade, visit: Visit, type: ServedName, id: string): Promise<Found> => {
  const named = visit.ids.record(id)
  if (named === undefined) throw new HouseError('NOT_FOUND')
  await visit.insist(named.patient, type, 'read')
  const view = await visit.disclose(named.patient, [{ type: SERVED[type].type, from: undefined, to: undefined }])
  const isIt = goesBy(facade, named.patient, new Set([named.record]))
  const records = view.lists.get(SERVED[type].type)?.records ?? []
  const record = records.find((one) => resourceTypeOf(one) === type && [one, ...one.dissenting].some(isIt))
  if (record === undefined) throw notThere(view.manifest)
  const told = [record, ...record.dissenting].find(isIt)
  const make = maker({ base: facade.base, view, ids: visit.ids, context: visit.context })
  const isMain = told === undefined || told === record
  return { view, record, told: told ?? record, made: make(record, isMain ? id : undefined) }
}

/** `GET /{type}/{id}`: the record as it stands now, asked for anew. Throws `NOT_FOUND`, or `EXCHANGE_UNAVAILABLE` where it may only not have been heard of. */
export const answerRead = async (facade: Facade, visit: Visit, type: ServedName, id: string): Promise<Resource> => {
  const { record, told, made } = await findOne(facade, visit, type, id)
  if (told === record) return made.main
  return made.otherwise[record.dissenting.indexOf(told)] ?? made.main
}

/** `GET /Provenance?target={type}/{id}`. Throws `HouseError`. */
export const answerProvenance = async (
  facade: Facade,
  visit: Visit,
  parameters: URLSearchParams,
): Promise<Resource | Refusal> => {
  const target = parameters.get('target') ?? ''
  const [, type = '', id = ''] =
    /^(?:https?:\/\/[^?#]{1,400}\/)?([A-Za-z]{1,64})\/([A-Za-z0-9.-]{1,64})$/.exec(target) ?? []
  if (!isServed(type))
    return cannotServe('required', 'A search of Provenance states its target, a resource of this façade.')
  const named = visit.ids.record(id)
  if (named === undefined) throw new HouseError('NOT_FOUND')
  await visit.insist(named.patient, 'Provenance', 'search')
  const { view, made } = await findOne(facade, visit, type, id)
  const { base } = facade
  const provenance = made.provenance()
  return searchset({
    base,
    view,
    first: provenance,
    included: [],
    made: [],
    withProvenance: false,
    outcome: manifestOutcome(view, { base, registry: visit.context.registry, warnings: [] }),
    total: provenance.length,
    self: `${base}/Provenance?target=${type}/${id}`,
    next: undefined,
  })
}

/** `GET /Patient/{id}`. Throws `NOT_FOUND` where the demographics service knows nobody by that number. */
export const answerPatient = async (visit: Visit, patient: NhsNumber): Promise<Resource> => {
  await visit.insist(patient, 'Patient', 'read')
  const view = await visit.disclose(patient, [])
  if (!view.mayExist) throw new HouseError('NOT_FOUND')
  return patientResource(view, visit.ids.ofPatient(patient), visit.context.registry)
}

/** `GET /Patient?identifier=…` and `POST /Patient/_search`: by NHS number, or by an id that was given. Throws `HouseError`. */
export const answerPatientSearch = async (
  facade: Facade,
  visit: Visit,
  parameters: URLSearchParams,
  strict: boolean,
): Promise<Resource | Refusal> => {
  const ignored: string[] = []
  let patient: NhsNumber | undefined
  for (const [name, value] of parameters) {
    if (['_format', '_pretty', '_count'].includes(name)) continue
    if (name === 'identifier') {
      const read = readIdentifier(value)
      if (typeof read !== 'string') return read
      patient = read
    } else if (name === '_id') patient = visit.patient({ by: 'id', id: value })
    else if (strict || name.startsWith('identifier:'))
      return cannotServe('not-supported', 'Patients are sought here by "identifier" or "_id" alone.')
    else ignored.push(/^[\w-]{1,64}$/.test(name) ? name : 'one of them')
  }
  if (patient === undefined)
    return cannotServe('required', 'A search for a patient states "identifier", an NHS number.')
  await visit.insist(patient, 'Patient', 'search')
  const view = await visit.disclose(patient, [])
  const id = visit.ids.ofPatient(patient)
  const { registry } = visit.context
  const { base } = facade
  return searchset({
    base,
    view,
    first: view.mayExist ? [patientResource(view, id, registry)] : [],
    included: [],
    made: [],
    withProvenance: false,
    outcome: manifestOutcome(view, {
      base,
      registry,
      warnings: ignored.map((name) => `The parameter "${name}" is not served here and was left out.`),
    }),
    total: view.mayExist ? 1 : 0,
    self: `${base}/Patient?_id=${id}`,
    next: undefined,
  })
}
