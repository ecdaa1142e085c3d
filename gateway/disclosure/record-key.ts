import { createHmac } from 'node:crypto'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { SourceResource } from '../../schema/model/record.ts'

/** The three parts that make a record one of a patient's own. */
export type RecordKeyParts = { readonly exchange: ExchangeId; readonly type: RecordType; readonly sourceId: string }

/**
 * Keys records by exchange + patient + type + id, never by type + id (POLICY §6): the same source id at two exchanges, or of two patients,
 * never collides, and the key reveals none of its parts. Parts are joined by a character that none of them can hold unescaped.
 */
export const recordIds =
  (key: Uint8Array, patient: NhsNumber) =>
  (parts: RecordKeyParts): string =>
    createHmac('sha256', key).update(JSON.stringify([parts.exchange, patient, parts.type, parts.sourceId])).digest('base64url').slice(0, 27)

/** The keyed hash of what was released, for the receipt: equal content at two views hashes alike, and without the key says nothing. */
export const contentHash = (key: Uint8Array, resource: SourceResource): string =>
  createHmac('sha256', key).update(JSON.stringify(resource)).digest('base64url')
