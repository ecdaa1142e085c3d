import type {
  ConsentFault,
  ConsentOutcome,
  ConsentReading,
  ConsentReceipt,
  PatientChoices,
  PreviewedOrganisation,
} from '../../schema/model/consent-choice.ts'
import type { DirectiveScope, WayOfAsking } from '../../schema/model/consent-directive.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { ProxyEvidence, ProxyRight } from '../../schema/model/proxy-right.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { PageAsked } from '../subgraphs/house-context.ts'

/** A choice as a person gives it: organisations by any code, days or moments. */
export type ChoiceGiven = {
  readonly effect: 'permit' | 'deny'
  readonly scope: DirectiveScope
  readonly start: Instant | undefined
  readonly end: Instant | undefined
  readonly firstDay: string | undefined
  readonly lastDay: string | undefined
  readonly breakGlassMayLift: boolean
}

/** Whose choices a change is of, and what makes it safe to send twice. */
export type Deed = {
  readonly patient: NhsNumber
  readonly revision: number
  readonly idempotencyKey: string
  /** How the patient asked, as their practice says. */
  readonly asked?: WayOfAsking | null | undefined
}

/** A permission as a clinician records it. */
export type PermissionGiven = {
  readonly patient: NhsNumber
  readonly idempotencyKey: string
  readonly minutes: number
  readonly recordTypes: readonly RecordType[] | undefined
  readonly classes: readonly string[] | undefined
}

/** A right to act for another as the practice records it, and what was stated of whoever is to act. */
export type ProxyRightGiven = {
  readonly proxy: NhsNumber
  readonly familyName: string
  readonly birthDate: string
  readonly ground: ProxyRight['ground']
  readonly mayView: boolean
  readonly patientLacksCapacity: boolean
  readonly firstDay: string | undefined
  readonly lastDay: string | undefined
  readonly evidence: ProxyEvidence
  readonly reference: string | undefined
}

/** What a preview is asked for. */
export type PreviewAsked = {
  readonly patient: NhsNumber
  readonly ends: readonly string[]
  readonly records: readonly ChoiceGiven[]
  /** FHIR Consents that would be recorded too. */
  readonly consents: readonly unknown[]
  readonly purpose: PurposeOfUse
  readonly organisations: readonly OdsCode[] | undefined
  /** Recorded choices whose recipients are previewed too. */
  readonly namedBy: readonly string[]
  /** Words of the name or the code. */
  readonly called: string | undefined
  readonly kind: Organisation['kind'] | undefined
  readonly page: PageAsked
  /** The page that ends just before this one, instead of one that begins after another. */
  readonly before: string | undefined
}

/** Who could see what, by kind of organisation. */
export type Preview = {
  readonly faults: readonly ConsentFault[]
  /** False for who may choose and not see the others' choices: then there are no groups. */
  readonly shown: boolean
  readonly groups: readonly { readonly name: string; readonly organisations: readonly PreviewedOrganisation[] }[]
  readonly totalCount: number
  readonly precedingCount: number
  readonly kinds: readonly { readonly kind: Organisation['kind']; readonly count: number }[]
  readonly startCursor: string | null
  readonly hasPreviousPage: boolean
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

/**
 * The life of patients' choices, for one requester. Reading and every deed is written to the ledger before it is done, refusals too. A deed gives
 * faults and does nothing, or throws `STALE_VERSION` (somebody changed something since), `CONFLICT_OF_STATE` (a key used for something else),
 * `INPUT_INVALID`, `STATE_UNAVAILABLE` or `AUDIT_UNAVAILABLE`; nothing was done then. Reading throws `FORBIDDEN` for who may not.
 */
export type ConsentLife = {
  readonly choices: (patient: NhsNumber) => Promise<PatientChoices>
  readonly give: (deed: Deed, choice: ChoiceGiven) => Promise<ConsentOutcome>
  readonly change: (deed: Deed, directive: string, choice: ChoiceGiven) => Promise<ConsentOutcome>
  readonly withdraw: (deed: Deed, directive: string) => Promise<ConsentOutcome>
  readonly permitAtPointOfCare: (permission: PermissionGiven) => Promise<ConsentOutcome>
  readonly confirm: (deed: Deed, proposal: string) => Promise<ConsentOutcome>
  readonly decline: (deed: Deed, proposal: string) => Promise<ConsentOutcome>
  readonly endProxyView: (deed: Deed, right: string) => Promise<ConsentOutcome>
  readonly importConsent: (deed: Deed, consent: unknown) => Promise<ConsentOutcome>
  readonly recordProxyRight: (deed: Deed, right: ProxyRightGiven) => Promise<ConsentOutcome>
  readonly endProxyRight: (deed: Deed, right: string) => Promise<ConsentOutcome>
  /** What a Consent would be recorded as; nothing is. */
  readonly readConsent: (patient: NhsNumber, consent: unknown) => Promise<ConsentReading>
  readonly exportDirectives: (
    patient: NhsNumber,
  ) => Promise<{ readonly bundle: unknown; readonly leftOut: readonly string[] }>
  /** That rights of the requester's own to act for others were ended: when, and nothing of whose they were. */
  readonly endedRights: () => Promise<readonly { readonly id: string; readonly at: Instant }[]>
  readonly receipts: (patient: NhsNumber, directive: string) => Promise<readonly ConsentReceipt[]>
  readonly preview: (asked: PreviewAsked) => Promise<Preview>
}
