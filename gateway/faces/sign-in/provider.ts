import { importJWK, type JWK } from 'jose'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  PrivateKeyJwt,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { FacesConfig } from '../../config.ts'
import type { VerifiedToken } from '../../identity/verify-token.ts'
import type { ProviderName } from './provider-name.ts'

/** A sign-in under way: what the answer must match. Kept sealed in the browser until the answer comes. */
export type Pending = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Where one kind of person signs in. Every function throws `IDENTITY_UNAVAILABLE` when the issuer cannot be reached. */
export type Provider = {
  readonly issuer: string
  /** Where to send the browser, and what its return must match. `language`: what the issuer is asked to speak (`ui_locales`). */
  readonly begin: (language: string) => Promise<{ readonly url: string; readonly pending: Pending }>
  /** Takes the answer at `path` (with its query) for what the issuer says of the person. Throws `TOKEN_INVALID` for an answer that does not fit. */
  readonly finish: (
    path: string,
    pending: Pending,
  ) => Promise<{ readonly token: VerifiedToken; readonly idToken: string }>
  /** Where the browser signs out at the issuer too, to come back to the path `back`; undefined where the issuer has no such place. */
  readonly end: (idToken: string, back: string) => Promise<string | undefined>
}

/** Seconds that the issuer may take over each answer. */
const PATIENCE = 5

const KINDS = { staff: 'staff', citizen: 'patient' } as const satisfies Record<ProviderName, VerifiedToken['kind']>

/** Faults of the network or of the issuer, as `openid-client` (pinned) names them; all else is an answer that does not fit. */
const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ||
    code === 'OAUTH_RESPONSE_IS_NOT_JSON' ||
    (error instanceof TypeError && error.message === 'fetch failed')
  )
}

const orRefusal = async <Result>(asked: Promise<Result>): Promise<Result> => {
  try {
    return await asked
  } catch (error) {
    throw new HouseError(isAway(error) ? 'IDENTITY_UNAVAILABLE' : 'TOKEN_INVALID', { cause: error })
  }
}

/** OpenID Connect authorization code with PKCE, state and nonce; this service proves itself with its key. The issuer is asked for its addresses when first needed. */
export const openProvider = (
  name: ProviderName,
  settings: NonNullable<FacesConfig[ProviderName]>,
  publicUrl: string,
): Provider => {
  const redirectUri = `${publicUrl}/sign-in/${name}/callback`
  let known: Promise<Configuration> | undefined

  const discover = async (): Promise<Configuration> => {
    const key = await importJWK(settings.clientKey as JWK, 'ES256')
    if (key instanceof Uint8Array) throw new Error('A client key is a private key.')
    const kid = settings.clientKey['kid']
    return discovery(
      new URL(settings.issuer),
      settings.clientId,
      { token_endpoint_auth_method: 'private_key_jwt' },
      PrivateKeyJwt(typeof kid === 'string' ? { key, kid } : key),
      {
        timeout: PATIENCE,
        execute: [enableNonRepudiationChecks, ...(settings.issuer.startsWith('http:') ? [allowInsecureRequests] : [])],
      },
    )
  }
  const configuration = (): Promise<Configuration> => {
    known ??= discover().catch((error: unknown) => {
      known = undefined
      throw new HouseError('IDENTITY_UNAVAILABLE', { cause: error })
    })
    return known
  }

  return {
    issuer: settings.issuer,
    begin: async (language) => {
      const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(await configuration(), {
        ...settings.parameters,
        redirect_uri: redirectUri,
        scope: settings.scope,
        ui_locales: language,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        // Whoever left a desk must not be signed in again by the next person's click.
        prompt: 'login',
      })
      return { url: url.href, pending }
    },
    finish: async (path, { state, nonce, verifier }) => {
      const config = await configuration()
      const tokens = await orRefusal(
        authorizationCodeGrant(config, new URL(path, publicUrl), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      )
      const stated = tokens.claims()
      if (stated === undefined || tokens.id_token === undefined) throw new HouseError('TOKEN_INVALID')
      const told =
        config.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await orRefusal(fetchUserInfo(config, tokens.access_token, stated.sub))
      return {
        token: { kind: KINDS[name], issuer: stated.iss, claims: { ...told, ...stated } },
        idToken: tokens.id_token,
      }
    },
    end: async (idToken, back) => {
      const config = await configuration()
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined
      return buildEndSessionUrl(config, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${publicUrl}${back}`,
      }).href
    },
  }
}
