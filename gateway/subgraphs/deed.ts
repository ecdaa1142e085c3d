import type { Agreement } from '../../schema/model/agreement.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'

/** What a subgraph asks leave for before it reads state; `policies/may.ts` answers. */
export type ReadDeed =
  | { readonly kind: 'read-agreement'; readonly agreement: Agreement }
  | { readonly kind: 'read-directives'; readonly patient: NhsNumber }
  | { readonly kind: 'read-access-log'; readonly patient: NhsNumber }
  /** `patient`: undefined when the receipt is not of the requester's own record. `organisation`: the one the access was made for; null for patients and proxies. */
  | { readonly kind: 'read-receipt'; readonly patient: NhsNumber | undefined; readonly organisation: OdsCode | null }
