import { generateKeyPairSync, type JsonWebKey, randomUUID, sign } from 'node:crypto'
import { type Answer, answer, outcome } from './outcome.ts'

/** The topic of every exchange here: a record of this patient was written. */
export const CHANGES_TOPIC = 'https://exchange.london.example/SubscriptionTopic/patient-record-changed'

const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'

/** What an exchange signs with, and the public half that it registers. */
export type SigningPair = {
  readonly publicKey: JsonWebKey & { readonly kid: string }
  readonly sign: (text: string) => string
}

/** A pair of its own for each exchange (ES256). */
export const makeSigningPair = (kid: string): SigningPair => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    publicKey: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' },
    sign: (text) =>
      sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  }
}

/** A detached JWS over a body (RFC 7515, Appendix F), for one address, under a name of its own. */
export const signDetached = (
  pair: SigningPair,
  body: string,
  aud: string,
  iat = Math.floor(Date.now() / 1_000),
): string => {
  const header = { alg: 'ES256', kid: pair.publicKey.kid, iat, aud, jti: randomUUID() }
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url')
  return `${encoded}..${pair.sign(`${encoded}.${Buffer.from(body).toString('base64url')}`)}`
}

type Event = { readonly number: number; readonly at: string; readonly focus: string }
type Subscription = {
  readonly id: string
  readonly reference: string
  readonly endpoint: string
  readonly nhsNumber: string
  readonly end: number
  isOver: boolean
  readonly events: Event[]
}

/** The subscriptions of one exchange, and what it sends. */
export type Subscriptions = {
  /** Answers what is asked of subscriptions; undefined for anything else. */
  answer(base: string, method: string, pathAndQuery: string, body: string): Answer | undefined
  /** A record of somebody was written. Resolves when all that are told of it were. */
  written(numbers: readonly string[], sourceId: string): Promise<void>
  /** The next so many notifications are lost on the way. */
  lose(count: number): void
  /** Signs, and sends by hand. */
  readonly pair: SigningPair
  close(): void
}

const status = (type: string, { reference, isOver, events }: Subscription, told: readonly Event[]): object => ({
  resourceType: 'Parameters',
  id: randomUUID(),
  meta: { profile: [`${BACKPORT}/backport-subscription-status-r4`] },
  parameter: [
    { name: 'subscription', valueReference: { reference } },
    { name: 'topic', valueCanonical: CHANGES_TOPIC },
    { name: 'status', valueCode: isOver ? 'off' : 'active' },
    { name: 'type', valueCode: type },
    { name: 'events-since-subscription-start', valueString: String(events.length) },
    ...told.map(({ number, at, focus }) => ({
      name: 'notification-event',
      part: [
        { name: 'event-number', valueString: String(number) },
        { name: 'timestamp', valueInstant: at },
        { name: 'focus', valueReference: { reference: focus } },
      ],
    })),
  ],
})

/** A notification Bundle of R4 Backport, ids alone. */
const notification = (type: string, subscription: Subscription, told: readonly Event[] = []): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    id: randomUUID(),
    meta: { profile: [`${BACKPORT}/backport-subscription-notification-r4`] },
    type: 'history',
    timestamp: new Date().toISOString(),
    entry: [
      {
        fullUrl: `urn:uuid:${randomUUID()}`,
        resource: status(type, subscription, told),
        request: { method: 'GET', url: `${subscription.reference}/$status` },
        response: { status: '200' },
      },
    ],
  })

type Extension = { readonly url?: string; readonly valueString?: string; readonly valueUnsignedInt?: number }
type Wanted = {
  readonly criteria?: string
  readonly _criteria?: { readonly extension?: readonly Extension[] }
  readonly end?: string
  readonly channel?: { readonly endpoint?: string; readonly extension?: readonly Extension[] }
}

const ATTEMPTS = 3

