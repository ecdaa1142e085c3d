import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { type CheckedRelationship, UNCONFIRMED_REASONS } from '../../schema/model/relationship.ts'
import type { Sealed } from '../sealing/sealing.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { type LaterObligation, putObligations } from './obligation-store.ts'
import type { PatientKey } from './patient-key.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

/** A check handed to the ledger with the decision that calls for it. Without `sealed` there is nothing to ask: it is over as it is written. */
export type NewCheck = {
  readonly organisation: OdsCode
  readonly ownRecord: boolean
  readonly sealed: Sealed | undefined
  /** Milliseconds from the decision to the first attempt, and to the last. */
  readonly firstInMs: number
  readonly giveUpInMs: number
}

/** A check whose turn it is, held by one node until its lease runs out. */
export type DueCheck = {
  readonly receipt: string
  readonly patientKey: PatientKey
  readonly organisation: OdsCode
  readonly viewedAt: Instant
  readonly giveUpAt: Instant
  readonly sealed: Sealed
  readonly sameHousehold: boolean | undefined
  readonly relationship: 'PENDING' | 'CONFIRMED' | 'UNCONFIRMED'
}

/** Checks of one patient at one organisation that are due together: they are asked once. */
export type DueGroup = { readonly lease: string; readonly now: Instant; readonly checks: readonly DueCheck[] }

/** What an attempt came to. `nextInMs` undefined: the check is over, and the numbers are erased. */
export type Attempt = Omit<CheckedRelationship, 'ownRecord'> & {
  readonly receipt: string
  readonly lease: string
  readonly ownRecord: boolean
  readonly nextInMs: number | undefined
  readonly owes: readonly LaterObligation[]
}

/** The checks of relationships. */
export type RelationshipStore = {
  /** Takes the most overdue checks of one patient at one organisation for so long; undefined when none is due. Nobody else is given them meanwhile. */
  readonly claim: (leaseMs: number) => Promise<DueGroup | undefined>
  /** Writes what an attempt came to, with the reviews it calls for, in one transaction; false, and nothing written, when the lease has passed to another. */
  readonly attempted: (attempt: Attempt) => Promise<boolean>
  /** What is known of each of these accesses; those that nobody checks are left out. */
  readonly marks: (receipts: readonly string[]) => Promise<ReadonlyMap<string, CheckedRelationship>>
  /** Forgets checks that were over before this moment. Gives how many. */
  readonly expire: (before: Instant) => Promise<number>
}

/** A check with what its entry says of it. */
export type CheckRow = NewCheck & { readonly receipt: string; readonly patientKey: PatientKey }

/** The row of a new check, for the ledger's own statement. */
export const checkValues = (row: CheckRow): RawBuilder<unknown> => {
  const { receipt, patientKey, organisation, ownRecord, sealed, firstInMs, giveUpInMs } = row
  const over = sealed === undefined
  return sql`(${receipt}, ${patientKey}, ${organisation}, ${databaseNow}, ${databaseNow} + ${giveUpInMs}::bigint, ${ownRecord}::boolean, 'PENDING',
    ${over ? databaseNow : sql`null::bigint`}, ${sealed?.sealed ?? null}::text, ${sealed?.keyId ?? null}::text,
    ${over ? sql`null::bigint` : sql`${databaseNow} + ${firstInMs}::bigint`})`
}

/** The columns of `checkValues`, in its order. */
export const CHECK_COLUMNS = sql.raw(
  'receipt, patient_key, organisation, viewed_at, give_up_at, own_record, relationship, settled_at, sealed, key_id, next_at',
)

const patientKey = z.custom<PatientKey>((value) => typeof value === 'string')
const relationship = z.enum(['PENDING', 'CONFIRMED', 'UNCONFIRMED'])

