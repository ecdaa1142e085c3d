import { sql } from 'kysely'
import { z } from 'zod'
import type { OrganisationGroup } from '../../schema/model/organisation-group.ts'
import type { Door } from './doors/door.ts'
import { odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

/** Named groups of organisations. A group that changes changes no agreement: its members were frozen when a version was proposed. */
export type GroupStore = {
  /** By name. */
  readonly all: () => Promise<readonly OrganisationGroup[]>
  /** Writes groups over those of the same id. */
  readonly save: (groups: readonly OrganisationGroup[]) => Promise<void>
}

const group: z.ZodType<OrganisationGroup> = z.object({ id: z.string(), name: z.string(), members: z.array(odsCode) })

const save = (db: Door['db'], groups: readonly OrganisationGroup[]): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await sql`insert into organisation_groups
      select id, name from json_to_recordset(${JSON.stringify(groups)}::json) as g(id text, name text)
      on conflict (id) do update set name = excluded.name`.execute(trx)
    const ids = groups.map(({ id }) => id)
    await sql`delete from organisation_group_members where group_id = any(${ids}::text[])`.execute(trx)
    await sql`insert into organisation_group_members
      select distinct g.id, m.code from json_to_recordset(${JSON.stringify(groups)}::json) as g(id text, members json),
        json_array_elements_text(g.members) as m(code)`.execute(trx)
  })

/** The groups behind this door. */
export const openGroupStore = ({ db }: Pick<Door, 'db'>): GroupStore => ({
  all: () =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql`select g.id, g.name, coalesce(json_agg(m.organisation order by m.organisation collate "C")
            filter (where m.organisation is not null), '[]') as members
          from organisation_groups g left join organisation_group_members m on m.group_id = g.id
          group by g.id, g.name order by g.name, g.id`
        .execute(db)
        .then(({ rows }) => rows.map((row) => group.parse(row))),
    ),
  save: (groups) => orTrouble('STATE_UNAVAILABLE', save(db, groups)),
})
