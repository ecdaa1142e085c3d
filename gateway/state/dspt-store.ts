import { sql } from 'kysely'
import { z } from 'zod'
import { DSPT_STATUSES, type DsptStanding, type DsptStatement } from '../../schema/model/dspt.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Doer } from './agreement-events.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { orTrouble } from './state-trouble.ts'

/** What organisations state of themselves in the Data Security and Protection Toolkit. The latest statement holds; none is overwritten. */
export type DsptStore = {
  /** The latest of each of these organisations; those that have stated nothing are absent. */
  readonly latest: (organisations: readonly OdsCode[]) => Promise<ReadonlyMap<OdsCode, DsptStanding>>
  readonly record: (statements: readonly DsptStatement[], by?: Doer) => Promise<void>
}

const standing = z.object({ organisation: z.string(), status: z.enum(DSPT_STATUSES), publishedOn: z.string() })

/** The statements behind this door. */
export const openDsptStore = ({ db }: Pick<Door, 'db'>): DsptStore => ({
  latest: (organisations) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql`select distinct on (organisation) organisation, status, published_on as "publishedOn"
          from dspt_statements where organisation = any(${organisations}::text[]) order by organisation, id desc`
        .execute(db)
        .then(
          ({ rows }) =>
            new Map(
              rows.map((row) => {
                const { organisation, ...stated } = standing.parse(row)
                return [organisation as OdsCode, stated]
              }),
            ),
        ),
    ),
  record: (statements, by) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      sql`insert into dspt_statements (organisation, status, published_on, recorded_at, by_issuer, by_user_id, by_name)
          select organisation, status, "publishedOn", ${databaseNow}, ${by?.issuer ?? null}, ${by?.userId ?? null}, ${by?.name ?? null}
          from json_to_recordset(${JSON.stringify(statements)}::json) as s(organisation text, status text, "publishedOn" text)`
        .execute(db)
        .then(() => undefined),
    ),
})
