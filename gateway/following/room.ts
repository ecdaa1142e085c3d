import type { AuditEntry } from '../../schema/model/audit.ts'
import type { Corridor } from '../disclosure/corridor.ts'
import type { discloserOfOne } from '../disclosure/disclose.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'

/** Everything that following leans on, handed to it by the house. */
export type FollowingRoom = Pick<
  Corridor,
  'factsFor' | 'running' | 'demographics' | 'exclusionSets' | 'defaultChoice' | 'keyed'
> & {
  readonly state: Pick<State, 'follows' | 'changeNotices' | 'changeWishes' | 'subscriptions' | 'now' | 'patientKeyOf'>
  readonly append: (entry: AuditEntry) => Promise<void>
  /** The corridor, for one record: it is fetched, judged and written down like any view. */
  readonly disclose: ReturnType<typeof discloserOfOne>
  readonly sealing: Sealing
  /** Tells every node that something waits for whoever follows a patient. */
  readonly wake: EphemeralStore['publish']
  /** Somebody is followed anew: exchanges may have to be asked to tell. */
  readonly wanted: () => void
  /** Whether messages can go outward to those who ask for them. */
  readonly writes: boolean
  /** Where exchanges are to tell; undefined where this deployment names no address, and so asks none. */
  readonly notifyAt: string | undefined
}
