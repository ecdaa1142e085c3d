import type { EditCapability } from '../../schema/model/record-edit.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'

/** What an exchange takes, of the record types that it carries; nothing where its protocol cannot write, or it declares nothing. */
export const takenBy = ({ exchange, adapter, settings }: Reachable): readonly EditCapability[] =>
  adapter.write === undefined
    ? []
    : adapter.write
        .takes(settings)
        .filter(({ recordType, deeds }) => deeds.length > 0 && exchange.recordTypes.includes(recordType))
