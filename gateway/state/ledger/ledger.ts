import { type Kysely, sql } from 'kysely'
import type { AuditEntry } from '../../../schema/model/audit.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { databaseNow } from '../database-clock.ts'
import type { Door } from '../doors/door.ts'
import { followed } from '../follow-generation.ts'
import type { DueObligation } from '../obligation-store.ts'
import type { PatientKeys } from '../patient-key.ts'
import type { NewCheck } from '../relationship-store.ts'
import { orTrouble } from '../state-trouble.ts'
import type { Tables } from '../tables.ts'
import { type Anchor, type AnchorKeys, anchorHash, putAnchor } from './anchor.ts'
import { type Expiry, expireLedger } from './expire.ts'
import { groupWriter } from './group-writer.ts'
import { readChainEnds } from './heads.ts'
import { type AlsoRow, insertGroup } from './insert-group.ts'
import { openChain } from './open-chain.ts'
import { openPatientNames } from './patient-names.ts'
import {
  type LedgerEntry,
  type LedgerPage,
  type LedgerPageRead,
  type ListedPage,
  readByReceipts,
  readListed,
  readOfPatient,
  readWritingSince,
  readWrittenUnder,
  type WrittenUnder,
} from './read-entries.ts'
import { type Verdict, verifyLedger } from './verify.ts'

/** The audit ledger: append-only, numbered, hash-chained per writer, written in groups, with signed anchors (POLICY §6, Audit first). */
export type Ledger = {
  /** Resolves once the entry is durable, its obligations and the check of its relationship with it. Throws `AUDIT_UNAVAILABLE` when it cannot be written. */
  readonly append: (
    entry: AuditEntry,
    obligations?: readonly DueObligation[],
    check?: NewCheck | undefined,
  ) => Promise<void>
  /** Reads the whole ledger in one snapshot and gives the first thing that is not as it was written. */
  readonly verify: () => Promise<Verdict>
  /** A decision and its disclosure share a receipt. */
  readonly byReceipt: (receipt: string) => Promise<readonly LedgerEntry[]>
  /** The same for several, in one round trip and in the order asked. */
  readonly byReceipts: (receipts: readonly string[]) => Promise<readonly (readonly LedgerEntry[])[]>
  readonly ofPatient: (patient: NhsNumber, page: LedgerPage) => Promise<LedgerPageRead>
  /** What may stand in a patient's log: decisions, refusals, and the deeds named. */
  readonly listedOf: (patient: NhsNumber, page: LedgerPage, deeds: readonly string[]) => Promise<ListedPage>
  /** What was written under these receipts, by kind alone. */
  readonly writtenUnder: (receipts: readonly string[]) => Promise<readonly WrittenUnder[]>
  /** Since when an entry has been on its way into the ledger and is not in; undefined where none has been for long. */
  readonly writingSince: () => Promise<Instant | undefined>
  /** Signs where every chain stands, and records that in the ledger itself. */
  readonly anchor: () => Promise<Anchor>
  /** Writes down that every patient key is about to be given another layer. */
  readonly recordRotation: (rotation: { readonly from: number; readonly to: number }) => Promise<void>
  /** Removes what is older than this moment behind a new anchor; refuses when the ledger does not verify. */
  readonly expire: (before: Instant) => Promise<Expiry>
}

const NAMED_WITHIN_MS = 5_000

const readNow = async (db: Kysely<Tables>): Promise<Instant> => {
  const { rows } = await sql<{ now: Instant }>`select ${databaseNow} as now`.execute(db)
  return rows[0]?.now ?? Date.now()
}

