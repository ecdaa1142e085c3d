import { custodyReader } from '../../adapters/fhir/custody.ts'
import { createLinkedResources } from '../../adapters/fhir/linked-resources.ts'
import { type Readers, type ReadRecord, readerOf, readRecord } from '../../adapters/fhir/read-record.ts'
import { READERS as R4 } from '../../adapters/fhir-r4/readers.ts'
import { fhirRestSettings } from '../../adapters/fhir-rest/settings.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { SourceResource } from '../../schema/model/record.ts'

/** Whether a resource is of a type that holds records in R4. */
export const holdsRecord = (resource: SourceResource): boolean => readerOf(resource['resourceType'], R4) !== undefined

/** Reads one resource as the adapter does, with what came along and settings of an exchange. */
export const readOne = (
  resource: SourceResource,
  along: readonly SourceResource[] = [],
  settings: Readonly<Record<string, unknown>> = {},
  readers: Readers = R4,
): ReadRecord => {
  const parsed = fhirRestSettings.parse(settings)
  const linked = createLinkedResources()
  for (const one of along) linked.add(one, null)
  const read = readRecord(resource, null, {
    exchange: 'AUDITED' as ExchangeId,
    readers,
    linked,
    custodyOf: custodyReader(parsed),
    understoodModifiers: new Set(parsed.understoodModifiers),
    mayBeModified: true,
  })
  if (read === undefined) throw new Error('it has no id')
  return read
}
