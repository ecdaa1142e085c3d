import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../schema/model/instant.ts'

/** The database's clock, in milliseconds, as an SQL expression: the one time that decisions are made at. */
export const databaseNow: RawBuilder<Instant> = sql<Instant>`floor(extract(epoch from now()) * 1000)::bigint`