/** The ledger behind this door. Without anchor keys it neither anchors nor expires. */
export const openLedger = ({ db, ledgerDb }: Door, patientKeys: PatientKeys, keys: AnchorKeys | undefined): Ledger => {
  const names = openPatientNames(ledgerDb, patientKeys)
  const naming = { names: openPatientNames(db, patientKeys), keys: patientKeys }

  const write = groupWriter<AlsoRow>({
    openChain: () => openChain(ledgerDb),
    insert: (rows, also) => insertGroup(ledgerDb, rows, also),
  })

  const alsoOf = (
    { receipt, patient }: AuditEntry,
    obligations: readonly DueObligation[],
    check: NewCheck | undefined,
  ): readonly AlsoRow[] => {
    if (obligations.length === 0 && check === undefined) return []
    if (patient === undefined) throw new Error('An obligation is owed to a patient; this entry names none.')
    const of = { receipt, patientKey: patientKeys.keyOf(patient) }
    return [
      ...obligations.map((due) => ({ owes: { ...due, ...of } })),
      ...(check === undefined ? [] : [{ checks: { ...check, ...of } }]),
    ]
  }

  const append = async (
    entry: AuditEntry,
    obligations: readonly DueObligation[],
    check: NewCheck | undefined,
  ): Promise<void> => {
    const also = alsoOf(entry, obligations, check)
    // While the keys are being changed nobody new is given a name: then this is refused, not held up.
    const named = await orTrouble('AUDIT_UNAVAILABLE', names.written(entry), NAMED_WITHIN_MS)
    await write({ entry: named, also })
  }

  /** The anchor's every byte is recorded in a chain: it cannot vanish, or be spelt otherwise, without being missed. */
  const recorded = async (anchor: Anchor): Promise<Anchor> => {
    const body = JSON.stringify({ number: anchor.number, hash: anchorHash(anchor.jws) })
    await write({ entry: { kind: 'anchor', receipt: `anchor-${anchor.number}`, patient_key: null, body }, also: [] })
    return anchor
  }

  const recordRotation = ({ from, to }: { readonly from: number; readonly to: number }): Promise<void> => {
    const body = JSON.stringify({ from, to })
    return write({ entry: { kind: 'rotation', receipt: `patient-keys-${to}`, patient_key: null, body }, also: [] })
  }

  const signed = (): AnchorKeys => {
    if (keys === undefined) throw new Error('The ledger was opened without a key to sign anchors with.')
    return keys
  }

  const anchor = async (): Promise<Anchor> => {
    const at = await readNow(db)
    const put = await db.transaction().execute(async (trx) =>
      putAnchor(
        trx,
        signed(),
        at,
        (await readChainEnds(trx)).map(({ head }) => head),
        [],
      ),
    )
    return recorded(put)
  }

  const expire = async (before: Instant): Promise<Expiry> => {
    const expiry = await expireLedger(db, signed(), patientKeys, before, await readNow(db))
    if (expiry.ok && expiry.anchor !== undefined) await recorded(expiry.anchor)
    return expiry
  }

  return {
    append: (entry, obligations = [], check) => orTrouble('AUDIT_UNAVAILABLE', append(entry, obligations, check)),
    verify: () =>
      orTrouble(
        'AUDIT_UNAVAILABLE',
        db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute((trx) => verifyLedger(trx, keys, patientKeys)),
      ),
    byReceipt: (receipt) =>
      orTrouble(
        'AUDIT_UNAVAILABLE',
        readByReceipts(db, [receipt], naming).then(([entries]) => entries ?? []),
      ),
    byReceipts: (receipts) => orTrouble('AUDIT_UNAVAILABLE', readByReceipts(db, receipts, naming)),
    ofPatient: (patient, page) =>
      orTrouble(
        'AUDIT_UNAVAILABLE',
        followed(db, patientKeys, () => readOfPatient(db, patient, naming, page)),
      ),
    listedOf: (patient, page, deeds) =>
      orTrouble(
        'AUDIT_UNAVAILABLE',
        followed(db, patientKeys, () => readListed(db, patient, naming, page, deeds)),
      ),
    writtenUnder: (receipts) => orTrouble('AUDIT_UNAVAILABLE', readWrittenUnder(db, receipts)),
    writingSince: () => orTrouble('AUDIT_UNAVAILABLE', readWritingSince(db)),
    recordRotation: (rotation) => orTrouble('AUDIT_UNAVAILABLE', recordRotation(rotation)),
    anchor: () => orTrouble('AUDIT_UNAVAILABLE', anchor()),
    expire: (before) => orTrouble('AUDIT_UNAVAILABLE', expire(before)),
  }
}
