import type { Deed, Permission } from '../../policies/may.ts'
import type { AccessLogFilter, AccessLogPage, Receipt } from '../../schema/model/access-log.ts'
import type { AccessRequest } from '../../schema/model/access-request.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { HeldDirective } from '../../schema/model/consent-choice.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { AgreementLife } from '../agreements/agreement-life.ts'
import type { RegisterAsked, RegisterPage } from '../agreements/register-index.ts'
import type { CaseLife } from '../cases/case-life.ts'
import type { ConsentLife } from '../consent/consent-life.ts'
import type { View } from '../disclosure/view.ts'
import type { Writing } from '../disclosure/writing.ts'
import type { ExportDocument } from '../documents/export-document.ts'
import type { EditLife } from '../editing/edit-life.ts'
import type { EmergencyLife } from '../emergency/emergency-life.ts'
import type { FollowingLife } from '../following/following-life.ts'
import type { Launching } from '../launching/launching.ts'
import type { Oversight } from '../oversight/oversight.ts'
import type { RegistrationLife } from '../registering/registration-life.ts'
import type { DocumentLink } from '../retrieval/links-of-views.ts'
import type { Scorecards } from '../scorecards/scorecards.ts'
import type { Tracing } from '../tracing/tracing.ts'

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
  /** Every organisation that is a party of any. */
  parties(): readonly OdsCode[]
  /** A page of the public register. */
  register(asked: RegisterAsked): RegisterPage
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
  /** By when an emergency summary must be answered, counted from when the request came: on `performance.now()`, milliseconds. */
  readonly dispatchBy: number
  /** The database's clock, read once a request. */
  now(): Promise<Instant>
  /** `policies/may.ts` for this requester. */
  may(deed: Deed): Permission
  readonly registry: RegistryReader
  readonly agreements: AgreementReader
  /** Drafts, signatures, histories, and every deed with agreements. */
  readonly agreementLife: AgreementLife
  /** The life of patients' choices, for this requester. */
  readonly consentLife: ConsentLife
  /** Break-glass, notices, reviews and lawful delay, for this requester. */
  readonly emergency: EmergencyLife
  /** Following patients, for this requester. */
  readonly following: FollowingLife
  /** Changes of records through the exchanges that own them, for this requester. */
  readonly editLife: EditLife
  directivesOf(patient: NhsNumber): Promise<readonly HeldDirective[]>
  /** Newest first. Throws `INPUT_INVALID` for a cursor it did not give. */
  accessLogOf(patient: NhsNumber, page: PageAsked, filter: AccessLogFilter): Promise<AccessLogPage>
  receipt(id: string): Promise<FoundReceipt | undefined>
  /** Patients' questions about accesses, for this requester. */
  readonly caseLife: CaseLife
  /** How exchanges do. */
  readonly scorecards: Scorecards
  /** Finding a patient's number by who they are, for this requester. */
  readonly tracing: Tracing
  /** Opening what other systems launch. */
  readonly launching: Launching
  /** Why past views came out as they did, and what agreements do. */
  readonly oversight: Oversight
  /** Where a document that this request was shown may be fetched: none for any other. */
  documentLinks(document: UnifiedRecord<'DOCUMENT'>): readonly DocumentLink[]
  /** One agreement version as a signed document, written down before it leaves. */
  readonly exportDocument: ExportDocument
  /** The life of the exchanges that the requester's organisation operates. */
  readonly registrationLife: RegistrationLife
}
