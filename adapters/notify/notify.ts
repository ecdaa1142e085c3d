import { SignJWT } from 'jose'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { parseBody } from '../fhir/bundle.ts'
import type { Transport, TransportAnswer, TransportRequest } from '../transport/transport.ts'
import type { Sent } from './sent.ts'

/** GOV.UK Notify, or what speaks like it (https://docs.notifications.service.gov.uk/rest-api.html). */
export type NotifyService = {
  readonly endpoint: string
  readonly transport: Transport
  /** `{key name}-{service id}-{secret}`, the last two UUIDs. */
  readonly apiKey: string
  /** The ids of the templates, which are written at Notify: what they say holds no clinical word. */
  readonly templates: { readonly email: string; readonly sms: string }
  /** Milliseconds; 10 s unless it is said. */
  readonly timeoutMs?: number
}

/** Where to. */
export type Address = { readonly email: string } | { readonly mobile: string }

/** What is sent: `reference` is the same each time the same thing is tried. */
export type Message = {
  readonly to: Address
  readonly reference: string
  readonly personalisation: Readonly<Record<string, string>>
  /** The template, where it is not the usual one of its way. */
  readonly template?: string | undefined
}

const ID = 'NOTIFY' as ExchangeId
const LIMITS = { concurrency: 4, maxBodyBytes: 1_000_000 }
const UUID_LENGTH = 36

/** HS256 over `iss` (the service) and `iat`: Notify takes it for 30 seconds. */
const tokenOf = (apiKey: string): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(apiKey.slice(-2 * UUID_LENGTH - 1, -UUID_LENGTH - 1))
    .setIssuedAt()
    .sign(new TextEncoder().encode(apiKey.slice(-UUID_LENGTH)))

const send = async (
  service: NotifyService,
  request: Pick<TransportRequest, 'method' | 'path' | 'body' | 'safe'>,
): Promise<TransportAnswer> => {
  const timeout = service.timeoutMs ?? 10_000
  return service.transport.send(
    { id: ID, endpoint: service.endpoint, limits: LIMITS },
    {
      ...request,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${await tokenOf(service.apiKey)}`,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(timeout),
      deadline: performance.now() + timeout,
    },
  )
}

/** Notify does not refuse a reference it has seen, so before sending again it is asked for it. Undefined where it cannot say. */
const wasTaken = async (service: NotifyService, reference: string): Promise<boolean | undefined> => {
  const answer = await send(service, {
    method: 'GET',
    path: `v2/notifications?reference=${encodeURIComponent(reference)}`,
    safe: true,
  })
  const found = answer.ok && answer.status === 200 ? parseBody(answer.body)?.['notifications'] : undefined
  return Array.isArray(found) ? found.length > 0 : undefined
}

/**
 * Sends one e-mail or text message by Notify. `again`: it was tried before, and whether it went is not known. Never throws. `REFUSED`: Notify will
 * never take it (an address that is none); whatever may be mended, a key that is not accepted among it, is `TRY_AGAIN`.
 */
export const sendByNotify = async (service: NotifyService, message: Message, again: boolean): Promise<Sent> => {
  if (again) {
    const taken = await wasTaken(service, message.reference)
    if (taken === undefined) return 'TRY_AGAIN'
    if (taken) return 'SENT'
  }
  const { to, reference, personalisation, template } = message
  const [kind, address] =
    'email' in to ? (['email', { email_address: to.email }] as const) : (['sms', { phone_number: to.mobile }] as const)
  const answer = await send(service, {
    method: 'POST',
    path: `v2/notifications/${kind}`,
    body: JSON.stringify({ ...address, template_id: template ?? service.templates[kind], personalisation, reference }),
    safe: false,
  })
  if (!answer.ok) return 'TRY_AGAIN'
  if (answer.status === 201) return 'SENT'
  return answer.status === 400 ? 'REFUSED' : 'TRY_AGAIN'
}
