import type { Exchange } from '../../../schema/model/exchange.ts'
import type { EditWanted } from '../../exchange-adapter.ts'
import { isObject, items, type Json } from '../../fhir/json.ts'
import { parseKeepingDigits } from '../../fhir/kept-digits.ts'
import type { FhirRestSettings } from '../../fhir-rest/settings.ts'
import type { Transport } from '../../transport/transport.ts'
import { bearsEdit } from './edit-mark.ts'
import { idAndVersion } from './send-write.ts'

/** A resource as it stands now, its numbers with their digits; that there is none; or that nobody said. */
export type Found =
  | { readonly kind: 'FOUND'; readonly resource: Json }
  | { readonly kind: 'NONE' }
  | { readonly kind: 'UNANSWERED' }

const read = async (
  path: string,
  { signal, deadline }: Pick<EditWanted, 'signal' | 'deadline'>,
  exchange: Exchange,
  settings: Pick<FhirRestSettings, 'headers'>,
  transport: Transport,
): Promise<Found> => {
  const answer = await transport.send(exchange, {
    method: 'GET',
    path,
    headers: { accept: 'application/fhir+json', ...settings.headers },
    safe: true,
    signal,
    deadline,
  })
  if (!answer.ok) return { kind: 'UNANSWERED' }
  if (answer.status === 404 || answer.status === 410) return { kind: 'NONE' }
  const resource = answer.status === 200 ? parseKeepingDigits(answer.body) : undefined
  return resource === undefined ? { kind: 'UNANSWERED' } : { kind: 'FOUND', resource }
}

/** Reads one resource by `Type/id`. Another than it asked for is no answer. */
export const findRecord = async (
  sourceId: string,
  edit: EditWanted,
  exchange: Exchange,
  settings: Pick<FhirRestSettings, 'headers'>,
  transport: Transport,
): Promise<Found> => {
  const found = await read(sourceId, edit, exchange, settings, transport)
  if (found.kind !== 'FOUND') return found
  const { resourceType, id } = found.resource
  return `${resourceType}/${id}` === sourceId ? found : { kind: 'UNANSWERED' }
}

/** The version that this edit made, in the whole history of the record. `NONE`: it made none; `UNANSWERED`: the history is not to be had, or not whole. */
export const findInHistory = async (
  sourceId: string,
  edit: EditWanted,
  exchange: Exchange,
  settings: Pick<FhirRestSettings, 'headers'>,
  transport: Transport,
): Promise<{ readonly kind: 'FOUND'; readonly version: string | null } | { readonly kind: 'NONE' | 'UNANSWERED' }> => {
  const found = await read(`${sourceId}/_history?_count=1000`, edit, exchange, settings, transport)
  if (found.kind !== 'FOUND' || found.resource['type'] !== 'history') return { kind: 'UNANSWERED' }
  const versions = items(found.resource['entry']).flatMap((entry) =>
    isObject(entry) && isObject(entry['resource']) ? [entry['resource']] : [],
  )
  // Newest first: the last that bears the mark is the one that brought it.
  const made = versions.findLast((resource) => bearsEdit(resource, edit.id))
  if (made !== undefined) return { kind: 'FOUND', version: idAndVersion(made).version }
  const goesOn = items(found.resource['link']).some((link) => isObject(link) && link['relation'] === 'next')
  return { kind: goesOn || versions.length === 0 ? 'UNANSWERED' : 'NONE' }
}
