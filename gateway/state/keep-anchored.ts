import { keepLooking } from '../keep-looking.ts'
import type { State } from './open-state.ts'
import type { Retention } from './retention.ts'

const ANCHOR_EVERY_MS = 60 * 60_000

/** Signs where the ledger stands, counts its views and forgets what is past its retention, once an hour. The returned function stops. */
export const keepAnchored = (
  state: Pick<State, 'ledger' | 'viewTally' | 'expire'>,
  retention: Retention,
  failed: (error: unknown) => void,
): (() => Promise<void>) =>
  keepLooking({
    everyMs: ANCHOR_EVERY_MS,
    look: async () => {
      await state.ledger.anchor()
      await state.viewTally.count()
      await state.expire(retention)
    },
    failed,
  })
