import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'

/** A notice to every node: what changed (a version, not its content), or that a patient's live stream has something to fetch and judge. */
export type Notice =
  | { readonly kind: 'change'; readonly of: 'agreements' | 'registry'; readonly version: number }
  | { readonly kind: 'stream'; readonly patientKey: string }

/** How many requests a caller made in the window that is running, and the milliseconds until it ends. */
export type Counted = { readonly count: number; readonly endsInMs: number }

/** What one node learned of an exchange's breaker: a hint to others, never a state they must share. */
export type BreakerHint = 'open' | 'closed'

/**
 * What nodes tell each other and may forget. The kinds of key are closed and none can hold a record: notices carry a version or a patient
 * key, rates a number, hints one word. Losing all of it loses time, never safety: decisions rest on the database alone.
 */
export type EphemeralStore = {
  /** Tells every node, this one too. */
  readonly publish: (notice: Notice) => Promise<void>
  /** Hears every notice from now on; the returned function stops. */
  readonly subscribe: (heard: (notice: Notice) => void) => Promise<() => Promise<void>>
  /** Counts one more request of this caller; a window of this many milliseconds begins with the first. */
  readonly count: (caller: string, windowMs: number) => Promise<Counted>
  readonly hint: (exchange: ExchangeId, hint: BreakerHint, forMs: number) => Promise<void>
  /** The newest hint that has not run out. */
  readonly hintOf: (exchange: ExchangeId) => Promise<BreakerHint | undefined>
  /** Whether all nodes are reached through it now. */
  readonly reached: () => Promise<boolean>
  readonly close: () => Promise<void>
}

const notice: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('change'), of: z.enum(['agreements', 'registry']), version: z.number().int() }),
  z.strictObject({ kind: z.literal('stream'), patientKey: z.string().regex(/^\d{1,4}\.[\w-]{43}$/) }),
])

/** Reads a notice; undefined when it is not exactly one: whatever else travels on the channel goes no further. */
export const readNotice = (text: string): Notice | undefined => {
  try {
    return notice.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** A notice as it travels; throws when it holds more than a notice may. */
export const writeNotice = (given: Notice): string => JSON.stringify(notice.parse(given))

/** The only keys there are. A caller is named by a digest: an identity is nobody else's to read. */
export const ephemeralKeys = {
  notices: 'house:notices',
  rate: (caller: string) => `house:rate:${createHash('sha256').update(caller).digest('base64url')}`,
  hint: (exchange: ExchangeId) => `house:hint:${exchange}`,
} as const
