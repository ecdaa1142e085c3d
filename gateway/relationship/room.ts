import type { Transport } from '../../adapters/transport/transport.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'
import type { CheckSchedule } from './schedule.ts'

/** Everything the checker leans on, handed to it by the house. */
export type CheckerRoom = {
  readonly checks: State['relationships']
  readonly factsFor: State['factsFor']
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly running: RunningPolicy
  readonly demographics: (patient: NhsNumber) => Promise<DemographicsAnswer>
  readonly transport: Transport
  readonly sealing: Sealing
  readonly schedule: CheckSchedule
  /** How long all exchanges together may take, in milliseconds. */
  readonly deadlineMs: number
  /** For the operator: never a patient's word. */
  readonly report: {
    readonly broken: (exchange: ExchangeId, error: unknown) => void
    /** A run ended before its time; what was due is still due. */
    readonly stopped: (error: unknown) => void
  }
}
