import type { ExchangeId } from './exchange-id.ts'
import type { OdsCode } from './ods-code.ts'

/** A pause by a controller or the operator: of a whole exchange (`controller` undefined), or of one controller (everywhere, or at one exchange). */
export type Suspension = { readonly exchange: ExchangeId | undefined; readonly controller: OdsCode | undefined }