/** FHIR Subscriptions R4 Backport as an exchange serves it: a Subscription a patient, by rest-hook, ids alone, signed; `$events` and `$status` afterwards. */
export const createSubscriptions = (pair: SigningPair): Subscriptions => {
  const all = new Map<string, Subscription>()
  const beats: NodeJS.Timeout[] = []
  let losing = 0

  const post = async (subscription: Subscription, body: string): Promise<void> => {
    if (losing > 0) {
      losing--
      return
    }
    for (let attempt = 1; attempt <= ATTEMPTS && !subscription.isOver; attempt++) {
      const response = await fetch(subscription.endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/fhir+json',
          'x-jws-signature': signDetached(pair, body, subscription.endpoint),
        },
        body,
        signal: AbortSignal.timeout(5_000),
      }).catch(() => undefined)
      await response?.arrayBuffer().catch(() => undefined)
      if (response?.ok) return
      if (response?.status === 410 && attempt === ATTEMPTS) subscription.isOver = true
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt).unref())
    }
  }

  const create = (base: string, body: string): Answer => {
    const wanted = JSON.parse(body) as Wanted
    const filter = wanted._criteria?.extension?.[0]?.valueString ?? ''
    const nhsNumber = new URLSearchParams(filter.split('?')[1] ?? '').get('identifier')?.split('|')[1]
    const endpoint = wanted.channel?.endpoint
    if (wanted.criteria !== CHANGES_TOPIC || nhsNumber === undefined || endpoint === undefined)
      return answer(422, outcome('error', 'not-supported', 'Only changes of one patient can be subscribed to.'))
    const id = randomUUID()
    const subscription: Subscription = {
      id,
      reference: `${base}/Subscription/${id}`,
      endpoint,
      nhsNumber,
      end: Date.parse(wanted.end ?? '') || Number.POSITIVE_INFINITY,
      isOver: false,
      events: [],
    }
    all.set(id, subscription)
    const seconds = wanted.channel?.extension?.[0]?.valueUnsignedInt ?? 60
    // Once whoever asked has its id.
    setTimeout(() => void post(subscription, notification('handshake', subscription)), 50).unref()
    const beat = setInterval(() => {
      if (!subscription.isOver && subscription.end > Date.now())
        void post(subscription, notification('heartbeat', subscription))
    }, seconds * 1_000)
    beats.push(beat.unref())
    return answer(201, JSON.stringify({ ...wanted, id, status: 'requested' }))
  }

  const events = (subscription: Subscription, query: string): Answer => {
    const asked = new URLSearchParams(query)
    const [from, until] = [
      Number(asked.get('eventsSinceNumber') ?? 1),
      Number(asked.get('eventsUntilNumber') ?? Infinity),
    ]
    const told = subscription.events.filter(({ number }) => number >= from && number <= until)
    return answer(200, notification('query-event', subscription, told))
  }

  return {
    pair,
    answer: (base, method, pathAndQuery, body) => {
      const [path = '', query = ''] = pathAndQuery.split('?')
      const [type, id, operation] = path.split('/').slice(1)
      if (type !== 'Subscription') return undefined
      if (method === 'POST' && id === undefined) return create(base, body)
      const subscription = all.get(id ?? '')
      if (subscription === undefined) return answer(404, outcome('error', 'not-found', 'No such resource.'))
      if (operation === '$events') return events(subscription, query)
      if (operation === '$status') return answer(200, JSON.stringify(status('query-status', subscription, [])))
      return answer(405, outcome('error', 'not-supported', 'This is not offered.'))
    },
    written: async (numbers, sourceId) => {
      const told = [...all.values()].filter(
        ({ nhsNumber, isOver, end }) => numbers.includes(nhsNumber) && !isOver && end > Date.now(),
      )
      await Promise.all(
        told.map((subscription) => {
          const base = subscription.reference.slice(0, -`/Subscription/${subscription.id}`.length)
          const event = {
            number: subscription.events.length + 1,
            at: new Date().toISOString(),
            focus: `${base}/${sourceId}`,
          }
          subscription.events.push(event)
          return post(subscription, notification('event-notification', subscription, [event]))
        }),
      )
    },
    lose: (count) => {
      losing = count
    },
    close: () => {
      for (const beat of beats) clearInterval(beat)
      for (const subscription of all.values()) subscription.isOver = true
    },
  }
}
