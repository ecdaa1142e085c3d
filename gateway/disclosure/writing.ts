import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** Writes one record as it will stand in the answer. Throws where the record is not one of its type. */
export type WriteRecord = (record: UnifiedRecord) => string

/**
 * How the records of each type will be written, for those whose one place in the answer is known before anybody is asked. A record that turns out
 * to be alone is then written as it is read, and of what it says no more is held than its text.
 */
export type Writing = ReadonlyMap<RecordType, WriteRecord>

/** Nothing is known of how the records will be written. */
export const UNWRITTEN: Writing = new Map()
