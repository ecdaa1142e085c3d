import { z } from 'zod'
import type { ChangeNotification, NotificationFault, NotifiedEvent } from '../../schema/model/change-notification.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import type { NotificationRead } from '../change-notifier.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import { type SubscriptionStatus, subscriptionStatus } from './subscription-status.ts'

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.enum(['history', 'subscription-notification']),
  entry: z.array(z.object({ resource: z.unknown().optional() })).min(1),
})

const typeOf = new Map<string, RecordType>(
  RECORD_TYPES.flatMap((type) => RESOURCE_TYPES[type].map((resource) => [resource, type] as const)),
)

/** The last two parts of a reference, without a version. */
const LOCAL = /(?:^|\/)([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/

const focusOf = (reference: string | undefined): NotifiedEvent['focus'] => {
  const [, resource = '', id = ''] = LOCAL.exec(reference ?? '') ?? []
  const type = typeOf.get(resource)
  return type === undefined ? undefined : { type, sourceId: `${resource}/${id}` }
}

const momentOf = (timestamp: string | undefined): number | undefined => {
  const moment = Date.parse(timestamp ?? '')
  return Number.isNaN(moment) ? undefined : moment
}

/** The events of a status, as the house names them. */
export const eventsOf = ({ events }: SubscriptionStatus): readonly NotifiedEvent[] =>
  events.map(({ number, timestamp, focus }) => ({
    number,
    at: momentOf(timestamp),
    focus: focusOf(focus),
    isUnnamed: focus === undefined,
  }))

const KINDS = {
  handshake: 'HANDSHAKE',
  heartbeat: 'HEARTBEAT',
  'event-notification': 'EVENTS',
  'query-status': undefined,
  'query-event': undefined,
} as const satisfies Record<SubscriptionStatus['type'], ChangeNotification['kind'] | undefined>

/** The status in a Bundle of notifications, and whether it came without records. */
export const statusIn = (
  body: unknown,
): { readonly status: SubscriptionStatus; readonly bare: boolean } | NotificationFault => {
  const read = bundle.safeParse(body)
  if (!read.success) return 'NOT_A_NOTIFICATION'
  const [first, ...others] = read.data.entry
  const status = subscriptionStatus.safeParse(first?.resource)
  if (!status.success) return 'STATUS_UNREADABLE'
  return { status: status.data, bare: others.every(({ resource }) => resource === undefined) }
}

const refused = (fault: NotificationFault): NotificationRead => ({ ok: false, fault })

/**
 * Reads a notification of FHIR Subscriptions R4 Backport (1.1), R4 or R4B: a handshake, a heartbeat, or events with ids alone. Events that name no record
 * (`empty`) are read too: the exchange is then asked. What encloses records is refused: no record comes in unasked.
 */
export const readNotification = (body: unknown): NotificationRead => {
  const found = statusIn(body)
  if (typeof found === 'string') return refused(found)
  const { status, bare } = found
  const kind = KINDS[status.type]
  if (kind === undefined) return refused('ANSWER_TO_A_QUERY')
  if (!bare) return refused('RECORDS_ENCLOSED')
  const subscription = /(?:^|\/)Subscription\/([A-Za-z0-9\-.]{1,64})$/.exec(status.subscription)?.[1]
  const events = kind === 'EVENTS' ? eventsOf(status) : []
  const last = Math.max(0, ...events.map(({ number }) => number))
  if (subscription === undefined || (kind === 'EVENTS' && events.length === 0)) return refused('STATUS_UNREADABLE')
  if (kind === 'HEARTBEAT' && status.count === undefined) return refused('STATUS_UNREADABLE')
  const isActive = status.status !== 'error' && status.status !== 'off' && status.status !== 'entered-in-error'
  return {
    ok: true,
    notification: { kind, subscription, isActive, count: Math.max(last, status.count ?? 0), events },
  }
}
