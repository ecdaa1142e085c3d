import { type Kysely, sql, type Transaction } from 'kysely'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { presentGeneration } from './follow-generation.ts'
import { isProven } from './ledger/patient-names.ts'
import { PATIENT_COLUMNS } from './patient-columns.ts'
import type { PatientKey, PatientKeys } from './patient-key.ts'
import type { Tables } from './tables.ts'

/** How far a rotation is: of which part, how many of how many. Holds no key. */
export type RotationProgress = { readonly part: string; readonly done: number; readonly of: number }

/** What a rotation came to. `rows`: how many were given their next layer. */
export type Rotation = { readonly from: number; readonly to: number; readonly rows: number }

type Told = (progress: RotationProgress) => void
type KeyedTable = keyof typeof PATIENT_COLUMNS

const BATCH = 5_000
/** Of 8 KB: some 100,000 rows, so that no statement is silent for long. */
const BLOCKS = 2_000
const LOCK_WITHIN_MS = 3_000
const TRIES = 20

const TABLES = Object.keys(PATIENT_COLUMNS) as readonly KeyedTable[]

/** Gathers every key there is that was not gathered before. */
const gather = async (db: Kysely<Tables>): Promise<void> => {
  for (const table of TABLES)
    for (const column of PATIENT_COLUMNS[table])
      await sql`insert into patient_key_next (old) select distinct ${sql.ref(column)} from ${sql.table(table)} t
        where ${sql.ref(column)} is not null and not exists (select from patient_key_next n where n.old = t.${sql.ref(column)})
        on conflict do nothing`.execute(db)
}

/** Works out the next layer of each gathered key; what was worked out before is kept. */
const layer = async (db: Kysely<Tables>, keys: PatientKeys, to: number, told: Told): Promise<void> => {
  const counted = await sql<{ of: number }>`select count(*) as of from patient_key_next where new is null`.execute(db)
  const of = counted.rows[0]?.of ?? 0
  let done = 0
  for (let after = ''; ; ) {
    const { rows } = await sql<{ old: string }>`select old from patient_key_next
      where new is null and old > ${after} order by old limit ${BATCH}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    const next = rows.map(({ old }) => ({ old, new: keys.forward(old as PatientKey, to) }))
    await sql`update patient_key_next n set new = g.new
      from json_to_recordset(${JSON.stringify(next)}::json) as g(old text, new text) where n.old = g.old`.execute(db)
    done += rows.length
    told({ part: 'keys', done, of: Math.max(of, done) })
    after = last.old
  }
}

/** Vouches anew for each name in the ledger under its patient's next key; a name that nobody vouched for stops it. */
const vouch = async (db: Kysely<Tables>, keys: PatientKeys, to: number): Promise<void> => {
  for (let after = ''; ; ) {
    // One look-up a row, and not a join of two whole tables for each batch.
    const { rows } = await sql<Tables['ledger_patients']>`select name, patient_key, proof from ledger_patients p
      where name > ${after} and name is distinct from (select n.name from patient_key_next n where n.old = p.patient_key)
      order by name limit ${BATCH}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    const next = rows.map((row) => {
      if (!isProven(row, keys))
        throw new Error('A name in the ledger is not whose it was: verify the ledger before its keys are changed.')
      const key = keys.forward(row.patient_key as PatientKey, to)
      return { old: row.patient_key, name: row.name, proof: keys.proofOf(row.name, key) }
    })
    await sql`update patient_key_next n set name = g.name, proof = g.proof
      from json_to_recordset(${JSON.stringify(next)}::json) as g(old text, name text, proof text) where n.old = g.old`.execute(
      db,
    )
    after = last.name
  }
}

