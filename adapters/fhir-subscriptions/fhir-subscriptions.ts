import type { Exchange } from '../../schema/model/exchange.ts'
import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import type { ChangeNotifier } from '../change-notifier.ts'
import { parseBody } from '../fhir/bundle.ts'
import type { FhirR4Settings } from '../fhir-r4/settings.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import type { Transport, TransportAnswer, TransportRequest } from '../transport/transport.ts'
import { eventsOf, readNotification, statusIn } from './read-notification.ts'
import { subscriptionResource } from './subscription-resource.ts'

type Trouble = { readonly state: Exclude<AdapterState, 'ANSWERED'> }

const FAILED: Trouble = { state: 'FAILED' }

const answerOf = (answer: TransportAnswer): { readonly body: unknown } | Trouble => {
  if (!answer.ok) return { state: STATE_OF_FAULT[answer.fault] }
  if (answer.status === 401 || answer.status === 403) return { state: 'REFUSED_BY_EXCHANGE' }
  return answer.status >= 300 ? FAILED : { body: parseBody(answer.body) }
}

const send = async (
  exchange: Exchange,
  { headers }: FhirR4Settings,
  transport: Transport,
  request: Pick<TransportRequest, 'method' | 'path' | 'body' | 'safe' | 'signal' | 'deadline'>,
) =>
  answerOf(
    await transport.send(exchange, {
      ...request,
      headers: {
        accept: 'application/fhir+json',
        ...headers,
        ...(request.body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
      },
    }),
  )

const idOf = (body: unknown): string | undefined => {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  return typeof id === 'string' && /^[A-Za-z0-9\-.]{1,64}$/.test(id) ? id : undefined
}

/**
 * FHIR Subscriptions R4 Backport: one Subscription for each patient who is followed, by rest-hook; what was missed by `Subscription/{id}/$events`. It ends by
 * its own `end`, and is otherwise let run out: notifications of what nobody follows any more are refused where they come in.
 */
export const fhirSubscriptions: ChangeNotifier<FhirR4Settings> = {
  keysOf: ({ notifications }) => notifications?.keys ?? [],
  silenceOf: ({ notifications }) => (notifications?.heartbeatSeconds ?? 0) * 1_000,
  read: readNotification,
  subscribe: async ({ patient, endpoint, end, signal, deadline }, exchange, settings, transport) => {
    const { notifications, nhsNumberSystem } = settings
    if (notifications === undefined) return FAILED
    const body = JSON.stringify(subscriptionResource({ patient, endpoint, end }, { ...notifications, nhsNumberSystem }))
    const said = await send(exchange, settings, transport, {
      method: 'POST',
      path: 'Subscription',
      body,
      safe: false,
      signal,
      deadline,
    })
    if ('state' in said) return said
    const subscription = idOf(said.body)
    return subscription === undefined ? FAILED : { state: 'ANSWERED', subscription }
  },
  missed: async ({ subscription, from, until, signal, deadline }, exchange, settings, transport) => {
    const query = new URLSearchParams({ eventsSinceNumber: String(from), content: 'id-only' })
    if (until !== undefined) query.set('eventsUntilNumber', String(until))
    const said = await send(exchange, settings, transport, {
      method: 'GET',
      path: `Subscription/${subscription}/$events?${query}`,
      safe: true,
      signal,
      deadline,
    })
    if ('state' in said) return said
    const found = statusIn(said.body)
    // Records may come along: they are not looked at.
    if (typeof found === 'string' || found.status.type !== 'query-event') return FAILED
    const events = eventsOf(found.status)
    return {
      state: 'ANSWERED',
      events,
      count: Math.max(found.status.count ?? 0, ...events.map(({ number }) => number)),
    }
  },
}
