import { sql } from 'kysely'
import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Located } from '../../schema/model/sighting.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { PatientKeyOf } from './patient-key.ts'
import { exchangeId, instant } from './shapes.ts'
import { CONFIRM_WITHIN_MS, orTrouble } from './state-trouble.ts'

/** Where patients' records are, as exchanges said, under the patient key. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type LocationStore = {
  readonly of: (patient: NhsNumber) => Promise<Located | undefined>
  /** Adds what was said now to what is known, believed for so long. Other whereabouts than before: what was known before is forgotten. */
  readonly learn: (
    patient: NhsNumber,
    whereabouts: string,
    said: ReadonlyMap<ExchangeId, boolean>,
    believedMs: number,
  ) => Promise<void>
  readonly forget: (patient: NhsNumber) => Promise<void>
  /** Forgets what is believed no more; gives how many patients nothing is known of now. */
  readonly expire: () => Promise<number>
}

const located = z
  .object({
    whereabouts: z.string(),
    sightings: z.record(exchangeId, z.tuple([z.boolean(), instant])),
    now: instant,
  })
  .transform(
    ({ sightings, ...rest }): Located => ({
      ...rest,
      sightings: Object.entries(sightings).map(([exchange, [holds, until]]) => ({
        exchange: exchange as ExchangeId,
        holds,
        until,
      })),
    }),
  )

/** The locations behind this door. */
export const openLocationStore = ({ db }: Pick<Door, 'db'>, keyOf: PatientKeyOf): LocationStore => {
  const of: LocationStore['of'] = async (patient) => {
    const { rows } = await sql`select whereabouts, sightings, ${databaseNow} as now from patient_locations
      where patient_key = ${keyOf(patient)}`.execute(db)
    return rows[0] === undefined ? undefined : located.parse(rows[0])
  }

  const learn: LocationStore['learn'] = async (patient, whereabouts, said, believedMs) => {
    if (said.size === 0) return
    const until = sql`(${databaseNow} + ${believedMs}::bigint)`
    await sql`insert into patient_locations (patient_key, whereabouts, sightings, changed_at, expires_at)
      select ${keyOf(patient)}, ${whereabouts}, jsonb_object_agg(key, jsonb_build_array(value, ${until})), ${databaseNow}, ${until}
      from jsonb_each(${JSON.stringify(Object.fromEntries(said))}::jsonb)
      on conflict (patient_key) do update set whereabouts = excluded.whereabouts, changed_at = excluded.changed_at, expires_at = excluded.expires_at,
        sightings = case when patient_locations.whereabouts = excluded.whereabouts then patient_locations.sightings else '{}'::jsonb end || excluded.sightings`.execute(
      db,
    )
  }

  const forget: LocationStore['forget'] = async (patient) => {
    await sql`delete from patient_locations where patient_key = ${keyOf(patient)}`.execute(db)
  }

  const expire: LocationStore['expire'] = async () => {
    const { numAffectedRows } = await sql`delete from patient_locations where expires_at <= ${databaseNow}`.execute(db)
    return Number(numAffectedRows ?? 0n)
  }

  return {
    of: (patient) => orTrouble('STATE_UNAVAILABLE', of(patient), CONFIRM_WITHIN_MS),
    learn: (...what) => orTrouble('STATE_UNAVAILABLE', learn(...what)),
    forget: (patient) => orTrouble('STATE_UNAVAILABLE', forget(patient)),
    expire: () => orTrouble('STATE_UNAVAILABLE', expire()),
  }
}
