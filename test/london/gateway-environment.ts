import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { EXCLUSION_SETS } from './generator/concepts.ts'
import type { LondonAddresses } from './london.ts'
import { ROLE_CODES } from './role-codes.ts'

/** Keys that a deployment keeps in its vault: made anew for each demo. */
export type Keys = {
  readonly patient: string
  readonly receipt: string
  readonly anchor: string
  /** A list of one: the house's signing key. */
  readonly signing: string
  /** A list of one: what launches are encrypted to. */
  readonly launch: string
  /** A list of one: what seals sessions. */
  readonly session: string
  /** A list of one: what seals what waits in the database. */
  readonly sealing: string
}

const signingKey = async () => exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)

/** Fresh keys, as the environment takes them. */
export const makeKeys = async (): Promise<Keys> => {
  return {
    patient: randomBytes(32).toString('base64url'),
    receipt: randomBytes(32).toString('base64url'),
    anchor: JSON.stringify(await signingKey()),
    signing: JSON.stringify([await signingKey()]),
    launch: JSON.stringify([await signingKey()]),
    session: JSON.stringify([randomBytes(32).toString('base64url')]),
    sealing: JSON.stringify([randomBytes(32).toString('base64url')]),
  }
}

/** The faces of this London: absent until it is known where browsers find them. */
const facesOf = ({ identity }: Pick<LondonAddresses, 'identity'>, keys: Keys, publicUrl: string | undefined) =>
  publicUrl === undefined
    ? {}
    : {
        FACES: JSON.stringify({
          publicUrl,
          demo: true,
          staff: { issuer: identity.staff.issuer, ...identity.clients.console },
          citizen: { issuer: identity.citizen.issuer, ...identity.clients.account },
        }),
        SESSION_KEYS: keys.session,
        SMART: JSON.stringify({
          authorizationEndpoint: `${identity.staff.issuer}/auth`,
          tokenEndpoint: `${identity.staff.issuer}/token`,
        }),
        NOTIFICATIONS_URL: publicUrl,
      }

/** The environment of a gateway over this London: what an operator of the real one would set. `publicUrl`: where its pages are, if they are served. */
export const gatewayEnvironment = (
  london: Pick<LondonAddresses, 'issuers' | 'demographics' | 'identity' | 'outward' | 'vouching'>,
  databaseUrl: string,
  keys: Keys,
  publicUrl?: string,
): Readonly<Record<string, string>> => ({
  ...facesOf(london, keys, publicUrl),
  DATABASE_URL: databaseUrl,
  PATIENT_KEYS: JSON.stringify([keys.patient]),
  RECEIPT_KEY: keys.receipt,
  ANCHOR_KEY: keys.anchor,
  SIGNING_KEYS: keys.signing,
  LAUNCH_KEYS: keys.launch,
  SEALING_KEYS: keys.sealing,
  VOUCHING: JSON.stringify(london.vouching),
  AUDIENCE: london.identity.audience,
  ISSUERS: JSON.stringify(london.issuers),
  ROLE_CODES: JSON.stringify(ROLE_CODES),
  DEMOGRAPHICS_URL: london.demographics,
  EXCHANGE_ADDRESSES: JSON.stringify(['127.0.0.0/8', '::1/128']),
  NOTIFY: JSON.stringify(london.outward.notify),
  WEBHOOK: JSON.stringify(london.outward.webhook),
  NOTICES_EVERY_MS: '500',
  EXCLUSION_SETS: JSON.stringify(
    Object.fromEntries(Object.entries(EXCLUSION_SETS).map(([name, codes]) => [name, [...codes]])),
  ),
  INTROSPECTION: 'on',
  // One node, that nobody balances a load over.
  DRAIN_MS: '0',
})
