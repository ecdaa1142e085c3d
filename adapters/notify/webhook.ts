import { createHmac } from 'node:crypto'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Transport } from '../transport/transport.ts'
import type { Sent } from './sent.ts'

/** Where events are posted to, signed as Standard Webhooks has it (https://www.standardwebhooks.com). */
export type Webhook = {
  /** The one address, all of it. */
  readonly url: string
  readonly transport: Transport
  readonly secret: Uint8Array
  /** Milliseconds; 10 s unless it is said. */
  readonly timeoutMs?: number
}

/** What is told. `id` is the same each time the same thing is tried: whoever receives it knows a repeat by it. */
export type WebhookEvent = {
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, string>>
}

const ID = 'WEBHOOK' as ExchangeId
const LIMITS = { concurrency: 4, maxBodyBytes: 100_000 }

/** `v1,` and HMAC-SHA-256 (base64) over `id.timestamp.body`; the timestamp in seconds. */
export const signatureOf = (secret: Uint8Array, id: string, timestamp: number, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** Posts one event. Never throws. Any 2xx is `SENT`, 410 (gone) is `REFUSED`, everything else may be mended. */
export const postEvent = async (webhook: Webhook, { id, type, data }: WebhookEvent): Promise<Sent> => {
  const timestamp = Math.floor(Date.now() / 1_000)
  const body = JSON.stringify({ type, timestamp: new Date(timestamp * 1_000).toISOString(), data })
  const timeout = webhook.timeoutMs ?? 10_000
  const answer = await webhook.transport.send(
    { id: ID, endpoint: webhook.url, limits: LIMITS },
    {
      method: 'POST',
      path: webhook.url,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(webhook.secret, id, timestamp, body),
      },
      body,
      safe: false,
      signal: AbortSignal.timeout(timeout),
      deadline: performance.now() + timeout,
    },
  )
  if (!answer.ok) return 'TRY_AGAIN'
  if (answer.status >= 200 && answer.status < 300) return 'SENT'
  return answer.status === 410 ? 'REFUSED' : 'TRY_AGAIN'
}
