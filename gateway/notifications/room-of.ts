import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Corridor } from '../disclosure/corridor.ts'
import { faultOf } from '../fault-of.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { State } from '../state/open-state.ts'
import type { NotificationRoom } from './room.ts'

type Given = Pick<NotificationRoom, 'wake'> & {
  readonly state: Pick<State, 'subscriptions' | 'ledger'>
  readonly sealing: Sealing
  readonly metrics: Pick<Metrics, 'notification'>
  readonly log: Logger
}

/** The room in which exchanges are heard; undefined where this deployment is told of nothing. */
export const notificationRoomOf = (
  config: Config,
  { running, transport }: Corridor,
  { state, sealing, log, metrics, wake }: Given,
): NotificationRoom | undefined =>
  config.NOTIFICATIONS_URL === undefined
    ? undefined
    : {
        running,
        subscriptions: state.subscriptions,
        sealing,
        transport,
        append: (entry) => state.ledger.append(entry),
        wake,
        origin: config.NOTIFICATIONS_URL,
        report: {
          notification: metrics.notification,
          unanswered: (exchange) => log.warn({ exchange }, 'an exchange could not be asked to tell of changes yet'),
          failed: (error) => log.error({ fault: faultOf(error) }, 'exchanges could not be asked to tell of changes'),
        },
      }
