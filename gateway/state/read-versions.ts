import { sql } from 'kysely'
import type { Door } from './doors/door.ts'
import { KEPT } from './doors/kept-statement.ts'
import type { PatientKeys } from './patient-key.ts'
import { CONFIRM_WITHIN_MS, orTrouble } from './state-trouble.ts'

/** The versions of what is decided, as the database holds them now. */
export type Versions = { readonly agreements: number; readonly registry: number }

/**
 * Reads both in one round trip, and which generation the patient keys are in, which is followed. Throws `STATE_UNAVAILABLE` when they are not there
 * within a second, or when the keys of now are not configured here.
 */
export const versionsReader =
  ({ db }: Pick<Door, 'db'>, patientKeys: Pick<PatientKeys, 'follow'>) =>
  (): Promise<Versions> =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql<Versions & { keys: number }>`${sql.raw(KEPT)} select
        (select max(generation) from patient_key_generations) as keys,
        (select version from versions where name = 'agreements') as agreements,
        (select version from versions where name = 'registry') as registry`
        .execute(db)
        .then(({ rows: [row] }) => {
          if (row === undefined) throw new Error('There are no versions.')
          const { keys, ...versions } = row
          patientKeys.follow(keys)
          return versions
        }),
      CONFIRM_WITHIN_MS,
    )
