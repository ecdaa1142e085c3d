import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../schema/model/instant.ts'
import { OBLIGATION_KINDS, type ObligationKind } from '../../schema/model/obligation-kind.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import type { PatientKey } from './patient-key.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** An obligation handed to the ledger with the decision that calls for it. */
export type DueObligation = {
  readonly kind: ObligationKind
  /** Whose privacy officer reviews; undefined for notices. */
  readonly organisation: OdsCode | undefined
  /** Milliseconds from the decision to when it must be done. */
  readonly dueInMs: number
}

/** An obligation waiting or done. */
export type WaitingObligation = {
  readonly id: number
  readonly kind: ObligationKind
  readonly receipt: string
  readonly patientKey: PatientKey
  readonly organisation: OdsCode | undefined
  readonly createdAt: Instant
  readonly dueAt: Instant
  readonly doneAt: Instant | undefined
  readonly revision: number
}

const stored = z
  .object({
    id: z.number(),
    kind: z.enum(OBLIGATION_KINDS),
    receipt: z.string(),
    patient_key: z.custom<PatientKey>((value) => typeof value === 'string'),
    organisation: odsCode.nullable(),
    created_at: instant,
    due_at: instant,
    done_at: instant.nullable(),
    revision: z.number(),
  })
  .transform(
    (row): WaitingObligation => ({
      id: row.id,
      kind: row.kind,
      receipt: row.receipt,
      patientKey: row.patient_key,
      organisation: row.organisation ?? undefined,
      createdAt: row.created_at,
      dueAt: row.due_at,
      doneAt: row.done_at ?? undefined,
      revision: row.revision,
    }),
  )

/** An obligation that shows only later, for an access that is in the ledger already. */
export type LaterObligation = DueObligation & { readonly receipt: string; readonly patientKey: PatientKey }

/** Puts obligations within a transaction that is open. */
export const putObligations = async (trx: Kysely<Tables>, owed: readonly LaterObligation[]): Promise<void> => {
  if (owed.length === 0) return
  await trx
    .insertInto('obligations')
    .values(
      owed.map(({ kind, receipt, patientKey, organisation, dueInMs }) => ({
        kind,
        receipt,
        patient_key: patientKey,
        organisation: organisation ?? null,
        created_at: databaseNow,
        due_at: sql<number>`${databaseNow} + ${dueInMs}::bigint`,
        done_at: null,
        done_by: null,
      })),
    )
    .execute()
}

/** Notices and reviews waiting. The ledger writes them in the transaction of the decision that calls for them; what shows later is added. */
export type ObligationStore = {
  /** What waits, soonest due first; of one organisation when it is named. */
  readonly waiting: (
    kind: ObligationKind,
    options?: { readonly organisation?: OdsCode; readonly limit?: number },
  ) => Promise<readonly WaitingObligation[]>
  /** Adds what shows only after the decision was written. */
  readonly add: (owed: readonly LaterObligation[]) => Promise<void>
  /** Marks it done by whom; `CONFLICT` when it changed since that revision was read, `UNCHANGED` when it was done already. */
  readonly done: (id: number, by: string, revision: number) => Promise<EditOutcome>
  /** Forgets what was done before this moment; what still waits is kept however old. Gives how many. */
  readonly expire: (before: Instant) => Promise<number>
}

/** The obligations behind this door. */
export const openObligationStore = ({ db }: Door): ObligationStore => ({
  waiting: (kind, { organisation, limit = 100 } = {}) => {
    const question = db
      .selectFrom('obligations')
      .select(['id', 'kind', 'receipt', 'patient_key', 'organisation', 'created_at', 'due_at', 'done_at', 'revision'])
      .where('kind', '=', kind)
      .where('done_at', 'is', null)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
    const asked = organisation === undefined ? question : question.where('organisation', '=', organisation)
    return orTrouble(
      'STATE_UNAVAILABLE',
      asked.execute().then((rows) => rows.map((row) => stored.parse(row))),
    )
  },
  add: (owed) => orTrouble('STATE_UNAVAILABLE', putObligations(db, owed)),
  done: (id, by, revision) => {
    const mark = async (): Promise<EditOutcome> => {
      const { numUpdatedRows } = await db
        .updateTable('obligations')
        .set({ done_at: databaseNow, done_by: by, revision: sql`revision + 1` })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .where('done_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 1n) return 'DONE'
      const row = await db.selectFrom('obligations').select('done_at').where('id', '=', id).executeTakeFirst()
      if (row === undefined) return 'NOT_FOUND'
      return row.done_at === null ? 'CONFLICT' : 'UNCHANGED'
    }
    return orTrouble('STATE_UNAVAILABLE', mark())
  },
  expire: (before) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      db
        .deleteFrom('obligations')
        .where('done_at', '<', before)
        .executeTakeFirst()
        .then(({ numDeletedRows }) => Number(numDeletedRows)),
    ),
})
