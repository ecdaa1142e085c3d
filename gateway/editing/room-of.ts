import type { Logger } from 'pino'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Config } from '../config.ts'
import type { Corridor } from '../disclosure/corridor.ts'
import { faultOf } from '../fault-of.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'
import type { EditingRoom } from './room.ts'

type Given = {
  readonly state: State
  readonly sealing: Sealing
  readonly namesWithheldBy: ReadonlySet<OdsCode>
  readonly config: Config
  readonly metrics: Pick<Metrics, 'editSettled'>
  readonly log: Logger
}

/** The room of edits over the same corridor that views go through. */
export const editingRoomOf = (
  corridor: Corridor,
  { state, sealing, namesWithheldBy, config, metrics, log }: Given,
): EditingRoom => ({
  ...corridor,
  edits: state.edits,
  operatedBy: async (organisation) => (await state.registrations.ofOperator(organisation)).map(({ id }) => id),
  keyOf: state.patientKeyOf,
  holding: state.delays.holding,
  now: state.now,
  sealing,
  namesWithheldBy,
  times: {
    deadlineMs: config.EDIT_DEADLINE_MS,
    pendingMs: config.EDIT_PENDING_MS,
    askAgainMs: config.EDIT_ASK_AGAIN_MS,
    pollMs: config.EDIT_POLL_MS,
  },
  report: {
    ...corridor.report,
    settled: metrics.editSettled,
    stopped: (error) => log.warn({ fault: faultOf(error) }, 'an edit could not go on yet; it stays due'),
  },
})
