import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type ExchangeId, parseExchangeId } from '../../schema/model/exchange-id.ts'

/** A notice to every node: what changed (a version, not its content), that a patient's live stream has something to fetch and judge, that a session ended, or how a node finds an exchange. */
export type Notice =
  | { readonly kind: 'change'; readonly of: 'agreements' | 'registry'; readonly version: number }
  | { readonly kind: 'stream'; readonly patientKey: string }
  /** A session ended: the hash of its id, which opens nothing. */
  | { readonly kind: 'session'; readonly key: string }
  /** A breaker of the node of that name opened for so many milliseconds, or closed: a hint to others, never a state they must share. */
  | {
      readonly kind: 'breaker'
      readonly exchange: ExchangeId
      readonly state: 'open' | 'closed'
      readonly forMs: number
      readonly node: string
    }

/** How many requests a caller made in the window that is running, and the milliseconds until it ends. */
export type Counted = { readonly count: number; readonly endsInMs: number }

/**
 * What nodes tell each other and may forget. The kinds of key are closed and none can hold a record: notices carry a version, a patient
 * key, a session's hash or an exchange's name, rates a number. Losing all of it loses time, never safety: decisions rest on the database alone.
 */
export type EphemeralStore = {
  /** Tells every node, this one too. */
  readonly publish: (notice: Notice) => Promise<void>
  /** Hears every notice from now on; the returned function stops. */
  readonly subscribe: (heard: (notice: Notice) => void) => Promise<() => Promise<void>>
  /** Counts one more request of this caller; a window of this many milliseconds begins with the first. */
  readonly count: (caller: string, windowMs: number) => Promise<Counted>
  /** Whether all nodes are reached through it now. */
  readonly reached: () => Promise<boolean>
  readonly close: () => Promise<void>
}

const notice: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('change'), of: z.enum(['agreements', 'registry']), version: z.number().int() }),
  z.strictObject({
    kind: z.literal('breaker'),
    exchange: z.string().transform((text, context) => {
      const id = parseExchangeId(text)
      if (id === undefined) context.addIssue({ code: 'custom', message: 'is no exchange' })
      return id ?? z.NEVER
    }),
    state: z.enum(['open', 'closed']),
    forMs: z.number().int().min(0).max(60_000),
    node: z.uuid(),
  }),
  z.strictObject({ kind: z.literal('session'), key: z.string().regex(/^[\w-]{43}$/) }),
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
} as const
