import { type Kysely, sql, type Transaction } from 'kysely'
import { CHANNEL } from './doors/door.ts'
import type { Tables } from './tables.ts'

/** What a version is kept of. */
export type Versioned = Tables['versions']['name']

/**
 * Raises the version and gives it, and tells it on commit. Called first in a transaction: the row stays locked until the commit, so that versions
 * become visible in their own order and nothing that changed under a lower one can appear later.
 */
export const bumpVersion = async (trx: Transaction<Tables>, name: Versioned): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    with raised as (update versions set version = version + 1 where name = ${name} returning version)
    select version, pg_notify(${CHANNEL}, ${`${name} `} || version) from raised`.execute(trx)
  const version = rows[0]?.version
  if (version === undefined) throw new Error(`There is no version row for ${name}.`)
  return version
}

/** Runs a write that changes what is decided: one transaction, its version raised with it. */
export const changing = <Result>(
  db: Kysely<Tables>,
  name: Versioned,
  write: (trx: Transaction<Tables>, version: number) => Promise<Result>,
): Promise<Result> => db.transaction().execute(async (trx) => write(trx, await bumpVersion(trx, name)))
