import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { r4RecordTypeOf } from './r4-form.ts'

/** The records among some resources, by record type and `Type/id`. */
export const heldRecords = (
  resources: readonly SourceResource[],
): ReadonlyMap<RecordType, ReadonlyMap<string, SourceResource>> => {
  const held = new Map<RecordType, Map<string, SourceResource>>()
  for (const resource of resources) {
    const type = r4RecordTypeOf(String(resource['resourceType']))
    if (type === undefined) continue
    const records = held.get(type) ?? new Map<string, SourceResource>()
    held.set(type, records.set(`${resource['resourceType']}/${resource['id']}`, resource))
  }
  return held
}
