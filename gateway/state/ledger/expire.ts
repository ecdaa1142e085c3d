import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../../schema/model/instant.ts'
import type { PatientKeys } from '../patient-key.ts'
import type { Tables } from '../tables.ts'
import { type Anchor, type AnchorKeys, putAnchor } from './anchor.ts'
import type { Head } from './chain.ts'
import { readChainEnds } from './heads.ts'
import { type Verdict, verifyLedger } from './verify.ts'

/** What expiring did: how many entries went and the anchor they went behind (none when there was nothing to expire), or why it refused. */
export type Expiry =
  | { readonly ok: true; readonly entries: number; readonly anchor: Anchor | undefined }
  | Extract<Verdict, { ok: false }>

/**
 * Removes the entries of before this moment behind a signed anchor that says where each chain was cut: in one transaction, and only if the ledger
 * verifies, since expiry must not carry away the proof that something was changed.
 */
export const expireLedger = (
  db: Kysely<Tables>,
  keys: AnchorKeys,
  patientKeys: PatientKeys,
  before: Instant,
  now: Instant,
): Promise<Expiry> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx): Promise<Expiry> => {
      await sql`lock table ledger_anchors in exclusive mode`.execute(trx)
      const verdict = await verifyLedger(trx, keys, patientKeys)
      if (!verdict.ok) return verdict
      const heads = (await readChainEnds(trx)).map(({ head }) => head)
      const cuts: Head[] = []
      for (const { writer } of heads) {
        const cut = await trx
          .selectFrom('ledger_entries')
          .select(['writer', 'sequence', 'hash'])
          .where('writer', '=', writer)
          .where('at', '<', before)
          .orderBy('sequence', 'desc')
          .limit(1)
          .executeTakeFirst()
        if (cut !== undefined) cuts.push(cut)
      }
      if (cuts.length === 0) return { ok: true, entries: 0, anchor: undefined }
      const anchor = await putAnchor(trx, keys, now, heads, cuts)
      await sql`set local house.expiring = 'on'`.execute(trx)
      let entries = 0
      for (const { writer, sequence } of cuts) {
        const gone = await trx
          .deleteFrom('ledger_entries')
          .where('writer', '=', writer)
          .where('sequence', '<=', sequence)
          .executeTakeFirst()
        entries += Number(gone.numDeletedRows)
      }
      return { ok: true, entries, anchor }
    })
