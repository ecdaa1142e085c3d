import { type CryptoKey, exportSPKI, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import type { Role } from '../../schema/model/role.ts'
import { DEMO_CLIENT, PERSONA_GRANT } from './identity/identity-provider.ts'
import type { Persona } from './identity/personas.ts'

/** Where tokens come from: all that is needed to get one from another process. */
export type IdentityAddresses = {
  readonly audience: string
  readonly staff: { readonly issuer: string; readonly jwks: string }
  readonly citizen: { readonly issuer: string; readonly jwks: string }
  /** The gateway's own clients at the providers, in the shape of its `FACES`. Their keys are made at each start. */
  readonly clients: Readonly<Record<'console' | 'account', { readonly clientId: string; readonly clientKey: JWK }>>
  readonly system: { readonly clientId: string; readonly jwks: string; readonly assertions: string }
  readonly personas: readonly Pick<Persona, 'name' | 'role' | 'provider'>[]
}

/** `person`: a persona by name, else the first of the role. `lifetime`: seconds; below zero, expired by so many. `stated`: claims beside the person's own. */
export type TokenWish = {
  readonly person?: string
  readonly lifetime?: number
  readonly audience?: string
  readonly stated?: Readonly<Record<string, unknown>>
}

/** Claims of a token that FHIR may be asked with: SMART scopes, and purpose of use and care context as IHE IUA has them. */
export const fhirClaims = (
  { purpose, careContext }: { readonly purpose: string; readonly careContext?: string },
  scope = 'user/*.rs',
): Readonly<Record<string, unknown>> => ({
  scope,
  extensions: {
    ihe_iua: {
      purpose_of_use: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: purpose }],
      ...(careContext === undefined ? {} : { care_context: careContext }),
    },
  },
})

/** A real token for a role, had by HTTP from the running providers (the dispatcher's from its system). Throws when there is none to be had. */
export const tokenFor = async (identity: IdentityAddresses, role: Role, wish: TokenWish = {}): Promise<string> => {
  const persona = identity.personas.find((one) =>
    wish.person === undefined ? one.role === role : one.name === wish.person,
  )
  if (!persona) throw new Error(`No persona for ${wish.person ?? role}.`)
  if (persona.provider === 'system') {
    const { assertion } = await post(
      identity.system.assertions,
      'application/json',
      JSON.stringify({
        persona: persona.name,
        lifetime: wish.lifetime,
        audience: wish.audience,
        stated: wish.stated,
      }),
    )
    return String(assertion)
  }
  const form = new URLSearchParams({
    grant_type: PERSONA_GRANT,
    client_id: DEMO_CLIENT,
    persona: persona.name,
    resource: wish.audience ?? identity.audience,
    lifetime: String(wish.lifetime ?? 3600),
    ...(wish.stated === undefined ? {} : { stated: JSON.stringify(wish.stated) }),
  })
  const { access_token } = await post(
    `${identity[persona.provider].issuer}/token`,
    'application/x-www-form-urlencoded',
    form.toString(),
  )
  return String(access_token)
}

const post = async (
  url: string,
  contentType: string,
  body: string,
): Promise<{ readonly access_token?: string; readonly assertion?: string }> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body })
  if (!response.ok) throw new Error(`The identity provider answered ${response.status}.`)
  return (await response.json()) as { access_token?: string; assertion?: string }
}

/** Tokens that must never be accepted, each wrong in one way only. */
export const HOSTILE = [
  'expired',
  'other-audience',
  'alg-none',
  'unsigned',
  'wrong-key',
  'public-key-as-secret',
  'other-issuer',
] as const

export type Hostile = (typeof HOSTILE)[number]

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const read = (text: string | undefined): JWTPayload & { readonly kid?: string; readonly alg?: string } =>
  JSON.parse(Buffer.from(text ?? '', 'base64url').toString())

/** A hostile token of a role: a real one bent in that one way. */
export const hostileToken = async (identity: IdentityAddresses, role: Role, kind: Hostile): Promise<string> => {
  if (kind === 'expired') return tokenFor(identity, role, { lifetime: -600 })
  if (kind === 'other-audience') return tokenFor(identity, role, { audience: 'https://somewhere-else.example' })
  const [header, claims] = (await tokenFor(identity, role)).split('.').slice(0, 2).map(read)
  if (!header || !claims) throw new Error('The token is not a JWT.')
  const kid = String(header.kid)
  const alg = String(header.alg)
  const signed = (key: CryptoKey | Uint8Array, algorithm: string, said = claims): Promise<string> =>
    new SignJWT(said).setProtectedHeader({ alg: algorithm, kid }).sign(key)
  switch (kind) {
    case 'alg-none':
      return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
    case 'unsigned':
      return `${part(header)}.${part(claims)}.`
    case 'wrong-key':
      return signed((await generateKeyPair(alg)).privateKey, alg)
    case 'other-issuer':
      return signed((await generateKeyPair(alg)).privateKey, alg, {
        ...(claims as Record<string, unknown>),
        iss: 'https://issuer.example',
      })
    case 'public-key-as-secret': {
      const persona = identity.personas.find((one) => one.role === role)
      const jwks =
        persona?.provider === 'system'
          ? identity.system.jwks
          : identity[persona?.provider === 'citizen' ? 'citizen' : 'staff'].jwks
      const { keys } = (await (await fetch(jwks)).json()) as { keys: readonly JWK[] }
      const [key] = keys
      if (!key) throw new Error('The JWKS is empty.')
      const pem = await exportSPKI((await importJWK(key, alg)) as CryptoKey)
      return signed(new TextEncoder().encode(pem), 'HS256')
    }
  }
}
