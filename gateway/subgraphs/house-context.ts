import type { Deed, Permission } from '../../policies/may.ts'
import type { AccessLogPage, Receipt } from '../../schema/model/access-log.ts'
import type { AccessRequest } from '../../schema/model/access-request.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { View } from '../disclosure/view.ts'
import type { Writing } from '../disclosure/writing.ts'

/** The registry as it stands at this moment, held in memory. */
export type RegistryReader = {
  exchanges(): readonly Exchange[]
  exchange(id: ExchangeId): Exchange | undefined
  organisation(code: OdsCode): Organisation | undefined
}

/** The agreements as they stand at this moment, held in memory. */
export type AgreementReader = {
  byId(id: string): Agreement | undefined
  /** Those the organisation is a party of, in any version; by id. */
  ofOrganisation(code: OdsCode): readonly Agreement[]
  /** All, by id. */
  all(): readonly Agreement[]
}

/** A receipt of the ledger. `patient` is undefined when it is not of the requester's own record. */
export type FoundReceipt = { readonly patient: NhsNumber | undefined; readonly receipt: Receipt }

/** A page asked for, already checked: `first` is 0 to 2000. */
export type PageAsked = { readonly first: number; readonly after: string | undefined }

/**
 * What every resolver is given: one requester, and the doors they may knock at. Readers throw `STATE_UNAVAILABLE` or `AUDIT_UNAVAILABLE`
 * when they cannot answer. A resolver asks `may` before it shows what a reader gave; whoever wires this writes the reading to the audit.
 */
export type HouseContext = {
  readonly requester: Requester
  /** The requester's legal entity. */
  readonly organisation: OdsCode | undefined
  /**
   * The corridor: one question, one answer that is written down before it leaves. `writing` says how records will be written in it, where that is
   * known. Throws `HouseError`.
   */
  disclose(request: AccessRequest, writing?: Writing): Promise<View>
  /** `policies/may.ts` for this requester. */
  may(deed: Deed): Permission
  readonly registry: RegistryReader
  readonly agreements: AgreementReader
  directivesOf(patient: NhsNumber): Promise<readonly ConsentDirective[]>
  /** Newest first. Throws `INPUT_INVALID` for a cursor it did not give. */
  accessLogOf(patient: NhsNumber, page: PageAsked): Promise<AccessLogPage>
  receipt(id: string): Promise<FoundReceipt | undefined>
}
