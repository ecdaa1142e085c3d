import { sql, type Transaction } from 'kysely'
import { databaseNow } from './database-clock.ts'
import type { PatientKey } from './patient-key.ts'
import type { Tables } from './tables.ts'

/**
 * Until this transaction ends nobody else asks an exchange to tell of this patient, nor lets one go: whoever asks because of a new follow is before a letting go, which finds
 * the follow, or after it, and asks anew. First in its transaction: no row is held while it is waited for.
 */
export const holdTelling = async (trx: Transaction<Tables>, patient: PatientKey): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exchange-subscriptions ${patient}`}, 0))`.execute(trx)
}

/** Ends what exchanges were asked to tell of somebody whom nobody follows any more: what they still tell is answered as of no subscription. */
export const letGo = async (trx: Transaction<Tables>, patient: PatientKey): Promise<void> => {
  await sql`update exchange_subscriptions s set ends_at = ${databaseNow} where s.patient_key = ${patient} and s.ends_at > ${databaseNow}
    and not exists (select from follows f where f.patient_key = s.patient_key and f.closed_at is null and f.ends_at > ${databaseNow})`.execute(
    trx,
  )
}
