import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // Which exchanges said that they know a patient, {"exchange": [holds, until]}, and a keyed digest of where the patient lived and was registered then.
  `create table patient_locations (
    patient_key text primary key, whereabouts text not null, sightings jsonb not null, changed_at bigint not null, expires_at bigint not null)`,
  'create index patient_locations_by_expiry on patient_locations (expires_at)',
]

/** Where records are: learned from what exchanges answered. */
export const locator = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
