import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { errors, interactionPolicy } from 'oidc-provider'
import { createRandom } from '../generator/random.ts'
import { type Listening, listenOn } from '../listen.ts'
import { type FaceClient, registrationOf } from './clients.ts'
import { faultPage, loginPage, logoutPage } from './login-page.ts'
import type { Persona } from './personas.ts'
import { remembering } from './remembering.ts'

/** The grant by which a persona's token is had without a browser: for demos and tests alone. */
export const PERSONA_GRANT = 'urn:london:grant-type:persona'
/** The public client that may use it. */
export const DEMO_CLIENT = 'london-demo'

type PersonaWish = {
  readonly persona?: string
  readonly lifetime?: string
  readonly resource?: string
  /** JSON of claims that the token is issued with beside the persona's: SMART scopes, IUA's extensions. */
  readonly stated?: string
}

const LONGEST_SECONDS = 12 * 3600

const privateJwk = async (key: CryptoKey, alg: string, kid: string): Promise<JWK> => ({
  ...(await exportJWK(key)),
  alg,
  kid,
  use: 'sig',
})

/**
 * An OpenID provider (`oidc-provider`) on loopback that issues JWT access tokens for personas. A lifetime below zero gives a token that has
 * expired by so many seconds. Browsers sign in at it by choosing a persona (authorization code). Signing keys are new at each start and never
 * leave the process.
 */
export const startIdentityProvider = async (options: {
  readonly name: 'staff' | 'citizen'
  /** The gateway's client. */
  readonly client: FaceClient
  readonly port: number
  readonly alg: 'ES256' | 'RS256'
  readonly personas: readonly Persona[]
  readonly audience: string
}): Promise<Listening> => {
  const { name, alg, personas, audience } = options
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
      registrationOf(options.client, alg, name),
    ],
    clientDefaults: { id_token_signed_response_alg: alg },
    enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'] },
    ttl: {
      ClientCredentials: () => 3600,
      AccessToken: 600,
      IdToken: 3600,
      Interaction: 900,
      Session: 3600,
      Grant: 3600,
    },
    adapter: remembering(),
    // Loopback is one host whatever the port: the providers and the gateway must not share a cookie.
    cookies: {
      keys: [createRandom(Date.now()).next().toString(36)],
      names: { session: `${name}-provider`, interaction: `${name}-interaction`, resume: `${name}-resume` },
    },
    claims: {
      openid: ['sub'],
      profile: ['name', 'family_name', 'given_name', 'nhsid_useruid', 'authentication_assurance_level'],
      profile_extended: ['nhs_number', 'identity_proofing_level', 'birthdate', 'vot'],
      nationalrbacaccess: ['nhsid_nrbac_roles'],
      selectedrole: ['selected_roleid'],
    },
    findAccount: (_context: unknown, subject: string) => {
      const persona = personas.find((one) => one.subject === subject)
      return persona && { accountId: subject, claims: () => ({ ...persona.claims, sub: subject }) }
    },
    interactions: { policy: withoutConsent() },
    // Nobody is asked to consent: a national provider has agreed that with the service beforehand.
    loadExistingGrant: async ({ oidc }: { oidc: GrantContext }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope(String(oidc.params.scope ?? ''))
      await grant.save()
      return grant
    },
    renderError: (context: { type: string; body: string }, out: { readonly error: string }) => {
      context.type = 'html'
      context.body = faultPage(out.error)
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: { body: string }, form: string) => {
          context.body = logoutPage(form)
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context: unknown, client: { readonly clientId: string }) =>
          client.clientId === DEMO_CLIENT ? audience : undefined,
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
            ...(context.oidc.params.stated === undefined ? {} : JSON.parse(context.oidc.params.stated)),
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
    ['persona', 'lifetime', 'resource', 'stated'],
  )
  const answer = provider.callback()
  const title = name === 'staff' ? 'Simulated NHS smartcard sign-in' : 'Simulated NHS login'
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return answer(request, response)
    interact(provider, title, personas, request, response).catch(() =>
      response.writeHead(400, HTML).end(faultPage('this sign-in is over')),
    )
  })
  return listening
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

/** What `loadExistingGrant` is given, as far as it is used. */
type GrantContext = {
  readonly client: { readonly clientId: string }
  readonly session: { readonly accountId: string }
  readonly params: { readonly scope?: string }
}

/** Clients on loopback count as native, and those would be asked to consent each time. */
const withoutConsent = () => {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  return policy
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = ''
  for await (const chunk of request) text += chunk
  return new URLSearchParams(text)
}

/** The page to choose a persona on, and the choice. */
const interact = async (
  provider: Provider,
  title: string,
  personas: readonly Persona[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { uid } = await provider.interactionDetails(request, response)
  if (request.method !== 'POST') {
    response.writeHead(200, HTML).end(loginPage(title, `/interaction/${uid}`, personas))
    return
  }
  const chosen = (await bodyOf(request)).get('persona')
  const persona = personas.find((one) => one.name === chosen)
  const result =
    persona === undefined ? { error: 'access_denied' } : { login: { accountId: persona.subject, remember: false } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

const lifetimeOf = (text: string | undefined): number => {
  const seconds = Number(text ?? 3600)
  return Number.isFinite(seconds) && seconds !== 0 ? Math.min(Math.trunc(seconds), LONGEST_SECONDS) : 3600
}
