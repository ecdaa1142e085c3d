import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Tables } from '../tables.ts'
import { agreementLife } from './agreement-life.ts'
import { changeWishes } from './change-wishes.ts'
import { consentLife } from './consent-life.ts'
import { emergencies } from './emergencies.ts'
import { exchangeRegistrations } from './exchange-registrations.ts'
import { firstTables } from './first-tables.ts'
import { following } from './following.ts'
import { keyGenerations } from './key-generations.ts'
import { locator } from './locator.ts'
import { practice } from './practice.ts'
import { recordEdits } from './record-edits.ts'
import { registryHistory } from './registry-history.ts'
import { relationshipsAndCases } from './relationships-and-cases.ts'
import { scorecards } from './scorecards.ts'
import { sessions } from './sessions.ts'
import { usedLaunches } from './used-launches.ts'
import { waysOfAsking } from './ways-of-asking.ts'

/** Every migration in the order of its name; the same for both doors. */
const migrations = {
  '2026-11-22-first-tables': firstTables,
  '2026-11-22-life-of-agreements': agreementLife,
  '2026-11-22-registry-history': registryHistory,
  '2026-11-22-sessions': sessions,
  '2026-11-22-the-life-of-choices': consentLife,
  '2026-11-28-emergencies': emergencies,
  '2026-11-28-exchange-registrations': exchangeRegistrations,
  '2026-11-28-following': following,
  '2026-11-28-key-generations': keyGenerations,
  '2026-11-28-locator': locator,
  '2026-11-28-practice': practice,
  '2026-11-28-record-edits': recordEdits,
  '2026-11-28-relationships-and-cases': relationshipsAndCases,
  '2026-11-28-scorecards': scorecards,
  '2026-11-28-used-launches': usedLaunches,
  '2026-11-28-ways-of-asking': waysOfAsking,
  '2026-11-28-wishes-to-be-told': changeWishes,
}

/** Brings the database to the newest tables, in one transaction, one process at a time. Throws what stopped it. */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error !== undefined) throw error
}
