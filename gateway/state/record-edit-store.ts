import { randomUUID } from 'node:crypto'
import { type ExpressionBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import {
  EDITABLE_TYPES,
  RECORD_EDIT_DEEDS,
  RECORD_EDIT_GROUNDS,
  RECORD_EDIT_STATES,
  type RecordEditGround,
  type RecordEditState,
  type ShownEdit,
} from '../../schema/model/record-edit.ts'
import type { Sealed } from '../sealing/sealing.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { PatientKey } from './patient-key.ts'
import { exchangeId, instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** An edit as it is kept: what is shown of it, whose it is, and its reason sealed. */
export type KeptEdit = Omit<ShownEdit, 'reason'> & {
  readonly patientKey: PatientKey
  readonly by: { readonly issuer: string; readonly userId: string }
  readonly reason: Sealed
  readonly askedHash: string
}

/** An edit to be kept. Without `content` it is over as it is written. */
export type NewEdit = Omit<KeptEdit, 'proposedAt' | 'settledAt' | 'expiresAt' | 'version'> & {
  readonly content: Sealed | undefined
  /** Until when its content is kept, in milliseconds from now. */
  readonly expiresInMs: number
}

/** An edit that one node has in hand until its lease runs out. */
export type EditInHand = {
  readonly lease: string
  readonly edit: KeptEdit
  /** What it says, sealed about its id. */
  readonly content: Sealed
  /** How often its sending was begun: after the first, what the exchange holds is not known but by asking. */
  readonly sendings: number
  /** Its time is over: what it says is to be erased now, however it came out. */
  readonly isOver: boolean
  readonly now: Instant
}

/** How an edit came out. */
export type EditSettlement = {
  readonly id: string
  readonly lease: string
  readonly state: Exclude<RecordEditState, 'PROPOSED'>
  readonly ground: RecordEditGround | null
  readonly recordId: string | null
  readonly version: string | null
}

/** A page of edits, newest first. */
export type EditsWanted = { readonly first: number; readonly skip: number }

export type EditsFound = { readonly edits: readonly KeptEdit[]; readonly total: number }

/** Changes of records: on their way, and how they came out. */
export type RecordEditStore = {
  /** Keeps an edit, in hand of this node for so long; `SETTLED` of one that is over as it is written; undefined, and nothing kept, where there is one of that id. */
  readonly open: (made: NewEdit, leaseMs: number) => Promise<EditInHand | 'SETTLED' | undefined>
  readonly find: (id: string) => Promise<KeptEdit | undefined>
  readonly ofPatient: (patient: PatientKey, wanted: EditsWanted) => Promise<EditsFound>
  /** Those of this patient that people of this organisation proposed. */
  readonly proposedBy: (patient: PatientKey, organisation: OdsCode, wanted: EditsWanted) => Promise<EditsFound>
  /** Those of records that this organisation holds. */
  readonly ofCustodian: (custodian: OdsCode, wanted: EditsWanted) => Promise<EditsFound>
  /** Those of these exchanges. */
  readonly ofExchanges: (exchanges: readonly ExchangeId[], wanted: EditsWanted) => Promise<EditsFound>
  /** Takes the most overdue that nobody has in hand; undefined when none is due. */
  readonly claim: (leaseMs: number) => Promise<EditInHand | undefined>
  /** Writes down that it is about to be sent; false, and it must not be, when the lease has passed to another. */
  readonly sending: (id: string, lease: string) => Promise<boolean>
  /** Writes down how it came out and erases what it says; false, and nothing changed, when the lease has passed to another. */
  readonly settle: (settlement: EditSettlement) => Promise<boolean>
  /** Lets it go for so long; where it was sent, nobody knows meanwhile whether it is there. */
  readonly postpone: (id: string, lease: string, nextInMs: number) => Promise<boolean>
  /** Forgets edits that were settled before this moment. Gives how many. */
  readonly expire: (before: Instant) => Promise<number>
}

const COLUMNS = [
  'id',
  'patient_key',
  'receipt',
  'deed',
  'record_type',
  'exchange_id',
  'custodian',
  'record_id',
  'version_seen',
  'version',
  'state',
  'ground',
  'by_issuer',
  'by_user_id',
  'by_name',
  'organisation',
  'asked_hash',
  'reason_sealed',
  'reason_key_id',
  'proposed_at',
  'expires_at',
  'settled_at',
] as const

const isGround = (value: unknown): value is RecordEditGround =>
  typeof value === 'string' && Object.hasOwn(RECORD_EDIT_GROUNDS, value)

const row = z.object({
  id: z.string(),
  patient_key: z.custom<PatientKey>((value) => typeof value === 'string'),
  receipt: z.string(),
  deed: z.enum(RECORD_EDIT_DEEDS),
  record_type: z.enum(EDITABLE_TYPES),
  exchange_id: exchangeId,
  custodian: odsCode,
  record_id: z.string().nullable(),
  version_seen: z.string().nullable(),
  version: z.string().nullable(),
  state: z.enum(RECORD_EDIT_STATES),
  ground: z.custom<RecordEditGround>(isGround).nullable(),
  by_issuer: z.string(),
  by_user_id: z.string(),
  by_name: z.string().nullable(),
  organisation: odsCode,
  asked_hash: z.string(),
  reason_sealed: z.string(),
  reason_key_id: z.string(),
  proposed_at: instant,
  expires_at: instant,
  settled_at: instant.nullable(),
})

const keptOf = (read: z.output<typeof row>): KeptEdit => ({
  id: read.id,
  patientKey: read.patient_key,
  receipt: read.receipt,
  deed: read.deed,
  recordType: read.record_type,
  exchange: read.exchange_id,
  custodian: read.custodian,
  recordId: read.record_id,
  versionSeen: read.version_seen,
  version: read.version,
  state: read.state,
  ground: read.ground,
  by: { issuer: read.by_issuer, userId: read.by_user_id },
  authorName: read.by_name,
  organisation: read.organisation,
  askedHash: read.asked_hash,
  reason: { sealed: read.reason_sealed, keyId: read.reason_key_id },
  proposedAt: read.proposed_at,
  expiresAt: read.expires_at,
  settledAt: read.settled_at,
})

const inHand = row
  .extend({
    sealed: z.string(),
    key_id: z.string(),
    sendings: z.number().int(),
    lease: z.string(),
    now: instant,
  })
  .transform(
    (read): EditInHand => ({
      lease: read.lease,
      edit: keptOf(read),
      content: { sealed: read.sealed, keyId: read.key_id },
      sendings: read.sendings,
      isOver: read.expires_at <= read.now,
      now: read.now,
    }),
  )

type Among = (columns: ExpressionBuilder<Tables, 'record_edits'>) => ReturnType<typeof columns.and>

/** The edits behind this door. */
export const openRecordEditStore = ({ db }: Pick<Door, 'db'>): RecordEditStore => {
  const open = async (made: NewEdit, leaseMs: number): Promise<EditInHand | 'SETTLED' | undefined> => {
    const lease = randomUUID()
    const { content } = made
    const isOver = content === undefined
    const inserted = await db
      .insertInto('record_edits')
      .values({
        id: made.id,
        patient_key: made.patientKey,
        receipt: made.receipt,
        deed: made.deed,
        record_type: made.recordType,
        exchange_id: made.exchange,
        custodian: made.custodian,
        record_id: made.recordId,
        version_seen: made.versionSeen,
        version: null,
        state: made.state,
        ground: made.ground,
        by_issuer: made.by.issuer,
        by_user_id: made.by.userId,
        by_name: made.authorName,
        organisation: made.organisation,
        asked_hash: made.askedHash,
        reason_sealed: made.reason.sealed,
        reason_key_id: made.reason.keyId,
        proposed_at: databaseNow,
        expires_at: sql<number>`${databaseNow} + ${made.expiresInMs}::bigint`,
        settled_at: isOver ? databaseNow : null,
        sealed: content?.sealed ?? null,
        key_id: content?.keyId ?? null,
        next_at: isOver ? null : databaseNow,
        lease: isOver ? null : lease,
        leased_until: isOver ? null : sql<number>`${databaseNow} + ${leaseMs}::bigint`,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning(COLUMNS)
      .executeTakeFirst()
    if (inserted === undefined) return undefined
    const edit = keptOf(row.parse(inserted))
    return content === undefined
      ? 'SETTLED'
      : { lease, edit, content, sendings: 0, isOver: false, now: edit.proposedAt }
  }

  const find = async (id: string): Promise<KeptEdit | undefined> => {
    const read = await db.selectFrom('record_edits').select(COLUMNS).where('id', '=', id).executeTakeFirst()
    return read === undefined ? undefined : keptOf(row.parse(read))
  }

  const page = async (among: Among, { first, skip }: EditsWanted): Promise<EditsFound> => {
    const [rows, counted] = await Promise.all([
      db
        .selectFrom('record_edits')
        .select(COLUMNS)
        .where(among)
        .orderBy('proposed_at', 'desc')
        .orderBy('id')
        .limit(first)
        .offset(skip)
        .execute(),
      db
        .selectFrom('record_edits')
        .select(({ fn }) => fn.countAll().as('total'))
        .where(among)
        .executeTakeFirstOrThrow(),
    ])
    return { edits: rows.map((read) => keptOf(row.parse(read))), total: Number(counted.total) }
  }

  const claim = async (leaseMs: number): Promise<EditInHand | undefined> => {
    const { rows } = await sql`
      update record_edits set lease = ${randomUUID()}, leased_until = ${databaseNow} + ${leaseMs}::bigint
      where id = (select id from record_edits where next_at <= ${databaseNow} and (leased_until is null or leased_until <= ${databaseNow})
        order by next_at limit 1 for update skip locked)
      returning ${sql.join(COLUMNS.map((column) => sql.ref(column)))}, sealed, key_id, sendings, lease, ${databaseNow} as now`.execute(
      db,
    )
    return rows[0] === undefined ? undefined : inHand.parse(rows[0])
  }

  /** What is in this node's hand: of a lease that has passed to another nothing is written. */
  const held = (id: string, lease: string) =>
    db.updateTable('record_edits').where('id', '=', id).where('lease', '=', lease).where('settled_at', 'is', null)

  const sending = async (id: string, lease: string): Promise<boolean> => {
    const { numUpdatedRows } = await held(id, lease)
      .set({ sendings: sql<number>`sendings + 1` })
      .where('leased_until', '>', databaseNow)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  const settle = async (settled: EditSettlement): Promise<boolean> => {
    const { numUpdatedRows } = await held(settled.id, settled.lease)
      .set({
        state: settled.state,
        ground: settled.ground,
        record_id: settled.recordId,
        version: settled.version,
        settled_at: databaseNow,
        sealed: null,
        key_id: null,
        next_at: null,
        lease: null,
        leased_until: null,
      })
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  const postpone = async (id: string, lease: string, nextInMs: number): Promise<boolean> => {
    const { numUpdatedRows } = await held(id, lease)
      .set({
        state: sql<string>`case when sendings > 0 then 'UNKNOWN' else state end`,
        next_at: sql<number>`least(greatest(expires_at, ${databaseNow}), ${databaseNow} + ${nextInMs}::bigint)`,
        lease: null,
        leased_until: null,
      })
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  const troubled = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    open: (made, leaseMs) => troubled(open(made, leaseMs)),
    find: (id) => troubled(find(id)),
    ofPatient: (patient, wanted) => troubled(page((of) => of.and([of('patient_key', '=', patient)]), wanted)),
    proposedBy: (patient, organisation, wanted) =>
      troubled(page((of) => of.and([of('patient_key', '=', patient), of('organisation', '=', organisation)]), wanted)),
    ofCustodian: (custodian, wanted) => troubled(page((of) => of.and([of('custodian', '=', custodian)]), wanted)),
    ofExchanges: (exchanges, wanted) =>
      exchanges.length === 0
        ? Promise.resolve({ edits: [], total: 0 })
        : troubled(page((of) => of.and([of('exchange_id', 'in', exchanges)]), wanted)),
    claim: (leaseMs) => troubled(claim(leaseMs)),
    sending: (id, lease) => troubled(sending(id, lease)),
    settle: (settlement) => troubled(settle(settlement)),
    postpone: (id, lease, nextInMs) => troubled(postpone(id, lease, nextInMs)),
    expire: (before) =>
      troubled(
        db
          .deleteFrom('record_edits')
          .where('settled_at', '<', before)
          .executeTakeFirst()
          .then(({ numDeletedRows }) => Number(numDeletedRows)),
      ),
  }
}
