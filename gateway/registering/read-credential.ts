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

/** What is given by GraphQL: one of the two. */
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
}

/** Reads a credential. All that is wrong is told at once, and nothing of any secret. */
export const readCredential = (
  given: CredentialGiven,
  reach: Pick<Reach, 'urlFault'>,
  now: Instant,
): ReadCredential => {
  if ((given.mtls == null) === (given.oauth == null))
    return { faults: [{ field: 'mtls', message: 'Give one credential: a certificate or a client' }] }
  if (given.mtls != null) return readMtls(given.mtls, now)
  const read = oauth(reach).safeParse(given.oauth)
  if (!read.success)
    return { faults: read.error.issues.map(({ path, message }) => ({ field: ['oauth', ...path].join('.'), message })) }
  return { kind: 'OAUTH', secret: { kind: 'OAUTH', ...read.data }, hint: read.data.clientId, expiresAt: undefined }
}
