import type { ExclusionSets } from '../../policies/classes.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { SigningKeys } from '../signing/signing-keys.ts'
import type { State } from '../state/open-state.ts'

/** Everything the room of choices leans on, handed to it by the house. */
export type ConsentRoom = {
  readonly choices: State['choices']
  readonly factsFor: State['factsFor']
  readonly versions: State['versions']
  readonly keyOf: State['patientKeyOf']
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly running: RunningPolicy
  readonly demographics: (patient: NhsNumber) => Promise<DemographicsAnswer>
  readonly optOut: (patient: NhsNumber) => Promise<'opted-out' | 'not-opted-out' | 'unknown'>
  readonly signing: SigningKeys
  readonly exclusionSets: ExclusionSets
  readonly defaultChoice: 'explicit' | 'implied'
}
