import { Pool, request } from 'undici'
import { z } from 'zod'
import type { ExchangeCredential } from './credentials.ts'

/** The access token of one client at its authorization server (OAuth 2, client credentials; RFC 6749 §4.4). */
export type Tokens = {
  /** A token that is good for a while yet; asked for once, however many wait for it. Undefined when none is to be had. */
  readonly current: () => Promise<string | undefined>
  /** Forgets a token that was refused; a newer one is kept. */
  readonly refused: (token: string) => void
  readonly close: () => Promise<void>
}

const WITHIN_MS = 2_000
const LARGEST = 65_536
/** A server that does not say how long a token lives is asked again after so long. */
const UNSAID_SECONDS = 60
/** It is renewed this long before its end, or a tenth of its life. */
const MARGIN_MS = 30_000

const answer = z.object({
  access_token: z.string().regex(/^[\w.~+/=-]{1,16384}$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce
    .number()
    .positive()
    .max(86_400 * 365)
    .optional(),
})

/** RFC 6749 §2.3.1: each part is form-encoded before the two are joined. */
const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1)

const small = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > LARGEST) throw new Error('TOO_LARGE')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * Keeps a client's token till shortly before its end. `connect` is how every connection is made: the same check of addresses as for the exchange itself. No
 * redirect is followed. Never rejects.
 */
export const createTokens = (
  { tokenEndpoint, clientId, clientSecret, scope }: Extract<ExchangeCredential, { kind: 'OAUTH' }>,
  connect: NonNullable<Pool.Options['connect']>,
  now: () => number = () => performance.now(),
): Tokens => {
  const url = new URL(tokenEndpoint)
  const pool = new Pool(url.origin, { connections: 1, pipelining: 1, connect })
  let held: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<string | undefined> | undefined

  const ask = async (): Promise<string | undefined> => {
    try {
      const { statusCode, body } = await request(url, {
        dispatcher: pool,
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          ...(scope === undefined ? {} : { scope }),
        }).toString(),
        signal: AbortSignal.timeout(WITHIN_MS),
      })
      const text = await small(body)
      if (statusCode !== 200) return undefined
      const { access_token: token, expires_in: seconds = UNSAID_SECONDS } = answer.parse(JSON.parse(text))
      const life = seconds * 1_000
      held = { token, until: now() + life - Math.min(MARGIN_MS, life / 10) }
      return token
    } catch {
      // Whatever it was, there is no token: that is all that its user needs, and an error could hold what was sent.
      return undefined
    }
  }

  return {
    current: async () => {
      if (held !== undefined && now() < held.until) return held.token
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    refused: (token) => {
      if (held?.token === token) held = undefined
    },
    close: () => pool.close(),
  }
}
