import { createServer } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { errors } from 'oidc-provider'
import { createRandom } from '../generator/random.ts'
import { type Listening, listenOn } from '../listen.ts'
import type { Persona } from './personas.ts'

/** The grant by which a persona's token is had without a browser: for demos and tests alone. */
export const PERSONA_GRANT = 'urn:london:grant-type:persona'
/** The public client that may use it. */
export const DEMO_CLIENT = 'london-demo'

type PersonaWish = { readonly persona?: string; readonly lifetime?: string; readonly resource?: string }

const LONGEST_SECONDS = 12 * 3600

const privateJwk = async (key: CryptoKey, alg: string, kid: string): Promise<JWK> => ({
  ...(await exportJWK(key)),
  alg,
  kid,
  use: 'sig',
})

/** Nothing is kept: a persona's token is whole in itself, and nobody asks for it again. */
class Forgetful {
  async upsert(): Promise<void> {}
  async find(): Promise<undefined> {}
  async findByUid(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async destroy(): Promise<void> {}
  async consume(): Promise<void> {}
  async revokeByGrantId(): Promise<void> {}
}

/**
 * An OpenID provider (`oidc-provider`) on loopback that issues JWT access tokens for personas. A lifetime below zero gives a token that has
 * expired by so many seconds. Signing keys are new at each start and never leave the process.
 */
export const startIdentityProvider = async (options: {
  readonly port: number
  readonly alg: 'ES256' | 'RS256'
  readonly personas: readonly Persona[]
  readonly audience: string
}): Promise<Listening> => {
  const { alg, personas, audience } = options
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  const server = createServer()
  const listening = await listenOn(server, options.port)
  const now = (): number => Math.floor(Date.now() / 1000)

  const provider = new Provider(listening.url, {
    jwks: { keys: [await privateJwk(privateKey, alg, `${alg.toLowerCase()}-1`)] },
    clients: [
      {
        client_id: DEMO_CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: [PERSONA_GRANT],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: alg,
      },
    ],
    clientDefaults: { id_token_signed_response_alg: alg },
    enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'] },
    ttl: { ClientCredentials: () => 3600 },
    adapter: Forgetful,
    cookies: { keys: [createRandom(Date.now()).next().toString(36)] },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({ scope: '', audience, accessTokenFormat: 'jwt' }),
      },
      clientCredentials: { enabled: true },
    },
    formats: {
      customizers: {
        jwt: (
          context: { oidc: { params: PersonaWish } },
          _token: unknown,
          jwt: { payload: Record<string, unknown> },
        ) => {
          const persona = personas.find((one) => one.name === context.oidc.params.persona)
          const lifetime = lifetimeOf(context.oidc.params.lifetime)
          const issued = lifetime < 0 ? now() + lifetime - 300 : now()
          Object.assign(jwt.payload, {
            ...persona?.claims,
            sub: persona?.subject,
            iat: issued,
            exp: lifetime < 0 ? now() + lifetime : issued + lifetime,
          })
        },
      },
    },
  })

  provider.registerGrantType(
    PERSONA_GRANT,
    async (context) => {
      const { persona, resource } = context.oidc.params
      if (!personas.some((one) => one.name === persona)) throw new errors.InvalidGrant('no such persona')
      const token = new provider.ClientCredentials({ client: context.oidc.client })
      const identifier = resource ?? audience
      const lifetime = Math.max(1, lifetimeOf(context.oidc.params.lifetime))
      token.resourceServer = new provider.ResourceServer(identifier, {
        audience: identifier,
        scope: '',
        accessTokenTTL: lifetime,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg } },
      })
      context.oidc.entity('ClientCredentials', token)
      context.body = { access_token: await token.save(), expires_in: lifetime, token_type: token.tokenType }
    },
    ['persona', 'lifetime', 'resource'],
  )
  server.on('request', provider.callback())
  return listening
}

const lifetimeOf = (text: string | undefined): number => {
  const seconds = Number(text ?? 3600)
  return Number.isFinite(seconds) && seconds !== 0 ? Math.min(Math.trunc(seconds), LONGEST_SECONDS) : 3600
}
