import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

/** One of the gateway's own clients at a provider, with its private key: made at each start and good for this London alone. */
export type FaceClient = { readonly clientId: string; readonly clientKey: JWK }

/** A client with a fresh key. */
export const makeClient = async (clientId: string): Promise<FaceClient> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = await exportJWK(privateKey)
  return { clientId, clientKey: { ...key, kid: await calculateJwkThumbprint(key) } }
}

/** How the provider knows the client: its public key, and any port of loopback to return to (RFC 8252 §7.3). */
export const registrationOf = ({ clientId, clientKey }: FaceClient, alg: string, provider: string) => {
  const { d: _, ...publicKey } = clientKey
  const at = (path: string): readonly string[] => ['127.0.0.1', 'localhost'].map((host) => `http://${host}${path}`)
  return {
    client_id: clientId,
    application_type: 'native',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [{ ...publicKey, use: 'sig', alg: 'ES256' }] },
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: at(`/sign-in/${provider}/callback`),
    post_logout_redirect_uris: [...at('/signed-out'), ...at('/account/signed-out')],
    id_token_signed_response_alg: alg,
  }
}
