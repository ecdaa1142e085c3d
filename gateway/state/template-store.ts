import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { AgreementTemplate } from '../../schema/model/agreement-draft.ts'
import type { Door } from './doors/door.ts'
import { draftTerms } from './draft-terms-shape.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { holdGroups } from './group-store.ts'
import { notAsSeen } from './mark-of.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** Terms to start from. */
export type TemplateStore = {
  /** By name. */
  readonly all: () => Promise<readonly AgreementTemplate[]>
  readonly find: (id: string) => Promise<AgreementTemplate | undefined>
  /** Writes templates over those of the same id. */
  readonly save: (templates: readonly AgreementTemplate[]) => Promise<void>
  /** Writes one: a new one, or over the one that was read (`seen`, its mark). `CONFLICT` where it is another by now. */
  readonly change: (template: AgreementTemplate, seen: string | undefined) => Promise<EditOutcome>
  /** Takes one away: drafts begun from it hold what it said. */
  readonly remove: (id: string, seen: string) => Promise<EditOutcome>
}

const template: z.ZodType<AgreementTemplate> = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  terms: draftTerms,
})

const find = async (db: Kysely<Tables>, id: string): Promise<AgreementTemplate | undefined> => {
  const { rows } = await sql`select id, name, description, terms from agreement_templates where id = ${id}`.execute(db)
  return rows[0] === undefined ? undefined : template.parse(rows[0])
}

const write = async (db: Kysely<Tables>, templates: readonly AgreementTemplate[]): Promise<void> => {
  await sql`insert into agreement_templates select id, name, description, terms
      from json_to_recordset(${JSON.stringify(templates)}::json) as t(id text, name text, description text, terms json)
      on conflict (id) do update set name = excluded.name, description = excluded.description, terms = excluded.terms`.execute(
    db,
  )
}

/** Why the template that was read cannot be written over; undefined where it can. Nobody else writes it before this transaction ends. */
const obstacle = async (trx: Transaction<Tables>, id: string, seen: string): Promise<EditOutcome | undefined> => {
  await sql`select id from agreement_templates where id = ${id} for update`.execute(trx)
  const found = await find(trx, id)
  return notAsSeen(found, seen)
}

const change = async (
  trx: Transaction<Tables>,
  given: AgreementTemplate,
  seen: string | undefined,
): Promise<EditOutcome> => {
  const refused =
    seen !== undefined
      ? await obstacle(trx, given.id, seen)
      : (await find(trx, given.id)) === undefined
        ? undefined
        : 'CONFLICT'
  if (refused !== undefined) return refused
  await holdGroups(
    trx,
    given.terms.groups.map(({ group }) => group),
  )
  await write(trx, [given])
  return 'DONE'
}

const remove = async (trx: Transaction<Tables>, id: string, seen: string): Promise<EditOutcome> => {
  const refused = await obstacle(trx, id, seen)
  if (refused !== undefined) return refused
  await trx.deleteFrom('agreement_templates').where('id', '=', id).execute()
  return 'DONE'
}

/** The templates behind this door. */
export const openTemplateStore = ({ db }: Pick<Door, 'db'>): TemplateStore => {
  const inOne = <Result>(doing: (trx: Transaction<Tables>) => Promise<Result>): Promise<Result> =>
    orTrouble('STATE_UNAVAILABLE', db.transaction().execute(doing))
  return {
    all: () =>
      orTrouble(
        'STATE_UNAVAILABLE',
        sql`select id, name, description, terms from agreement_templates order by name, id`
          .execute(db)
          .then(({ rows }) => rows.map((row) => template.parse(row))),
      ),
    find: (id) => orTrouble('STATE_UNAVAILABLE', find(db, id)),
    save: (templates) => orTrouble('STATE_UNAVAILABLE', write(db, templates)),
    change: (given, seen) => inOne((trx) => change(trx, given, seen)),
    remove: (id, seen) => inOne((trx) => remove(trx, id, seen)),
  }
}
