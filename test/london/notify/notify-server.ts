import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { jwtVerify } from 'jose'
import { type Listening, listenOn } from '../listen.ts'

/** What came outward from the gateway: a message to somebody, or an event at the webhook. */
export type Received = {
  readonly way: 'email' | 'sms' | 'webhook'
  /** The address; of the webhook the signature. */
  readonly to: string
  readonly reference: string
  readonly body: Readonly<Record<string, unknown>>
}

/** How it misbehaves: refuses all with 500, or takes it and loses its answer. */
export type NotifyFault = 'down' | 'answer-lost'

/** A simulated GOV.UK Notify, with a webhook's receiver beside it. */
export type NotifyServer = Listening & {
  received(): readonly Received[]
  fault(fault: NotifyFault | undefined): void
}

/** The key that the simulated service takes, in Notify's form. */
export const NOTIFY_KEY = 'london-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0'

/** The templates that it has. */
export const NOTIFY_TEMPLATES = {
  email: '9d751e0e-f929-4891-82a1-a3e1c3c18ee3',
  sms: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
}

/** The template of alerts to operators, an e-mail. */
export const ALERT_TEMPLATE = '5f3b2c5e-6d0a-4f0e-9b5e-8f3f2a4d1c77'

/** Those that say that a record changed. */
export const NOTIFY_CHANGES = {
  email: '5ad8ba8b-3a4e-4a5f-9a3c-0d5b0f0c7f51',
  sms: 'c1b3a3c0-0d0e-4a38-8b8f-6f0e7b1d9a42',
}

/** The secret that events are signed with, base64url. */
export const WEBHOOK_SECRET = Buffer.alloc(32, 7).toString('base64url')

const [SERVICE, SECRET] = [NOTIFY_KEY.slice(-73, -37), NOTIFY_KEY.slice(-36)]

const isAuthorised = async (header: string | undefined): Promise<boolean> => {
  try {
    const { payload, protectedHeader } = await jwtVerify(
      (header ?? '').replace(/^Bearer /, ''),
      new TextEncoder().encode(SECRET),
      { algorithms: ['HS256'], issuer: SERVICE, maxTokenAge: 30, clockTolerance: 1 },
    )
    return payload.iss === SERVICE && protectedHeader.typ === 'JWT'
  } catch {
    return false
  }
}

const refusal = (status: number, error: string, message: string) => ({
  status_code: status,
  errors: [{ error, message }],
})

/** Starts it. `POST /v2/notifications/email` and `/sms`, `GET /v2/notifications?reference=`, and `POST /webhook`. */
export const startNotify = async (port: number): Promise<NotifyServer> => {
  const received: Received[] = []
  let fault: NotifyFault | undefined
  const server = createServer(async (request, response) => {
    const reply = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    let text = ''
    for await (const chunk of request) text += chunk
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (fault === 'down') return reply(500, refusal(500, 'Exception', 'Internal server error'))
    if (request.method === 'POST' && url.pathname === '/webhook') {
      const [reference, to] = [request.headers['webhook-id'], request.headers['webhook-signature']]
      received.push({ way: 'webhook', to: String(to), reference: String(reference), body: JSON.parse(text) })
      return reply(200, {})
    }
    if (!(await isAuthorised(request.headers.authorization)))
      return reply(403, refusal(403, 'AuthError', 'Invalid token: API key not found'))
    if (request.method === 'GET' && url.pathname === '/v2/notifications') {
      const reference = url.searchParams.get('reference')
      const notifications = received.filter((one) => one.way !== 'webhook' && one.reference === reference)
      return reply(200, { notifications: notifications.map((one) => ({ reference: one.reference, type: one.way })) })
    }
    const way = /^\/v2\/notifications\/(email|sms)$/.exec(url.pathname)?.[1] as 'email' | 'sms' | undefined
    if (request.method !== 'POST' || way === undefined) return reply(404, refusal(404, 'NoResultFound', 'No result'))
    const body = JSON.parse(text) as Record<string, unknown>
    const to = body[way === 'email' ? 'email_address' : 'phone_number']
    const templates = [NOTIFY_TEMPLATES[way], NOTIFY_CHANGES[way], ...(way === 'email' ? [ALERT_TEMPLATE] : [])]
    if (typeof to !== 'string' || !templates.includes(String(body['template_id'])))
      return reply(400, refusal(400, 'BadRequestError', 'Template not found'))
    received.push({ way, to, reference: String(body['reference']), body })
    if (fault === 'answer-lost') return void request.socket.destroy()
    return reply(201, { id: randomUUID(), reference: body['reference'], template: { id: body['template_id'] } })
  })
  const listening = await listenOn(server, port)
  return {
    ...listening,
    received: () => [...received],
    fault: (to) => {
      fault = to
    },
  }
}
