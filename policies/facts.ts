import type { Action } from '../schema/model/action.ts'
import type { BreakGlassGrant } from '../schema/model/break-glass.ts'
import type { ConsentDirective } from '../schema/model/consent-directive.ts'
import type { ExchangeId } from '../schema/model/exchange-id.ts'
import type { FhirDate } from '../schema/model/fhir-date.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { NhsNumber } from '../schema/model/nhs-number.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { ProxyRight } from '../schema/model/proxy-right.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { Requester } from '../schema/model/requester.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import type { Suspension } from '../schema/model/suspension.ts'

/** What of one record a judgement needs. `dates` is empty when undated; `notForPatient` is the label `NOPAT`. */
export type RecordFacts = {
  readonly classes: readonly SensitivityClass[]
  readonly dates: readonly FhirDate[]
  readonly notForPatient: boolean
}

/** What is true of one patient and one requester at one moment, gathered once. Time is one of the facts. */
export type Facts = {
  readonly now: Instant
  readonly defaultChoice: 'explicit' | 'implied'
  readonly directives: readonly ConsentDirective[]
  readonly proxyRights: readonly ProxyRight[]
  readonly patientBirthDate: string | null
  readonly demographicsFlag: 'open' | 'restricted' | 'unknown'
  readonly optOut: 'opted-out' | 'not-opted-out' | 'unknown'
  readonly suspensions: readonly Suspension[]
  /** Grants to break the glass for this patient. */
  readonly grants: readonly BreakGlassGrant[]
  /**
   * Every class that a record of this deployment can be of (`classesOf` its exclusion sets). Unstated: some class that nobody
   * names is always possible, so a permit is unconditional only where an agreement says `all` and consent is not asked.
   */
  readonly classes?: readonly SensitivityClass[]
}

/** What one view asks, whatever the record. `organisation` is the requester's legal entity, undefined when it does not resolve. */
export type ViewQuestion = {
  readonly requester: Requester
  readonly organisation: OdsCode | undefined
  readonly purpose: PurposeOfUse
  readonly action: Action
  readonly patient: NhsNumber
}

/** The smallest question there is (POLICY §1). `'some'`: before asking, whether some record could be released. */
export type Question = ViewQuestion & {
  readonly recordType: RecordType
  readonly controller: OdsCode
  readonly exchange: ExchangeId
  readonly record: RecordFacts | 'some'
}

/** The question about one record: what the rules are asked. */
export type RecordQuestion = Question & { readonly record: RecordFacts }
