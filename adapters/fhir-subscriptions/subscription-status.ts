import { z } from 'zod'

// FHIR R4 writes 64-bit numbers as strings; R4B writes some of them as numbers.
const eventNumber = z.union([z.string().regex(/^\d{1,15}$/), z.int().min(0)]).transform((value) => Number(value))
const reference = z.object({ reference: z.string().min(1).max(1024).optional() })
const status = z.enum(['requested', 'active', 'error', 'off', 'entered-in-error'])
const type = z.enum(['handshake', 'heartbeat', 'event-notification', 'query-status', 'query-event'])

/** The state of a subscription and the events told with it, alike in R4 and R4B. */
export type SubscriptionStatus = {
  readonly type: z.output<typeof type>
  readonly status: z.output<typeof status> | undefined
  readonly subscription: string
  readonly count: number | undefined
  readonly events: readonly {
    readonly number: number
    readonly timestamp: string | undefined
    readonly focus: string | undefined
  }[]
}

/** R4B: `SubscriptionStatus`. */
const r4b = z
  .object({
    resourceType: z.literal('SubscriptionStatus'),
    type,
    status: status.optional(),
    subscription: reference,
    eventsSinceSubscriptionStart: eventNumber.optional(),
    notificationEvent: z
      .array(z.object({ eventNumber, timestamp: z.string().optional(), focus: reference.optional() }))
      .default([]),
  })
  .transform(
    (read): SubscriptionStatus => ({
      type: read.type,
      status: read.status,
      subscription: read.subscription.reference ?? '',
      count: read.eventsSinceSubscriptionStart,
      events: read.notificationEvent.map((event) => ({
        number: event.eventNumber,
        timestamp: event.timestamp,
        focus: event.focus?.reference,
      })),
    }),
  )

const part = z.object({
  name: z.string(),
  valueString: z.string().optional(),
  valueUnsignedInt: z.int().optional(),
  valueInteger: z.int().optional(),
  valueInstant: z.string().optional(),
  valueReference: reference.optional(),
})
const parameter = part.extend({ valueCode: z.string().optional(), part: z.array(part).optional() })

type Part = z.output<typeof part>

const named = <Item extends { readonly name: string }>(items: readonly Item[], name: string): Item | undefined =>
  items.find((item) => item.name === name)

const numberIn = (item: Part | undefined): unknown => item?.valueString ?? item?.valueUnsignedInt ?? item?.valueInteger

/** R4: `Parameters`, read into the shape of R4B. */
const r4 = z
  .object({ resourceType: z.literal('Parameters'), parameter: z.array(parameter) })
  .transform(({ parameter: all }): unknown => ({
    resourceType: 'SubscriptionStatus',
    type: named(all, 'type')?.valueCode,
    status: named(all, 'status')?.valueCode,
    subscription: named(all, 'subscription')?.valueReference,
    eventsSinceSubscriptionStart: numberIn(named(all, 'events-since-subscription-start')),
    notificationEvent: all
      .filter(({ name }) => name === 'notification-event')
      .map(({ part: parts = [] }) => ({
        eventNumber: numberIn(named(parts, 'event-number')),
        timestamp: named(parts, 'timestamp')?.valueInstant,
        focus: named(parts, 'focus')?.valueReference,
      })),
  }))
  .pipe(r4b)

/** Reads the status resource that comes first in a notification: `Parameters` (R4) or `SubscriptionStatus` (R4B). */
export const subscriptionStatus = z.union([r4b, r4])
