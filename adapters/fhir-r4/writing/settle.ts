import type { Exchange } from '../../../schema/model/exchange.ts'
import type { EditSettled, EditWanted } from '../../exchange-adapter.ts'
import { entriesOf, readEntry } from '../../fhir/bundle.ts'
import { type Asking, sendFhir, unpack } from '../../fhir-rest/asking.ts'
import { searchRequest } from '../../fhir-rest/search.ts'
import type { FhirRestSettings } from '../../fhir-rest/settings.ts'
import type { Transport } from '../../transport/transport.ts'
import { bearsEdit, tokenOfEdit } from './edit-mark.ts'
import { findInHistory, findRecord } from './find-record.ts'
import { idAndVersion } from './send-write.ts'

/** Asks for what bears the edit's identifier. That nothing does is said only by a whole answer that is empty. */
export const settleAddition = async (id: string, resourceType: string, asking: Asking): Promise<EditSettled> => {
  const parameters = new URLSearchParams({ identifier: tokenOfEdit(id) })
  const answer = await sendFhir(asking, searchRequest(asking.settings, resourceType, parameters))
  if (answer.kind !== 'RESOURCE') return { state: 'UNKNOWN' }
  const { resource: bundle } = unpack(answer)
  if (bundle['resourceType'] !== 'Bundle') return { state: 'UNKNOWN' }
  const entries = entriesOf(bundle).map(readEntry)
  const made = entries.find(
    ({ mode, resource }) =>
      mode !== 'outcome' && mode !== 'include' && resource !== undefined && bearsEdit(resource, id),
  )
  const { id: given, version } = idAndVersion(made?.resource)
  if (given !== null) return { state: 'ACCEPTED', sourceId: `${resourceType}/${given}`, version }
  // A server that knows no such search gives all it has, or says so beside it: neither tells that it is not there.
  return { state: entries.length === 0 ? 'ABSENT' : 'UNKNOWN' }
}

/** Asks how a record stands that an edit was to change: as it was seen, with the edit among its versions, or without. */
export const settleChange = async (
  edit: EditWanted,
  { sourceId, version: seen }: { readonly sourceId: string; readonly version: string },
  exchange: Exchange,
  settings: FhirRestSettings,
  transport: Transport,
): Promise<EditSettled> => {
  const found = await findRecord(sourceId, edit, exchange, settings, transport)
  if (found.kind === 'UNANSWERED') return { state: 'UNKNOWN' }
  if (found.kind === 'FOUND' && idAndVersion(found.resource).version === seen) return { state: 'ABSENT' }
  const made = await findInHistory(sourceId, edit, exchange, settings, transport)
  if (made.kind === 'FOUND') return { state: 'ACCEPTED', sourceId, version: made.version }
  return { state: made.kind === 'NONE' ? 'CONFLICT' : 'UNKNOWN' }
}
