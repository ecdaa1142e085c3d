import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { importJWK, SignJWT } from 'jose'
import { z } from 'zod'
import type { RegistrationFault } from '../../../schema/model/exchange-registration.ts'
import type { As } from './options.ts'

/** What the service says of a registration. */
export type Told = {
  readonly revision: number
  readonly state: string
  readonly challenge: string | null
  readonly configurationHash: string
  readonly certified: boolean
  readonly canary: string | undefined
}

/** What came of a change. */
export type Answered = { readonly registration: Told | undefined; readonly faults: readonly RegistrationFault[] }

/** The service, asked over GraphQL. Everything it throws is a sentence for whoever runs the command. */
export type Service = {
  readonly find: (id: string) => Promise<Told | undefined>
  /** Runs one mutation: its name, and its arguments with their GraphQL types. */
  readonly change: (
    mutation: string,
    given: Readonly<Record<string, readonly [type: string, value: unknown]>>,
  ) => Promise<Answered>
}

/** Less than the five minutes that an assertion may live. */
const ASSERTION_SECONDS = 120
const WITHIN_MS = 30_000

const FIELDS = 'revision state challenge configurationHash certified canaries { state }'

const told = z
  .object({
    revision: z.number(),
    state: z.string(),
    challenge: z.string().nullable(),
    configurationHash: z.string(),
    certified: z.boolean(),
    canaries: z.array(z.object({ state: z.string() })).nullable(),
  })
  .transform(({ canaries, ...rest }): Told => ({ ...rest, canary: canaries?.[0]?.state }))

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
})

const outcome = z.object({
  registration: told.nullable(),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
})

/** A client assertion (RFC 7523): the machine speaks for itself, for two minutes. */
const assertionOf = async ({ client, keyFile, audience }: Extract<As, { client: string }>): Promise<string> => {
  let jwk: Record<string, unknown>
  try {
    jwk = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(keyFile, 'utf8')))
  } catch {
    throw new Error('The key of --key cannot be read: it is a private key as a JWK.')
  }
  const algorithm = typeof jwk['alg'] === 'string' ? jwk['alg'] : 'ES256'
  const { kid } = jwk
  try {
    return await new SignJWT({})
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(typeof kid === 'string' ? { kid } : {}) })
      .setIssuer(client)
      .setSubject(client)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${ASSERTION_SECONDS}s`)
      .setJti(randomUUID())
      .sign(await importJWK(jwk, algorithm))
  } catch {
    throw new Error('The key of --key does not sign: it is a private key as a JWK.')
  }
}

/** Opens the way to the service. */
export const openService = (gateway: string, as: As): Service => {
  const ask = async (query: string, variables: object): Promise<Readonly<Record<string, unknown>>> => {
    const token = 'token' in as ? as.token : await assertionOf(as)
    let response: Response
    try {
      response = await fetch(new URL('/graphql', gateway), {
        method: 'POST',
        // A redirect would carry the token elsewhere.
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(WITHIN_MS),
      })
    } catch {
      throw new Error('The service cannot be reached.')
    }
    const read = answer.safeParse(await response.json().catch(() => undefined))
    if (!read.success) throw new Error(`The service answered ${response.status}, and not as it is known to.`)
    const [error] = read.data.errors ?? []
    if (error !== undefined) throw new Error(`${error.message} (${error.extensions?.code ?? response.status})`)
    return read.data.data ?? {}
  }
  return {
    find: async (id) => {
      const data = await ask(`query($id: ExchangeId!) { exchangeRegistration(id: $id) { ${FIELDS} } }`, { id })
      return told.nullable().parse(data['exchangeRegistration']) ?? undefined
    },
    change: async (mutation, given) => {
      const names = Object.keys(given)
      const data = await ask(
        `mutation(${names.map((name) => `$${name}: ${given[name]?.[0]}`).join(', ')}) {
          outcome: ${mutation}(${names.map((name) => `${name}: $${name}`).join(', ')}) {
            registration { ${FIELDS} } faults { field message } } }`,
        Object.fromEntries(names.map((name) => [name, given[name]?.[1]])),
      )
      const { registration, faults } = outcome.parse(data['outcome'])
      return { registration: registration ?? undefined, faults }
    },
  }
}
