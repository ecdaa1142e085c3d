import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request as send } from 'undici'

/** A server behind its operator's door: an OAuth 2 token (client credentials) lets in, nothing else does. */
export type Guarded = {
  readonly endpoint: string
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly clientSecret: string
  readonly tokensGiven: () => number
  close(): Promise<void>
}

/** The name and password of HTTP Basic as OAuth has them (RFC 6749 §2.3.1): each form-encoded before they are joined. */
const basic = (authorization: string): readonly string[] =>
  Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':').map(decodeURIComponent)

/** Puts a door before a server. */
export const guard = async (upstream: string): Promise<Guarded> => {
  const [clientId, clientSecret, token] = ['the-gateway', randomUUID(), randomUUID()]
  const { origin, pathname } = new URL(upstream)
  let given = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const answer = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    const { authorization } = request.headers
    if (request.url === '/token') {
      const form = new URLSearchParams(body.toString())
      const [id, secret] =
        authorization === undefined ? [form.get('client_id'), form.get('client_secret')] : basic(authorization)
      const isKnown = id === clientId && secret === clientSecret && form.get('grant_type') === 'client_credentials'
      if (!isKnown) return answer(401, { error: 'invalid_client' })
      given++
      return answer(200, { access_token: token, token_type: 'Bearer', expires_in: 300 })
    }
    if (authorization !== `Bearer ${token}`)
      return answer(401, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'login' }] })
    const type = request.headers['content-type']
    const behind = await send(origin + request.url, {
      method: request.method as 'GET',
      headers: type === undefined ? {} : { 'content-type': type },
      ...(body.length === 0 ? {} : { body }),
    })
    response.writeHead(behind.statusCode, { 'content-type': String(behind.headers['content-type']) })
    response.end(Buffer.from(await behind.body.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    endpoint: own + pathname,
    tokenEndpoint: `${own}/token`,
    clientId,
    clientSecret,
    tokensGiven: () => given,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
