import type { Instant } from './instant.ts'
import type { RecordType } from './record-type.ts'

/** One event of a subscription, as its exchange names it: nothing of what changed. */
export type NotifiedEvent = {
  /** Its number since the subscription began, from 1, without gaps. */
  readonly number: number
  /** When it happened, as the exchange says; undefined where it does not. */
  readonly at: Instant | undefined
  /** The record that changed (`AllergyIntolerance/17`) and the type it is of. Undefined where the exchange names none, or one that is nothing here. */
  readonly focus: { readonly type: RecordType; readonly sourceId: string } | undefined
  /** The exchange named nothing at all: it has to be asked what changed. */
  readonly isUnnamed: boolean
}

/** What an exchange sends of one subscription. `count`: its events since it began. */
export type ChangeNotification = {
  readonly kind: 'HANDSHAKE' | 'HEARTBEAT' | 'EVENTS'
  /** The subscription's id at the exchange. */
  readonly subscription: string
  /** Whether the exchange still sends. */
  readonly isActive: boolean
  readonly count: number
  readonly events: readonly NotifiedEvent[]
}

/** Why what an exchange sent is no notification that is taken. */
export const NOTIFICATION_FAULTS = {
  NOT_A_NOTIFICATION: 'This is not a notification Bundle of FHIR Subscriptions (R4 Backport).',
  STATUS_UNREADABLE: 'The status of the subscription, the first entry, could not be read.',
  ANSWER_TO_A_QUERY: 'This answers a question that was not asked here.',
  RECORDS_ENCLOSED: 'Records came along. Notifications are taken with ids alone (id-only).',
} as const

export type NotificationFault = keyof typeof NOTIFICATION_FAULTS
