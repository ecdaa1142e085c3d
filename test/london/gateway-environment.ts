import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { EXCLUSION_SETS } from './generator/concepts.ts'
import type { LondonAddresses } from './london.ts'
import { ROLE_CODES } from './role-codes.ts'

/** Keys that a deployment keeps in its vault: made anew for each demo. */
export type Keys = { readonly patient: string; readonly receipt: string; readonly anchor: string }

/** Fresh keys, as the environment takes them. */
export const makeKeys = async (): Promise<Keys> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return {
    patient: randomBytes(32).toString('base64url'),
    receipt: randomBytes(32).toString('base64url'),
    anchor: JSON.stringify(await exportJWK(privateKey)),
  }
}

/** The environment of a gateway over this London: what an operator of the real one would set. */
export const gatewayEnvironment = (
  london: Pick<LondonAddresses, 'issuers' | 'demographics' | 'identity'>,
  databaseUrl: string,
  keys: Keys,
): Readonly<Record<string, string>> => ({
  DATABASE_URL: databaseUrl,
  PATIENT_KEY: keys.patient,
  RECEIPT_KEY: keys.receipt,
  ANCHOR_KEY: keys.anchor,
  AUDIENCE: london.identity.audience,
  ISSUERS: JSON.stringify(london.issuers),
  ROLE_CODES: JSON.stringify(ROLE_CODES),
  DEMOGRAPHICS_URL: london.demographics,
  EXCLUSION_SETS: JSON.stringify(
    Object.fromEntries(Object.entries(EXCLUSION_SETS).map(([name, codes]) => [name, [...codes]])),
  ),
  INTROSPECTION: 'on',
})
