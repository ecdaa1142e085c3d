import type { ExchangeId } from './exchange-id.ts'
import type { OdsCode } from './ods-code.ts'

/** Where one telling of a record comes from. */
export type Provenance = {
  readonly exchange: ExchangeId
  /** The data controller that holds it, as the adapter read it or the exchange's declared default; a resolved legal entity. Null where this reader may not see it. */
  readonly custodian: OdsCode | null
  readonly sourceId: string
  readonly version: string | null
  readonly lastUpdated: string | null
  readonly author: string | null
}
