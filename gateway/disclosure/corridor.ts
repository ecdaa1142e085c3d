import type { Transport } from '../../adapters/transport/transport.ts'
import type { ExclusionSets } from '../../policies/classes.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { BreakGlassGrant } from '../../schema/model/break-glass.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Manifest } from '../../schema/model/manifest.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Suspension } from '../../schema/model/suspension.ts'
import type { Locator } from '../locator/locator.ts'
import type { Told } from '../scorecards/counting.ts'
import type { KeyedHash } from './keyed-hash.ts'
import type { RunningPolicy } from './running-policy.ts'
import type { TrialOutcome } from './trial.ts'

/** What the database says about one patient at one moment, read in one round trip. */
export type StoredFacts = {
  readonly now: Instant
  readonly versions: { readonly agreements: number; readonly registry: number }
  readonly directives: readonly ConsentDirective[]
  readonly proxyRights: readonly ProxyRight[]
  readonly suspensions: readonly Suspension[]
  /** Of the user who asks, for this patient. */
  readonly grants: readonly BreakGlassGrant[]
}

/** Everything the corridor leans on, handed to it by the house. */
export type Corridor = {
  readonly factsFor: (about: {
    readonly patient: NhsNumber
    readonly proxy: NhsNumber | undefined
    readonly user?: Pick<Requester, 'issuer' | 'userId'>
  }) => Promise<StoredFacts>
  readonly running: RunningPolicy
  readonly demographics: (patient: NhsNumber) => Promise<DemographicsAnswer>
  readonly optOut: (patient: NhsNumber) => Promise<'opted-out' | 'not-opted-out' | 'unknown'>
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly transport: Transport
  /** Which exchanges need not be asked of whom; absent where the deployment asks all of them always. */
  readonly locator?: Locator | undefined
  readonly keyed: KeyedHash
  readonly exclusionSets: ExclusionSets
  readonly defaultChoice: 'explicit' | 'implied'
  readonly deadlines: { readonly ward: number; readonly dispatch: number }
  /** For the operator: never a patient's word. */
  readonly report: {
    readonly unattributed: (exchange: ExchangeId, count: number) => void
    readonly broken: (exchange: ExchangeId, error: unknown) => void
    readonly quarantined: (exchange: ExchangeId) => void
    /** What an exchange with a change on trial came to: as it runs, or as it is tried. */
    readonly trial?: (id: string, side: 'running' | 'tried', outcome: TrialOutcome) => void
    /** How an exchange's answer came out, of what was released of it. */
    readonly answered: (told: Told) => void
    /** An exchange was to be asked, and its breaker was open. */
    readonly unreached: (exchange: ExchangeId) => void
    /** A refusal could not be written down, and who asked had no time left to be told. */
    readonly unrecorded: (error: unknown) => void
    readonly viewed: (purpose: PurposeOfUse, seconds: number, manifest: Manifest) => void
  }
}
