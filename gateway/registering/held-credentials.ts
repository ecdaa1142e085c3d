import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CredentialsOf, ExchangeCredential, ExchangeCredentials } from '../../adapters/transport/credentials.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { CredentialKind } from '../../schema/model/exchange-registration.ts'
import type { Sealed, Sealing } from '../sealing/sealing.ts'
import type { SealedCredential } from '../state/registration-store.ts'

const credential: z.ZodType<ExchangeCredential> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('MTLS'), certificate: z.string(), privateKey: z.string() }),
  z.object({
    kind: z.literal('OAUTH'),
    tokenEndpoint: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    scope: z.string().optional(),
  }),
  z.object({ kind: z.literal('HEADERS'), headers: z.record(z.string(), z.string()) }),
])

/** What a sealed credential is bound to: it opens for no other exchange and as no other kind. */
const about = (exchange: ExchangeId, kind: CredentialKind): string => `exchange-credential:${exchange}:${kind}`

/** Seals a credential for its row. */
export const sealCredential = (sealing: Sealing, exchange: ExchangeId, secret: ExchangeCredential): Sealed =>
  sealing.seal(about(exchange, secret.kind), JSON.stringify(secret))

const opened = (sealing: Sealing, { exchange, kind, sealed }: SealedCredential): ExchangeCredential | undefined => {
  const text = sealing.open(about(exchange, kind), sealed)
  return text === undefined ? undefined : credential.parse(JSON.parse(text))
}

/** The credentials of all exchanges, opened, in memory alone. */
export type HeldCredentials = {
  /** Holds these and none of before. */
  readonly hold: (rows: readonly SealedCredential[]) => void
  readonly of: CredentialsOf
}

/** `unreadable` is told of each exchange whose credential does not open: its key is not here any more, or its row was changed. */
export const holdCredentials = (sealing: Sealing, unreadable: (exchange: ExchangeId) => void): HeldCredentials => {
  let held: ReadonlyMap<ExchangeId, ExchangeCredentials> = new Map()
  const read = (exchange: ExchangeId, rows: readonly SealedCredential[]): ExchangeCredentials => {
    const all = rows.map((row) => opened(sealing, row))
    if (all.some((one) => one === undefined)) {
      unreadable(exchange)
      return 'UNREADABLE'
    }
    const known = all.filter((one) => one !== undefined)
    return { revision: createHash('sha256').update(JSON.stringify(known)).digest('base64url'), all: known }
  }
  return {
    hold: (rows) => {
      held = new Map(
        [...Map.groupBy(rows, ({ exchange }) => exchange)].map(([exchange, of]) => [exchange, read(exchange, of)]),
      )
    },
    of: (exchange) => held.get(exchange),
  }
}
