import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** The three parts that make a record one of a patient's own. */
export type RecordKeyParts = { readonly exchange: ExchangeId; readonly type: RecordType; readonly sourceId: string }

/** A key of this deployment, made ready once: turning bytes into a key costs more than using it. */
export type HmacKey = KeyObject

/** Makes the key ready. */
export const hmacKey = (bytes: Uint8Array): HmacKey => createSecretKey(bytes)

/**
 * Keys records by exchange + patient + type + id, never by type + id (POLICY §6): the same source id at two exchanges, or of two patients,
 * never collides, and the key reveals none of its parts. The patient's part is an HMAC, computed once a view; each id is a truncated hash
 * behind that secret. Parts are joined as JSON, so that no part can run into the next.
 */
export const recordIds = (key: HmacKey, patient: NhsNumber): ((parts: RecordKeyParts) => string) => {
  const secret = createHmac('sha256', key).update(`record-id ${patient}`).digest('base64url')
  return ({ exchange, type, sourceId }) =>
    hash('sha256', secret + JSON.stringify([exchange, type, sourceId]), 'base64url').slice(0, 27)
}

/** The keyed hash of what was released, for the receipt: equal content at two views hashes alike, and without the key says nothing. */
export const contentHash = (key: HmacKey, resource: SourceResource): string =>
  createHmac('sha256', key).update(JSON.stringify(resource)).digest('base64url')
