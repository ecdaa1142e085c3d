import { READERS } from '../../adapters/fhir-r4/read-record.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

const typeOf = (resourceType: string): RecordType | undefined =>
  Object.hasOwn(READERS, resourceType) ? READERS[resourceType as keyof typeof READERS].type : undefined

/** The records among some resources, by record type and `Type/id`. */
export const heldRecords = (
  resources: readonly SourceResource[],
): ReadonlyMap<RecordType, ReadonlyMap<string, SourceResource>> => {
  const held = new Map<RecordType, Map<string, SourceResource>>()
  for (const resource of resources) {
    const type = typeOf(String(resource['resourceType']))
    if (type === undefined) continue
    const records = held.get(type) ?? new Map<string, SourceResource>()
    held.set(type, records.set(`${resource['resourceType']}/${resource['id']}`, resource))
  }
  return held
}
