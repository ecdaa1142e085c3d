import { createHmac, randomBytes } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { exportJWK, generateKeyPair } from 'jose'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { refuseStaleKeys } from '../../../gateway/state/doors/refuse-stale-keys.ts'
import { agreementLife } from '../../../gateway/state/migrations/agreement-life.ts'
import { consentLife } from '../../../gateway/state/migrations/consent-life.ts'
import { emergencies } from '../../../gateway/state/migrations/emergencies.ts'
import { exchangeRegistrations } from '../../../gateway/state/migrations/exchange-registrations.ts'
import { firstTables } from '../../../gateway/state/migrations/first-tables.ts'
import { migrate } from '../../../gateway/state/migrations/migrate.ts'
import { registryHistory } from '../../../gateway/state/migrations/registry-history.ts'
import { sessions } from '../../../gateway/state/migrations/sessions.ts'
import { openStateBehind } from '../../../gateway/state/open-state.ts'
import type { Tables } from '../../../gateway/state/tables.ts'
import { testPatient } from './state-examples.ts'

const INT8 = 20

/** The migrations that were there before patient keys had generations, by the names they ran under. */
const BEFORE = {
  '2026-11-22-first-tables': firstTables,
  '2026-11-22-life-of-agreements': agreementLife,
  '2026-11-22-registry-history': registryHistory,
  '2026-11-22-sessions': sessions,
  '2026-11-22-the-life-of-choices': consentLife,
  '2026-11-28-emergencies': emergencies,
  '2026-11-28-exchange-registrations': exchangeRegistrations,
}

const SECRETS = [randomBytes(32), randomBytes(32)] as const
const PATIENT = testPatient(710)
const PROXY = testPatient(711)

/** A patient key as it was written then: no generation, one layer. */
const bare = (person: string): string => createHmac('sha256', SECRETS[0]).update(person).digest('base64url')

test('rows written before keys had generations are found after the migration, and after a change of the key', async () => {
  const pglite = await PGlite.create({ parsers: { [INT8]: Number } })
  const old = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  const { error } = await new Migrator({
    db: old,
    provider: { getMigrations: async () => BEFORE },
  }).migrateToLatest()
  expect(error).toBeUndefined()
  await sql`insert into directives (id, patient_key, effect, scope, break_glass_may_lift, recorded_how, recorded_by, recorded_at, recorded_key)
    values ('old-choice', ${bare(PATIENT)}, 'deny', '{}', false, 'PROXY', 'a-proxy', 1, ${bare(PROXY)})`.execute(old)
  await sql`insert into proxy_rights (id, patient_key, proxy_key, ground, may_view, patient_lacks_capacity)
    values ('old-right', ${bare(PATIENT)}, ${bare(PROXY)}, 'ATTORNEY', true, true)`.execute(old)
  await migrate(old)

  const db = new Kysely<Tables>({ dialect: refuseStaleKeys(new PGliteDialect({ pglite })) })
  const door: Door = { db, ledgerDb: db, listen: async () => async () => undefined, close: () => db.destroy() }
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const state = await openStateBehind(door, {
    patientKey: SECRETS[0],
    laterPatientKeys: [SECRETS[1]],
    anchorKey: await exportJWK(privateKey),
  })
  const held = async () => {
    const { directives, rights } = await state.choices.of(PATIENT, { reader: PATIENT, deed: undefined })
    return {
      directives: directives.map(({ id, recordedBy, recordedKey }) => [
        id,
        recordedBy.how,
        // Nobody was asked then how it was asked for.
        recordedBy.asked,
        recordedKey === state.patientKeyOf(PROXY),
      ]),
      rights: rights.map(({ key, right }) => [right.id, key === state.patientKeyOf(PROXY)]),
    }
  }
  const HELD = { directives: [['old-choice', 'PROXY', undefined, true]], rights: [['old-right', true]] }
  expect(await held()).toEqual(HELD)
  expect(await state.rotatePatientKeys()).toMatchObject({ from: 0, to: 1 })
  expect(await held()).toEqual(HELD)
  await state.close()
})
