import type { TraceAnswer } from '../../adapters/pds-r4/search-demographics.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { TraceCriteria } from '../../schema/model/trace.ts'
import type { KeyedHash } from '../disclosure/keyed-hash.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'

/** Everything that tracing leans on, handed to it by the house. */
export type TracingRoom = {
  readonly search: (criteria: TraceCriteria) => Promise<TraceAnswer>
  readonly demographics: (patient: NhsNumber) => Promise<DemographicsAnswer>
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly running: Pick<RunningPolicy, 'registry'>
  readonly count: EphemeralStore['count']
  /** Digests what was asked, so that an auditor with the key can tell whether somebody was sought, and nobody else can. */
  readonly keyed: KeyedHash
  /** How often one person may seek: within an hour, and within a day. */
  readonly most: { readonly anHour: number; readonly aDay: number }
}
