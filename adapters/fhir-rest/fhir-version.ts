import type { RecordType } from '../../schema/model/record-type.ts'
import type { Readers } from '../fhir/read-record.ts'

/** What one version of FHIR spells in its own way: all that REST exchanges of different versions differ in beyond their settings. */
export type FhirVersion = {
  readonly readers: Readers
  /** The resource types that hold each record type; none where this version cannot carry it. */
  readonly resourceTypes: Readonly<Record<RecordType, readonly string[]>>
  /** The search parameter that speaks of the date a record of a resource type is listed by; absent where the version has none that is the same. */
  readonly dateParameters: Readonly<Record<string, string>>
}
