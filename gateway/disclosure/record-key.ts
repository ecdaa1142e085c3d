import { hash } from 'node:crypto'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { KeyedHash } from './keyed-hash.ts'

/** The three parts that make a record one of a patient's own. */
export type RecordKeyParts = { readonly exchange: ExchangeId; readonly type: RecordType; readonly sourceId: string }

/**
 * Keys records by exchange + patient + type + id, never by type + id (POLICY §6): the same source id at two exchanges, or of two patients,
 * never collides, and the key reveals none of its parts. The patient's part is hashed under the key once a view; each id is a truncated
 * hash behind that secret. Neither an exchange id nor a record type holds a space, so no part can run into the next.
 */
export const recordIds = (keyed: KeyedHash, patient: NhsNumber): ((parts: RecordKeyParts) => string) => {
  const secret = keyed(`record-id ${patient}`)
  return ({ exchange, type, sourceId }) =>
    hash('sha256', `${secret}${exchange} ${type} ${sourceId}`, 'base64url').slice(0, 27)
}