const due = z
  .object({
    receipt: z.string(),
    patient_key: patientKey,
    organisation: odsCode,
    viewed_at: instant,
    give_up_at: instant,
    sealed: z.string(),
    key_id: z.string(),
    same_household: z.boolean().nullable(),
    relationship,
    now: instant,
  })
  .transform((row) => ({
    now: row.now,
    check: {
      receipt: row.receipt,
      patientKey: row.patient_key,
      organisation: row.organisation,
      viewedAt: row.viewed_at,
      giveUpAt: row.give_up_at,
      sealed: { sealed: row.sealed, keyId: row.key_id },
      sameHousehold: row.same_household ?? undefined,
      relationship: row.relationship,
    } satisfies DueCheck,
  }))

const checked = z
  .object({
    receipt: z.string(),
    own_record: z.boolean(),
    same_household: z.boolean().nullable(),
    relationship,
    reason: z.enum(UNCONFIRMED_REASONS).nullable(),
  })
  .transform((row): readonly [string, CheckedRelationship] => [
    row.receipt,
    {
      ownRecord: row.own_record,
      sameHousehold: row.same_household ?? undefined,
      relationship: row.relationship,
      reason: row.reason ?? undefined,
    },
  ])

/** The most that are asked about at once. */
const MOST_TOGETHER = 100

const free = sql`next_at <= ${databaseNow} and (leased_until is null or leased_until <= ${databaseNow})`

/** The checks behind this door. */
export const openRelationshipStore = ({ db }: Pick<Door, 'db'>): RelationshipStore => {
  const claim = async (leaseMs: number): Promise<DueGroup | undefined> => {
    const lease = randomUUID()
    // Neither statement waits for a row that another node holds, so that two nodes never wait for each other.
    const { rows } = await sql`
      with first as (
        select patient_key, organisation from relationship_checks where ${free} order by next_at limit 1 for update skip locked),
      together as (
        select c.receipt from relationship_checks c, first f where c.patient_key = f.patient_key and c.organisation = f.organisation
          and c.next_at <= ${databaseNow} and (c.leased_until is null or c.leased_until <= ${databaseNow})
        order by c.viewed_at limit ${MOST_TOGETHER} for update of c skip locked)
      update relationship_checks set lease = ${lease}, leased_until = ${databaseNow} + ${leaseMs}::bigint
      where receipt in (select receipt from together)
      returning receipt, patient_key, organisation, viewed_at, give_up_at, sealed, key_id, same_household, relationship, ${databaseNow} as now`.execute(
      db,
    )
    const found = rows.map((row) => due.parse(row))
    const [first] = found
    return first === undefined ? undefined : { lease, now: first.now, checks: found.map(({ check }) => check) }
  }

  const attempted = (attempt: Attempt): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const { nextInMs } = attempt
      const { numUpdatedRows } = await trx
        .updateTable('relationship_checks')
        .set({
          own_record: attempt.ownRecord,
          same_household: attempt.sameHousehold ?? null,
          relationship: attempt.relationship,
          reason: attempt.reason ?? null,
          lease: null,
          leased_until: null,
          ...(nextInMs === undefined
            ? { settled_at: databaseNow, next_at: null, sealed: null, key_id: null }
            : { next_at: sql<number>`least(give_up_at, ${databaseNow} + ${nextInMs}::bigint)` }),
        })
        .where('receipt', '=', attempt.receipt)
        .where('lease', '=', attempt.lease)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await putObligations(trx, attempt.owes)
      return true
    })

  const marks = async (receipts: readonly string[]): Promise<ReadonlyMap<string, CheckedRelationship>> => {
    if (receipts.length === 0) return new Map()
    const rows = await db
      .selectFrom('relationship_checks')
      .select(['receipt', 'own_record', 'same_household', 'relationship', 'reason'])
      .where('receipt', 'in', receipts)
      .execute()
    return new Map(rows.map((row) => checked.parse(row)))
  }

  return {
    claim: (leaseMs) => orTrouble('STATE_UNAVAILABLE', claim(leaseMs)),
    attempted: (attempt) => orTrouble('STATE_UNAVAILABLE', attempted(attempt)),
    marks: (receipts) => orTrouble('STATE_UNAVAILABLE', marks(receipts)),
    expire: (before) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        db
          .deleteFrom('relationship_checks')
          .where('settled_at', '<', before)
          .executeTakeFirst()
          .then(({ numDeletedRows }) => Number(numDeletedRows)),
      ),
  }
}
