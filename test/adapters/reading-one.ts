import { createLinkedResources } from '../../adapters/fhir/linked-resources.ts'
import { custodyReader } from '../../adapters/fhir-r4/custody.ts'
import { READERS, type ReadRecord, type RecordResource, readRecord } from '../../adapters/fhir-r4/read-record.ts'
import { fhirR4Settings } from '../../adapters/fhir-r4/settings.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { SourceResource } from '../../schema/model/record.ts'

/** Whether a resource is of a type that holds records. */
export const holdsRecord = (resource: SourceResource): boolean =>
  Object.hasOwn(READERS, String(resource['resourceType']))

/** Reads one resource as the adapter does, with what came along and settings of an exchange. */
export const readOne = (
  resource: SourceResource,
  along: readonly SourceResource[] = [],
  settings: Readonly<Record<string, unknown>> = {},
): ReadRecord => {
  const parsed = fhirR4Settings.parse(settings)
  const linked = createLinkedResources()
  for (const one of along) linked.add(one, null)
  const read = readRecord(resource, resource['resourceType'] as RecordResource, null, {
    exchange: 'AUDITED' as ExchangeId,
    linked,
    custodyOf: custodyReader(parsed),
    understoodModifiers: new Set(parsed.understoodModifiers),
    mayBeModified: true,
  })
  if (read === undefined) throw new Error('it has no id')
  return read
}