/** What an attempt of before worked out is taken up only if it was for the same secret. */
const takeUp = async (db: Kysely<Tables>, keys: PatientKeys, to: number): Promise<void> => {
  const { rows } = await sql<{ old: string; new: string }>`
    select old, new from patient_key_next where new is not null limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return
  const [generation] = row.old.split('.')
  if (Number(generation) === to - 1 && keys.forward(row.old as PatientKey, to) === row.new) return
  await sql`truncate patient_key_next`.execute(db)
}

const relayer = async (trx: Transaction<Tables>, table: KeyedTable, from: number, told: Told): Promise<number> => {
  const columns: readonly string[] = PATIENT_COLUMNS[table]
  const size = await sql<{ blocks: number }>`
    select (pg_relation_size(${table}::regclass) + 8191) / 8192 as blocks`.execute(trx)
  const blocks = size.rows[0]?.blocks ?? 0
  const set = columns.map(
    (column) =>
      sql`${sql.ref(column)} = coalesce((select new from patient_key_next where old = t.${sql.ref(column)}), ${sql.ref(column)})`,
  )
  if (table === 'ledger_patients')
    set.push(sql`proof = (select n.proof from patient_key_next n where n.old = t.patient_key)`)
  const due = columns.map((column) => sql`${sql.ref(column)} like ${`${from}.%`}`)
  let rows = 0
  for (let block = 0; block < blocks; block += BLOCKS) {
    const { numAffectedRows } = await sql`update ${sql.table(table)} t set ${sql.join(set)}
      where ctid >= ${`(${block},0)`}::tid and ctid < ${`(${block + BLOCKS},0)`}::tid and (${sql.join(due, sql` or `)})`.execute(
      trx,
    )
    rows += Number(numAffectedRows ?? 0n)
    told({ part: table, done: Math.min(block + BLOCKS, blocks), of: blocks })
  }
  const left = await sql<{
    count: number
  }>`select count(*) as count from ${sql.table(table)} where ${sql.join(due, sql` or `)}`.execute(trx)
  if (left.rows[0]?.count !== 0) throw new Error(`Rows of ${table} were left behind.`)
  return rows
}

const change = (db: Kysely<Tables>, keys: PatientKeys, from: number, told: Told): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const to = from + 1
    await sql.raw(`set local lock_timeout = ${LOCK_WITHIN_MS}`).execute(trx)
    // Readers go on; who would write a key waits, and is then refused by the guard if it is of before.
    await sql`lock table ${sql.join([...TABLES, 'patient_key_generations'].map((table) => sql.table(table)))} in exclusive mode`.execute(
      trx,
    )
    if ((await presentGeneration(trx)) !== from) throw new Error('Somebody else changed the patient keys meanwhile.')
    await gather(trx)
    await layer(trx, keys, to, told)
    await vouch(trx, keys, to)
    await sql`insert into patient_key_generations values (${to}, ${keys.fingerprintOf(to)}, ${databaseNow})`.execute(
      trx,
    )
    let rows = 0
    for (const table of TABLES) rows += await relayer(trx, table, from, told)
    await sql`truncate patient_key_next`.execute(trx)
    return rows
  })

const isBusy = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === '55P03'

/**
 * Gives every patient key its next layer. What each key becomes is worked out first, beside the running nodes and in pieces that a second attempt
 * takes up where the first was cut off; then one transaction changes every row, so that each statement of every node sees all of them before or all
 * of them after. `write`: called before anything is changed, to write down that it will be. Throws what stopped it; then nothing has changed.
 */
export const rotatePatientKeys = async (
  { db }: Pick<Door, 'db'>,
  keys: PatientKeys,
  write: (rotation: Omit<Rotation, 'rows'>) => Promise<void>,
  told: Told = () => undefined,
): Promise<Rotation> => {
  const from = await presentGeneration(db)
  const to = from + 1
  if (to > keys.newest) throw new Error('There is no later patient key to change to: put a new one last.')
  await takeUp(db, keys, to)
  await gather(db)
  await sql`analyze patient_key_next`.execute(db)
  await layer(db, keys, to, told)
  await vouch(db, keys, to)
  await write({ from, to })
  for (let tries = 1; ; tries++) {
    try {
      const rows = await change(db, keys, from, told)
      keys.follow(to)
      return { from, to, rows }
    } catch (fault) {
      if (!isBusy(fault) || tries === TRIES) throw fault
    }
  }
}
