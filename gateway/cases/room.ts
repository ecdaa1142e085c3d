import type { AuditEntry } from '../../schema/model/audit.ts'
import type { Delay } from '../../schema/model/delay.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'
import type { PatientKey } from '../state/patient-key.ts'

/** Everything the room of cases leans on, handed to it by the house. */
export type CasesRoom = {
  readonly cases: State['cases']
  readonly byReceipts: State['ledger']['byReceipts']
  readonly marks: State['relationships']['marks']
  readonly holding: (patientKey: PatientKey, now: Instant) => Promise<readonly Delay[]>
  readonly keyOf: State['patientKeyOf']
  readonly now: () => Promise<Instant>
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly running: RunningPolicy
  readonly demographics: (patient: NhsNumber) => Promise<DemographicsAnswer>
  readonly sealing: Sealing
  /** Organisations that withhold the names of their staff. */
  readonly namesWithheldBy: ReadonlySet<OdsCode>
}
