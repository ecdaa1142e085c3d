import { sql } from 'kysely'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { databaseNow } from './database-clock.ts'
import { directiveJson, type RecordedDirective, readDirective } from './directive-shape.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { withoutNumbers } from './ledger/entry-body.ts'
import type { PatientKey, PatientKeyOf } from './patient-key.ts'
import { orTrouble } from './state-trouble.ts'

/** Consent directives. A row is never changed but for being withdrawn: to change a choice is to withdraw it and record another. */
export type DirectiveStore = {
  /** Records a directive; the same one again changes nothing; another under the same id is refused (`INPUT_INVALID`). */
  readonly record: (directive: ConsentDirective) => Promise<void>
  /** Withdraws it from the database's now on, for good. `by`: the issuer's subject of who withdrew it. */
  readonly withdraw: (id: string, by?: string) => Promise<EditOutcome>
  /**
   * The directives that a decision of this patient's lists as standing then; undefined when one of them is not there. A row is never changed, and
   * the list says which stood: one withdrawn since was not withdrawn then. The patient is their key.
   */
  readonly listed: (patient: PatientKey, ids: readonly string[]) => Promise<readonly ConsentDirective[] | undefined>
  /** All that the patient ever had recorded, oldest first, the withdrawn among them. */
  readonly ofPatient: (patient: NhsNumber) => Promise<readonly RecordedDirective[]>
}

/** A directive as its row holds it. */
export const directiveRow = (directive: ConsentDirective, keyOf: PatientKeyOf) => ({
  id: directive.id,
  patient_key: keyOf(directive.patient),
  effect: directive.effect,
  scope: JSON.stringify(directive.scope),
  period_start: directive.period.start ?? null,
  period_end: directive.period.end ?? null,
  break_glass_may_lift: directive.breakGlassMayLift,
  recorded_how: directive.recordedBy.how,
  recorded_by: directive.recordedBy.userId,
  recorded_at: directive.recordedBy.at,
  recorded_name: directive.recordedBy.name ?? null,
  recorded_organisation: directive.recordedBy.organisation ?? null,
  recorded_asked: directive.recordedBy.asked ?? null,
})

/** The directives behind this door. */
export const openDirectiveStore = ({ db }: Door, keyOf: PatientKeyOf): DirectiveStore => {
  const record = async (directive: ConsentDirective): Promise<void> => {
    const row = directiveRow(directive, keyOf)
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('directives')
      .values({ ...row, recorded_key: null, withdrawn_at: null, withdrawn_by: null, withdrawn_asked: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return
    const before = await db
      .selectFrom('directives')
      .selectAll()
      .where('id', '=', directive.id)
      .executeTakeFirstOrThrow()
    const { withdrawn_at: _at, withdrawn_by: _by, withdrawn_asked: _asked, recorded_key: _key, ...standing } = before
    if (
      JSON.stringify(Object.entries({ ...standing, scope: JSON.stringify(standing.scope) }).sort()) !==
      JSON.stringify(Object.entries(row).sort())
    )
      throw new HouseError('INPUT_INVALID')
  }

  const withdraw = async (id: string, by: string | undefined): Promise<EditOutcome> => {
    const { numUpdatedRows } = await db
      .updateTable('directives')
      .set({ withdrawn_at: databaseNow, withdrawn_by: by ?? null })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 1n) return 'DONE'
    const known = await db.selectFrom('directives').select('id').where('id', '=', id).executeTakeFirst()
    return known === undefined ? 'NOT_FOUND' : 'UNCHANGED'
  }

  const listed = async (key: PatientKey, ids: readonly string[]): Promise<readonly ConsentDirective[] | undefined> => {
    const { rows } = await sql<{ directive: unknown }>`
      select ${directiveJson} as directive from directives d where d.patient_key = ${key} order by d.recorded_at, d.id`.execute(
      db,
    )
    const wanted = new Set(ids)
    // The patient is their key here too: judgement compares the two, and never looks inside.
    const found = rows
      .map((row) => readDirective(row.directive, key as string as NhsNumber))
      // The ledger writes down no NHS number, not even one inside an id.
      .filter(({ id }) => wanted.has(id) || wanted.has(withoutNumbers(id, keyOf)))
    return found.length === wanted.size
      ? found.map(({ withdrawnAt: _, withdrawnAsked: __, ...directive }) => directive)
      : undefined
  }

  return {
    listed: (patient, ids) => orTrouble('STATE_UNAVAILABLE', listed(patient, ids)),
    record: (directive) => orTrouble('STATE_UNAVAILABLE', record(directive)),
    withdraw: (id, by) => orTrouble('STATE_UNAVAILABLE', withdraw(id, by)),
    ofPatient: (patient) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        sql<{ directive: unknown }>`
          select ${directiveJson} as directive from directives d where d.patient_key = ${keyOf(patient)} order by d.recorded_at, d.id`
          .execute(db)
          .then(({ rows }) => rows.map((row) => readDirective(row.directive, patient))),
      ),
  }
}
