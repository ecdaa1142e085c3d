import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { type Listening, listenOn } from '../listen.ts'
import type { Persona } from './personas.ts'

/** The longest a client assertion lives, in seconds. */
export const LONGEST_ASSERTION = 300

/**
 * The ambulance service's dispatch system: keeps its key, serves its JWKS at `/jwks`, and at `POST /assertions` (`{ persona, lifetime, audience, stated }`)
 * signs what it would send: a client assertion (RFC 7523: iss = sub = client id, aud, exp, jti) with the `acting_person` it asks for.
 */
export const startSystemClient = async (options: {
  readonly port: number
  readonly personas: readonly Persona[]
  readonly audience: string
}): Promise<Listening> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'system-1' }],
  })

  const assertion = async (asked: {
    readonly persona?: string
    readonly lifetime?: number
    readonly audience?: string
    readonly stated?: Readonly<Record<string, unknown>>
  }): Promise<string | undefined> => {
    const persona = options.personas.find((one) => one.provider === 'system' && one.name === asked.persona)
    if (!persona) return undefined
    const lifetime = Math.min(asked.lifetime ?? LONGEST_ASSERTION, LONGEST_ASSERTION)
    const now = Math.floor(Date.now() / 1000)
    const issued = lifetime < 0 ? now + lifetime - LONGEST_ASSERTION : now
    return new SignJWT({ ...persona.claims, ...asked.stated })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: 'system-1' })
      .setIssuer(persona.subject)
      .setSubject(persona.subject)
      .setAudience(asked.audience ?? options.audience)
      .setIssuedAt(issued)
      .setExpirationTime(lifetime < 0 ? now + lifetime : issued + lifetime)
      .setJti(randomUUID())
      .sign(privateKey)
  }

  const server = createServer(async (request, response) => {
    const reply = (status: number, body: string): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    if (request.method === 'GET' && request.url === '/jwks') return reply(200, jwks)
    if (request.method !== 'POST' || request.url !== '/assertions') return reply(404, '{}')
    let text = ''
    for await (const chunk of request) text += chunk
    try {
      const token = await assertion(JSON.parse(text))
      return token === undefined
        ? reply(400, '{"error":"no such persona"}')
        : reply(200, JSON.stringify({ assertion: token }))
    } catch {
      return reply(400, '{"error":"unreadable"}')
    }
  })
  return listenOn(server, options.port)
}
