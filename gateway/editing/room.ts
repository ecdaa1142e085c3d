import type { Delay } from '../../schema/model/delay.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RecordEditState } from '../../schema/model/record-edit.ts'
import type { Corridor } from '../disclosure/corridor.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'
import type { PatientKey } from '../state/patient-key.ts'

/** How long an edit may take, in milliseconds. */
export type EditTimes = {
  /** One sending, or one question after it. */
  readonly deadlineMs: number
  /** Until its content is erased, settled or not. */
  readonly pendingMs: number
  /** Before an exchange is first asked again about one that may be there. */
  readonly askAgainMs: number
  /** How often a node looks for those whose turn it is. */
  readonly pollMs: number
}

/** Everything the room of edits leans on, handed to it by the house. */
export type EditingRoom = Pick<
  Corridor,
  | 'factsFor'
  | 'running'
  | 'demographics'
  | 'optOut'
  | 'append'
  | 'transport'
  | 'keyed'
  | 'exclusionSets'
  | 'defaultChoice'
> & {
  readonly edits: State['edits']
  /** The exchanges that an organisation operates. */
  readonly operatedBy: (organisation: OdsCode) => Promise<readonly ExchangeId[]>
  readonly keyOf: State['patientKeyOf']
  readonly holding: (patientKey: PatientKey, now: Instant) => Promise<readonly Delay[]>
  readonly now: () => Promise<Instant>
  readonly sealing: Sealing
  readonly namesWithheldBy: ReadonlySet<OdsCode>
  readonly times: EditTimes
  /** For the operator: never a patient's word. */
  readonly report: Pick<Corridor['report'], 'broken' | 'quarantined'> & {
    readonly settled: (exchange: ExchangeId, state: RecordEditState) => void
    /** What kept an edit from going on; it stays due. */
    readonly stopped: (error: unknown) => void
  }
}
