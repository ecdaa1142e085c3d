import { randomBytes } from 'node:crypto'
import type { Requester } from '../../../schema/model/requester.ts'
import type { Unfolding } from '../../disclosure/unfold.ts'

/** Whose page a view goes on filling: the same person, in the same part, at the same address. */
export type HeldFor = { readonly requester: Requester; readonly path: string }

/** Views whose first part was sent and that go on filling, each until its question's deadline at the longest, and for one reader alone. */
export type HeldViews = {
  /** Holds one for so many milliseconds; gives the ticket that takes it. When nobody came for it, it is let go. */
  readonly hold: (unfolding: Unfolding, whose: HeldFor, ms: number) => string
  /** Takes it: whoever has it lets it go. Undefined where there is none under this ticket (any more, or on this node), or it is another's. */
  readonly take: (ticket: string, whose: HeldFor) => Unfolding | undefined
}

type Held = { readonly unfolding: Unfolding; readonly whose: HeldFor; readonly timer: NodeJS.Timeout }

const isSame = (one: HeldFor, other: HeldFor): boolean =>
  one.path === other.path &&
  one.requester.issuer === other.requester.issuer &&
  one.requester.userId === other.requester.userId &&
  one.requester.role === other.requester.role &&
  one.requester.organisation === other.requester.organisation

/** Nothing is held at first. */
export const holdViews = (): HeldViews => {
  const held = new Map<string, Held>()
  return {
    hold: (unfolding, whose, ms) => {
      const ticket = randomBytes(18).toString('base64url')
      const timer = setTimeout(
        () => {
          held.delete(ticket)
          unfolding.letGo()
        },
        Math.max(0, ms),
      )
      timer.unref()
      held.set(ticket, { unfolding, whose, timer })
      return ticket
    },
    take: (ticket, whose) => {
      const found = held.get(ticket)
      if (found === undefined || !isSame(found.whose, whose)) return undefined
      held.delete(ticket)
      clearTimeout(found.timer)
      return found.unfolding
    },
  }
}
