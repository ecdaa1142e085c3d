import { type Kysely, sql } from 'kysely'
import { databaseNow } from './database-clock.ts'
import type { PatientKeys } from './patient-key.ts'
import type { Tables } from './tables.ts'

/** The newest generation of patient keys in the database: that of every row. */
export const presentGeneration = async (db: Kysely<Tables>): Promise<number> => {
  const { rows } = await sql<{
    generation: number
  }>`select max(generation) as generation from patient_key_generations`.execute(db)
  const generation = rows[0]?.generation
  if (typeof generation !== 'number') throw new Error('The database names no generation of patient keys.')
  return generation
}

/**
 * Takes up the generation that the database is in; a new database begins at 0. Throws when a secret is missing or is not the one that the rows
 * are under: with another nobody would be found, and nobody would say so.
 */
export const followGeneration = async (db: Kysely<Tables>, keys: PatientKeys): Promise<void> => {
  await sql`insert into patient_key_generations values (0, ${keys.fingerprintOf(0)}, ${databaseNow}) on conflict do nothing`.execute(
    db,
  )
  const stored = await db.selectFrom('patient_key_generations').selectAll().orderBy('generation').execute()
  for (const { generation, fingerprint } of stored) {
    if (generation > keys.newest)
      throw new Error(`The patient key of generation ${generation} is missing: the rows are under it.`)
    if (keys.fingerprintOf(generation) !== fingerprint)
      throw new Error(`The patient key of generation ${generation} is not the one that the rows are under.`)
  }
  keys.follow(await presentGeneration(db))
}

/** Does it again, once, when the keys were given a new layer since this process last looked; whatever else went wrong is thrown. */
export const followed = async <Result>(
  db: Kysely<Tables>,
  keys: PatientKeys,
  work: () => Promise<Result>,
): Promise<Result> => {
  const before = keys.generation()
  try {
    return await work()
  } catch (fault) {
    const present = await presentGeneration(db).catch(() => before)
    if (present === before) throw fault
    keys.follow(present)
    return work()
  }
}
