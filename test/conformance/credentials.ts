import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  clientCredentialsGrant,
  Configuration as OAuthServer,
} from 'openid-client'
import type { GatewayIdentity } from '../../adapters/transport/transport.ts'
import type { Upstream } from '../adapters/faulty-proxy.ts'
import type { Credentials, Fault, OAuth, SecretPlace, Vouching } from './configuration.ts'

/** Credentials as they are used; `secrets` are the values that no report and no line may ever hold. */
export type OpenCredentials = {
  readonly upstream: Upstream
  readonly identity: GatewayIdentity | undefined
  /** The same way without what proves who asks: the server's own authority is still believed. */
  readonly bare: Upstream
  readonly declared: boolean
  readonly secrets: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/** A token is asked for anew when this little of its life is left. */
const MARGIN_MS = 10_000
/** How long a token without a stated end is used. */
const UNSTATED_S = 60

/** Gives a token of the client credentials grant (RFC 6749 §4.4), kept for as long as it lives. */
const tokens = (
  { tokenEndpoint, clientId, scope }: OAuth,
  clientSecret: string,
  note: (secret: string) => void,
): (() => Promise<string>) => {
  const server = new OAuthServer(
    { issuer: new URL(tokenEndpoint).origin, token_endpoint: tokenEndpoint },
    clientId,
    {},
    ClientSecretBasic(clientSecret),
  )
  // The file was read so that only this machine itself is spoken to without TLS.
  if (tokenEndpoint.startsWith('http:')) allowInsecureRequests(server)
  let token: { readonly value: string; readonly until: number } | undefined
  return async () => {
    if (token !== undefined && token.until > performance.now()) return token.value
    const given = await clientCredentialsGrant(server, scope === undefined ? {} : { scope })
    note(given.access_token)
    token = {
      value: given.access_token,
      until: performance.now() + (given.expires_in ?? UNSTATED_S) * 1_000 - MARGIN_MS,
    }
    return token.value
  }
}

/** Fetches secrets from the environment and files from beside the YAML; every one that is missing at once. */
export const openCredentials = async (
  { headers, mtls, authorityFile, oauth, vouching }: Credentials,
  folder: string,
  environment: Environment,
): Promise<OpenCredentials | { readonly faults: readonly Fault[] }> => {
  const faults: Fault[] = []
  const secrets: string[] = []
  const secretAt = ({ env }: SecretPlace, field: string): string => {
    const value = environment[env] ?? ''
    if (value === '') faults.push({ field, message: `The environment variable ${env} is not set.` })
    else secrets.push(value)
    return value
  }
  const fileAt = async (name: string, field: string): Promise<string> => {
    try {
      return await readFile(resolve(folder, name), 'utf8')
    } catch {
      faults.push({ field, message: 'The file cannot be read.' })
      return ''
    }
  }
  const identityAt = async ({
    issuer,
    privateKeyFile,
    certificateFile,
  }: Vouching): Promise<GatewayIdentity | undefined> => {
    const key = await fileAt(privateKeyFile, 'credentials.vouching.privateKeyFile')
    const certificate =
      certificateFile === undefined
        ? {}
        : { certificate: await fileAt(certificateFile, 'credentials.vouching.certificateFile') }
    if (key === '') return undefined
    secrets.push(key)
    try {
      return { issuer, key: createPrivateKey(key), ...certificate }
    } catch {
      faults.push({ field: 'credentials.vouching.privateKeyFile', message: 'It is no private key (PEM).' })
      return undefined
    }
  }
  const fixed = Object.entries(headers).map(
    ([name, place]) => [name.toLowerCase(), secretAt(place, `credentials.headers.${name}.env`)] as const,
  )
  const ca = authorityFile === undefined ? {} : { ca: await fileAt(authorityFile, 'credentials.authorityFile') }
  const own =
    mtls === undefined
      ? {}
      : {
          cert: await fileAt(mtls.certificateFile, 'credentials.mtls.certificateFile'),
          key: await fileAt(mtls.privateKeyFile, 'credentials.mtls.privateKeyFile'),
        }
  if ('key' in own && own.key !== '') secrets.push(own.key)
  const identity = vouching === undefined ? undefined : await identityAt(vouching)
  const clientSecret =
    oauth === undefined ? undefined : secretAt(oauth.clientSecret, 'credentials.oauth.clientSecret.env')
  if (faults.length > 0) return { faults }
  const token =
    oauth === undefined || clientSecret === undefined
      ? undefined
      : tokens(oauth, clientSecret, (secret) => secrets.push(secret))
  return {
    upstream: {
      headers: async () => ({
        ...Object.fromEntries(fixed),
        ...(token === undefined ? {} : { authorization: `Bearer ${await token()}` }),
      }),
      tls: { ...ca, ...own },
    },
    identity,
    bare: { tls: ca },
    declared: fixed.length > 0 || mtls !== undefined || oauth !== undefined || vouching !== undefined,
    secrets,
  }
}
