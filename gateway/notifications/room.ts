import type { Transport } from '../../adapters/transport/transport.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { RunningPolicy } from '../disclosure/running-policy.ts'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'

/** Everything that hearing exchanges leans on, handed to it by the house. */
export type NotificationRoom = {
  readonly running: RunningPolicy
  readonly subscriptions: State['subscriptions']
  readonly sealing: Sealing
  readonly transport: Transport
  readonly append: (entry: AuditEntry) => Promise<void>
  readonly wake: EphemeralStore['publish']
  /** The origin at which exchanges reach this deployment. */
  readonly origin: string
  /** For the operator: never a patient's word. */
  readonly report: {
    /** `taken` or why not. */
    readonly notification: (exchange: ExchangeId, outcome: string) => void
    /** What is missing could not be asked for, or an exchange does not take a subscription. */
    readonly unanswered: (exchange: ExchangeId) => void
    readonly failed: (error: unknown) => void
  }
}

/** Where one exchange sends what it tells. */
export const addressOf = ({ origin }: Pick<NotificationRoom, 'origin'>, exchange: ExchangeId): string =>
  `${origin}/notifications/${exchange}`
