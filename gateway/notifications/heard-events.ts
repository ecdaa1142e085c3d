import type { NotifiedEvent } from '../../schema/model/change-notification.ts'
import { sealChanged } from '../following/sealed-names.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { aboutEvent } from '../state/change-notice-store.ts'
import type { HeardEvent } from '../state/subscription-store.ts'

/** Events as they are kept: the name of the record sealed, each for its own row. Those that name nothing are left out: the exchange is asked for them. */
export const heardEvents = (
  sealing: Sealing,
  subscription: string,
  events: readonly NotifiedEvent[],
): readonly HeardEvent[] =>
  events
    .filter(({ isUnnamed }) => !isUnnamed)
    .map(({ number, at, focus }) => ({
      number,
      at,
      sealed: focus && sealChanged(sealing, aboutEvent(subscription, number), focus),
    }))
