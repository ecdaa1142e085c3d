import type { ExclusionSets } from '../../policies/classes.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { State } from '../state/open-state.ts'

/** Everything the room of emergencies leans on, handed to it by the house. */
export type EmergencyRoom = {
  readonly state: Pick<State, 'breakGlass' | 'reviews' | 'notices' | 'delays' | 'factsFor' | 'now' | 'patientKeyOf'> & {
    readonly ledger: Pick<State['ledger'], 'byReceipts'>
  }
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly running: RunningPolicy
  readonly demographics: (patient: NhsNumber) => Promise<DemographicsAnswer>
  readonly exclusionSets: ExclusionSets
  readonly defaultChoice: 'explicit' | 'implied'
  /** How long a grant lasts unless it is said, in hours. */
  readonly grantHours: number
}
