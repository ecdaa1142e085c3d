import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OrganisationGroup } from '../../schema/model/organisation-group.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { notAsSeen } from './mark-of.ts'
import { odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** Named groups of organisations. A group that changes changes no agreement: its members were frozen when a version was proposed. */
export type GroupStore = {
  /** By name. */
  readonly all: () => Promise<readonly OrganisationGroup[]>
  /** Writes groups over those of the same id. */
  readonly save: (groups: readonly OrganisationGroup[]) => Promise<void>
  /** Writes one: a new one, or over the one that was read (`seen`, its mark). `CONFLICT` where it is another by now. */
  readonly change: (group: OrganisationGroup, seen: string | undefined) => Promise<EditOutcome>
  /** Takes one away. `NOT_ALLOWED` where a draft, of whatever state, or a template names it. */
  readonly remove: (id: string, seen: string) => Promise<EditOutcome>
}

const group: z.ZodType<OrganisationGroup> = z.object({ id: z.string(), name: z.string(), members: z.array(odsCode) })

const write = async (trx: Transaction<Tables>, groups: readonly OrganisationGroup[]): Promise<void> => {
  await sql`insert into organisation_groups
    select id, name from json_to_recordset(${JSON.stringify(groups)}::json) as g(id text, name text)
    on conflict (id) do update set name = excluded.name`.execute(trx)
  const ids = groups.map(({ id }) => id)
  await sql`delete from organisation_group_members where group_id = any(${ids}::text[])`.execute(trx)
  await sql`insert into organisation_group_members
    select distinct g.id, m.code from json_to_recordset(${JSON.stringify(groups)}::json) as g(id text, members json),
      json_array_elements_text(g.members) as m(code)`.execute(trx)
}

const read = async (db: Kysely<Tables>, id?: string): Promise<readonly OrganisationGroup[]> => {
  const { rows } = await sql`select g.id, g.name, coalesce(json_agg(m.organisation order by m.organisation collate "C")
        filter (where m.organisation is not null), '[]') as members
      from organisation_groups g left join organisation_group_members m on m.group_id = g.id
      where ${id ?? null}::text is null or g.id = ${id ?? null}
      group by g.id, g.name order by g.name, g.id`.execute(db)
  return rows.map((row) => group.parse(row))
}

/**
 * Holds groups that something is about to name: none of them is removed before this transaction ends. Throws `INPUT_INVALID` where one is gone already.
 */
export const holdGroups = async (trx: Transaction<Tables>, ids: readonly string[]): Promise<void> => {
  const wanted = [...new Set(ids)].sort()
  if (wanted.length === 0) return
  const { rows } =
    await sql`select id from organisation_groups where id = any(${wanted}::text[]) order by id for share`.execute(trx)
  if (rows.length < wanted.length) throw new HouseError('INPUT_INVALID')
}

/** Why the group that was read cannot be written over; undefined where it can, and then nobody else writes it before this transaction ends. */
const obstacle = async (trx: Transaction<Tables>, id: string, seen: string): Promise<EditOutcome | undefined> => {
  await sql`select id from organisation_groups where id = ${id} for update`.execute(trx)
  const [found] = await read(trx, id)
  return notAsSeen(found, seen)
}

const change = async (
  trx: Transaction<Tables>,
  given: OrganisationGroup,
  seen: string | undefined,
): Promise<EditOutcome> => {
  if (seen === undefined) {
    const { rows } = await sql`insert into organisation_groups (id, name) values (${given.id}, ${given.name})
      on conflict (id) do nothing returning id`.execute(trx)
    if (rows.length === 0) return 'CONFLICT'
  } else {
    const refused = await obstacle(trx, given.id, seen)
    if (refused !== undefined) return refused
  }
  await write(trx, [given])
  return 'DONE'
}

const remove = async (trx: Transaction<Tables>, id: string, seen: string): Promise<EditOutcome> => {
  const refused = await obstacle(trx, id, seen)
  if (refused !== undefined) return refused
  const { rows } = await sql`select from agreement_draft_named where kind = 'group' and name = ${id}
    union all select from agreement_templates t, json_array_elements(t.terms->'groups') as g(named) where g.named->>'group' = ${id}
    limit 1`.execute(trx)
  if (rows.length > 0) return 'NOT_ALLOWED'
  await trx.deleteFrom('organisation_group_members').where('group_id', '=', id).execute()
  await trx.deleteFrom('organisation_groups').where('id', '=', id).execute()
  return 'DONE'
}

/** The groups behind this door. */
export const openGroupStore = ({ db }: Pick<Door, 'db'>): GroupStore => {
  const inOne = <Result>(doing: (trx: Transaction<Tables>) => Promise<Result>): Promise<Result> =>
    orTrouble('STATE_UNAVAILABLE', db.transaction().execute(doing))
  return {
    all: () => orTrouble('STATE_UNAVAILABLE', read(db)),
    save: (groups) => inOne((trx) => write(trx, groups)),
    change: (given, seen) => inOne((trx) => change(trx, given, seen)),
    remove: (id, seen) => inOne((trx) => remove(trx, id, seen)),
  }
}
