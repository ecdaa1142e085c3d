import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ToldPurpose } from '../../schema/model/follow.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { AttributedRecord } from '../disclosure/kept-record.ts'
import type { KeyedHash } from '../disclosure/keyed-hash.ts'
import type { HashedChange } from '../state/change-notice-store.ts'
import { factPrint } from '../unify/fact-print.ts'
import type { TellingDesk } from './desk.ts'
import type { ChangedRecord, FollowedPatient } from './sealed-names.ts'

/** What is kept of a record that was released: hashes under a key, of whom it is and what it says; nothing else outlives the question. */
export const hashedChange = (record: AttributedRecord, patient: NhsNumber, keyed: KeyedHash): HashedChange => {
  const source = keyed(`changed-record ${patient} ${record.exchange} ${record.sourceId}`)
  const print = factPrint(record.type, record.telling)
  return {
    source,
    content: record.hash,
    fact: print === undefined ? source : keyed(`changed-fact ${patient} ${print.about}`),
    said: (print?.said ?? []).map((point, at) =>
      point === '' ? '' : keyed(`said ${patient} ${at} ${point}`).slice(0, 16),
    ),
  }
}

/**
 * Fetches one record that an exchange says has changed, for one follower: through the corridor, and so judged and written down like any
 * view. Gives what is kept of it; `'WITHHELD'` where it may not be released or is not there; `'UNREACHED'` where the exchange could not be asked, or nobody can say now.
 */
export const releasedChange = async (
  { room, requester }: TellingDesk,
  { patient, careContext }: FollowedPatient,
  purpose: ToldPurpose,
  exchange: ExchangeId,
  { type, sourceId }: ChangedRecord,
): Promise<HashedChange | 'WITHHELD' | 'UNREACHED'> => {
  const { exchanges } = room.running.registry()
  const fetched: HashedChange[] = []
  try {
    await room.disclose(
      {
        patient,
        access: { purpose, careContext: careContext === '' ? undefined : careContext },
        types: [{ type, from: undefined, to: undefined }],
        exclude: exchanges.flatMap(({ exchange: { id } }) => (id === exchange ? [] : [id])),
        originals: false,
        only: { exchange, type, sourceId },
      },
      requester,
      async (record) => void fetched.push(hashedChange(record, patient, room.keyed)),
    )
  } catch (error) {
    if (!(error instanceof HouseError)) throw error
    if (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN') return 'WITHHELD'
    if (error.code === 'EXCHANGE_UNAVAILABLE') return 'UNREACHED'
    throw error
  }
  return fetched[0] ?? 'WITHHELD'
}
