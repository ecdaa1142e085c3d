import { type Readers, readerOf } from '../../adapters/fhir/read-record.ts'
import { READERS as R4 } from '../../adapters/fhir-r4/readers.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** The records among some resources, by record type and `Type/id`; of R4 unless another version's readers are given. */
export const heldRecords = (
  resources: readonly SourceResource[],
  readers: Readers = R4,
): ReadonlyMap<RecordType, ReadonlyMap<string, SourceResource>> => {
  const held = new Map<RecordType, Map<string, SourceResource>>()
  for (const resource of resources) {
    const type = readerOf(resource['resourceType'], readers)?.type
    if (type === undefined) continue
    const records = held.get(type) ?? new Map<string, SourceResource>()
    held.set(type, records.set(`${resource['resourceType']}/${resource['id']}`, resource))
  }
  return held
}
