import type { JsonWebKey } from 'node:crypto'
import type { ChangeNotification, NotificationFault, NotifiedEvent } from '../schema/model/change-notification.ts'
import type { Exchange } from '../schema/model/exchange.ts'
import type { AdapterState } from '../schema/model/exchange-answer.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { NhsNumber } from '../schema/model/nhs-number.ts'
import type { Transport } from './transport/transport.ts'

/** What is read of a notification, or why it is not one. */
export type NotificationRead =
  | { readonly ok: true; readonly notification: ChangeNotification }
  | { readonly ok: false; readonly fault: NotificationFault }

type Trouble = { readonly state: Exclude<AdapterState, 'ANSWERED'> }

/** For how long a request may take: `deadline` on `performance.now()`, milliseconds. */
type Patience = { readonly signal: AbortSignal; readonly deadline: number }

/** The wish to be told of changes of one patient's records, until the moment `end`. */
export type SubscriptionWanted = Patience & {
  readonly patient: NhsNumber
  /** Where it is to be told. */
  readonly endpoint: string
  readonly end: Instant
}

/** What of a subscription was not heard: its events from one number to another, both included. */
export type EventsWanted = Patience & {
  readonly subscription: string
  readonly from: number
  readonly until: number | undefined
}

/**
 * How exchanges of a protocol tell of changes, for those that say so in their settings. Never throws. What they tell are numbers and names of records:
 * a record itself is asked for, and judged, by the ordinary way.
 */
export type ChangeNotifier<Settings> = {
  /** The public keys (RFC 7517) by which this exchange signs what it sends; none where it tells of nothing. */
  keysOf(settings: Settings): readonly JsonWebKey[]
  /** For how long this exchange says that it may be silent, in milliseconds. */
  silenceOf(settings: Settings): number
  /** Reads what was sent. */
  read(body: unknown): NotificationRead
  /** Asks an exchange to tell. Asking twice makes two subscriptions: it is never repeated. */
  subscribe(
    wanted: SubscriptionWanted,
    exchange: Exchange,
    settings: Settings,
    transport: Transport,
  ): Promise<{ readonly state: 'ANSWERED'; readonly subscription: string } | Trouble>
  /** Asks for events that were not heard, and how many there are. */
  missed(
    wanted: EventsWanted,
    exchange: Exchange,
    settings: Settings,
    transport: Transport,
  ): Promise<
    { readonly state: 'ANSWERED'; readonly count: number; readonly events: readonly NotifiedEvent[] } | Trouble
  >
}
