import { hash } from 'node:crypto'
import { CompactSign, calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose'
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../../schema/model/instant.ts'
import type { Tables } from '../tables.ts'
import type { Head } from './chain.ts'

/** EC P-256 keys (JWK) of the anchors: the private one that signs, and public ones that signed before it. */
export type AnchorKeys = { readonly signing: JWK; readonly earlier: readonly JWK[] }

const place = z
  .tuple([z.string(), z.number(), z.string()])
  .transform(([writer, sequence, head]): Head => ({ writer, sequence, hash: head }))

const payload = z.object({
  number: z.number().int(),
  at: z.number().int(),
  /** SHA-256 of the anchor before, null for the first. */
  previous: z.string().nullable(),
  heads: z.array(place),
  /** Where each chain was cut: entries up to and including this one have expired. */
  expired: z.array(place),
})

/** What an anchor says: where every chain stood, and what lies expired behind it. */
export type AnchorContent = z.output<typeof payload>

/** An anchor's row. */
export type Anchor = { readonly number: number; readonly at: Instant; readonly jws: string }

/** SHA-256 of an anchor's every byte, base64url. */
export const anchorHash = (jws: string): string => hash('sha256', jws, 'base64url')

const asTuples = (heads: readonly Head[]) => heads.map(({ writer, sequence, hash }) => [writer, sequence, hash])

/** Adds a signed anchor (JWS compact, ES256, RFC 7515) behind the last, within the transaction; other anchors wait for its end. */
export const putAnchor = async (
  trx: Transaction<Tables>,
  keys: AnchorKeys,
  at: Instant,
  heads: readonly Head[],
  expired: readonly Head[],
): Promise<Anchor> => {
  await sql`lock table ledger_anchors in exclusive mode`.execute(trx)
  const last = await trx.selectFrom('ledger_anchors').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const previous = last === undefined ? null : anchorHash(last.jws)
  const content = JSON.stringify({ number, at, previous, heads: asTuples(heads), expired: asTuples(expired) })
  const jws = await new CompactSign(new TextEncoder().encode(content))
    .setProtectedHeader({ alg: 'ES256', kid: await calculateJwkThumbprint(keys.signing) })
    .sign(await importJWK(keys.signing, 'ES256'))
  const anchor = { number, at, jws }
  await trx.insertInto('ledger_anchors').values(anchor).execute()
  return anchor
}

/** Every anchor, in order. */
export const readAnchors = (db: Kysely<Tables>): Promise<readonly Anchor[]> =>
  db.selectFrom('ledger_anchors').selectAll().orderBy('number').execute()

/** Base64url admits several spellings of one signature; only the one that was written is the anchor. */
const isSpeltAsWritten = (jws: string) =>
  jws.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)

/** Reads an anchor that one of the keys signed; undefined when none did, or when its row does not say what was signed. */
export const openAnchor = async (anchor: Anchor, keys: AnchorKeys): Promise<AnchorContent | undefined> => {
  if (!isSpeltAsWritten(anchor.jws)) return undefined
  for (const key of [keys.signing, ...keys.earlier]) {
    const { d: _private, ...publicKey } = key
    try {
      const { payload: bytes } = await compactVerify(anchor.jws, await importJWK(publicKey, 'ES256'), {
        algorithms: ['ES256'],
      })
      const content = payload.parse(JSON.parse(new TextDecoder().decode(bytes)))
      return content.number === anchor.number && content.at === anchor.at ? content : undefined
    } catch {}
  }
  return undefined
}
