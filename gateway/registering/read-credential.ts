import { createPrivateKey, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { ExchangeCredential } from '../../adapters/transport/credentials.ts'
import type { Reach } from '../../adapters/transport/reach.ts'
import type { CredentialKind, RegistrationFault } from '../../schema/model/exchange-registration.ts'
import type { Instant } from '../../schema/model/instant.ts'

/** A credential that was read: the secret to be sealed, and what may be told of it. */
export type ReadCredential =
  | {
      readonly kind: CredentialKind
      readonly secret: ExchangeCredential
      readonly hint: string
      readonly expiresAt: Instant | undefined
    }
  | { readonly faults: readonly RegistrationFault[] }

const LONGEST_PEM = 50_000

const certificateOf = (pem: string): X509Certificate | undefined => {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

const privateKeyOf = (pem: string) => {
  try {
    return createPrivateKey(pem)
  } catch {
    return undefined
  }
}

/** Reads a client certificate with its key. Never says what was in either. */
const readMtls = (
  { certificate, privateKey }: { readonly certificate: string; readonly privateKey: string },
  now: Instant,
): ReadCredential => {
  const faults: RegistrationFault[] = []
  const read = certificate.length > LONGEST_PEM ? undefined : certificateOf(certificate)
  const key = privateKey.length > LONGEST_PEM ? undefined : privateKeyOf(privateKey)
  if (read === undefined) faults.push({ field: 'mtls.certificate', message: 'This is no certificate in PEM' })
  if (key === undefined) faults.push({ field: 'mtls.privateKey', message: 'This is no unencrypted private key in PEM' })
  const expiresAt = read === undefined ? undefined : Date.parse(read.validTo)
  if (expiresAt !== undefined && expiresAt <= now)
    faults.push({ field: 'mtls.certificate', message: 'This certificate has ended' })
  if (read !== undefined && key !== undefined && !read.checkPrivateKey(key))
    faults.push({ field: 'mtls.privateKey', message: 'This is not the key of this certificate' })
  if (read === undefined || faults.length > 0) return { faults }
  return {
    kind: 'MTLS',
    secret: { kind: 'MTLS', certificate, privateKey },
    hint: read.fingerprint256,
    expiresAt,
  }
}

const visible = (what: string, most: number) =>
  z
    .string()
    .min(1, `${what} is needed`)
    .max(most, `${what} is too long`)
    // RFC 6749, appendix A: VSCHAR.
    .regex(/^[\x20-\x7e]*$/, `${what} holds a character that no such value has`)

const oauth = ({ urlFault }: Pick<Reach, 'urlFault'>) =>
  z.object({
    tokenEndpoint: z
      .string()
      .max(500, 'The token endpoint is too long')
      .transform((text, context) => {
        const fault = urlFault(text)
        if (fault !== undefined) context.addIssue({ code: 'custom', message: `The token endpoint ${fault}` })
        return text
      }),
    clientId: visible('The client id', 500),
    clientSecret: visible('The client secret', 2_000),
    scope: visible('The scope', 1_000)
      .nullish()
      .transform((text) => text ?? undefined),
  })

/** Names that say how a request is framed or whose it is: not an exchange's to set. */
const RESERVED = /^(host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|accept|via|proxy-.*)$/

const headers = z
  .array(
    z.object({
      name: z
        .string()
        .toLowerCase()
        .regex(/^[a-z0-9-]{1,64}$/, 'A header has letters, digits and hyphens')
        .refine((name) => !RESERVED.test(name), 'This header is not for credentials'),
      value: visible('The value', 4_000),
    }),
  )
  .min(1, 'Give at least one header')
  .max(10, 'Give at most ten headers')
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'A header is named twice')

/** What is given by GraphQL: one of the three. */
export type CredentialGiven = {
  readonly mtls?: { readonly certificate: string; readonly privateKey: string } | null | undefined
  readonly oauth?:
    | {
        readonly tokenEndpoint: string
        readonly clientId: string
        readonly clientSecret: string
        readonly scope?: string | null | undefined
      }
    | null
    | undefined
  readonly headers?: readonly { readonly name: string; readonly value: string }[] | null | undefined
}

const byField =
  (field: string) =>
  ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): RegistrationFault => ({
    field: [field, ...path].join('.'),
    message,
  })

/** Reads a credential. All that is wrong is told at once, and nothing of any secret. */
export const readCredential = (
  given: CredentialGiven,
  reach: Pick<Reach, 'urlFault'>,
  now: Instant,
): ReadCredential => {
  if ([given.mtls, given.oauth, given.headers].filter((one) => one != null).length !== 1)
    return { faults: [{ field: 'mtls', message: 'Give one credential: a certificate, a client or headers' }] }
  if (given.mtls != null) return readMtls(given.mtls, now)
  if (given.headers != null) {
    const read = headers.safeParse(given.headers)
    if (!read.success) return { faults: read.error.issues.map(byField('headers')) }
    const named = Object.fromEntries(read.data.map(({ name, value }) => [name, value]))
    const hint = Object.keys(named).join(', ')
    return { kind: 'HEADERS', secret: { kind: 'HEADERS', headers: named }, hint, expiresAt: undefined }
  }
  const read = oauth(reach).safeParse(given.oauth)
  if (!read.success) return { faults: read.error.issues.map(byField('oauth')) }
  return { kind: 'OAUTH', secret: { kind: 'OAUTH', ...read.data }, hint: read.data.clientId, expiresAt: undefined }
}
