import { hash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { londonDay } from '../../policies/london-day.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import type { Door } from './doors/door.ts'
import { readChainEnds } from './ledger/heads.ts'
import { exchangeId, odsCode, recordType } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** How long views are counted for: as far as anybody may look back, and a little more. */
const KEPT_MS = 100 * DAY_MS

const PAGE = 2_000

const kind = z.object({
  organisation: odsCode.optional(),
  purpose: z.enum(PURPOSES_OF_USE),
  types: z.array(recordType),
  registry: z.number(),
  asked: z.array(z.object({ exchange: exchangeId, types: z.array(recordType), members: z.string() })),
  /** The agreements that the permitted sets rest on. */
  agreements: z.array(z.string()),
})

/** What views of one kind have in common: no person, no patient, no word that anybody wrote. */
export type ViewKind = z.output<typeof kind>

/** How many views of one kind were decided on one version of the agreements, on one day in London, and when the last. */
export type TalliedViews = {
  readonly kind: ViewKind
  readonly agreementsVersion: number
  readonly views: number
  readonly lastAt: Instant
}

/** The past views by their kinds: the same whichever process wrote them. */
export type ViewTally = {
  /** Counts what the ledger holds that was not counted yet. Whoever does it counts for all processes. */
  readonly count: () => Promise<void>
  /** Those of a day (in London) and after, as counted up to now. */
  readonly since: (moment: Instant) => Promise<readonly TalliedViews[]>
}

const decision = z
  .object({
    /** Absent of a view: an edit is none. */
    action: z.string().optional(),
    organisation: odsCode.optional(),
    purpose: kind.shape.purpose,
    types: kind.shape.types,
    versions: z.object({ agreements: z.number(), registry: z.number() }),
    asked: kind.shape.asked,
    clauses: z.array(z.object({ agreement: z.string() })),
  })
  .transform(({ versions, clauses, action, ...glance }) => ({
    isView: action === undefined,
    agreementsVersion: versions.agreements,
    kind: {
      ...glance,
      registry: versions.registry,
      agreements: [...new Set(clauses.map(({ agreement }) => agreement))],
    } satisfies ViewKind,
  }))

/** Days change on the hour: each hour's is worked out once. */
const dayOf = () => {
  const days = new Map<number, string>()
  return (at: Instant): string => {
    const hour = Math.floor(at / HOUR_MS)
    const day = days.get(hour) ?? londonDay(hour * HOUR_MS)
    days.set(hour, day)
    return day
  }
}

type Row = { readonly sequence: number; readonly at: Instant; readonly body: string }

/** Adds a page of decisions to what is counted: their kinds, and how many of each. */
const add = async (trx: Transaction<Tables>, rows: readonly Row[]): Promise<void> => {
  const day = dayOf()
  const kinds = new Map<string, { readonly hash: string; readonly glance: ViewKind }>()
  const tallies = new Map<string, { day: string; hash: string; version: number; views: number; last: Instant }>()
  for (const { at, body } of rows) {
    const { isView, kind: glance, agreementsVersion: version } = decision.parse(JSON.parse(body))
    if (!isView) continue
    const hashed = hash('sha256', JSON.stringify(glance), 'base64url')
    kinds.set(hashed, { hash: hashed, glance })
    const key = `${day(at)} ${hashed} ${version}`
    const known = tallies.get(key) ?? { day: day(at), hash: hashed, version, views: 0, last: at }
    tallies.set(key, { ...known, views: known.views + 1, last: Math.max(known.last, at) })
  }
  await sql`insert into view_kinds (hash, glance)
    select hash, glance from json_to_recordset(${JSON.stringify([...kinds.values()])}::json) as g(hash text, glance json)
    on conflict (hash) do nothing`.execute(trx)
  await sql`insert into view_tallies
    select g.day, k.id, g.version, g.views, g.last
    from json_to_recordset(${JSON.stringify([...tallies.values()])}::json)
      as g(day text, hash text, version bigint, views bigint, last bigint) join view_kinds k on k.hash = g.hash
    on conflict (day, kind_id, agreements_version) do update
      set views = view_tallies.views + excluded.views, last_at = greatest(view_tallies.last_at, excluded.last_at)`.execute(
    trx,
  )
}

/** Counts one page of one chain, behind its mark; the mark's row lock keeps two processes from counting the same. Says whether more may follow. */
const countPage = (db: Kysely<Tables>, writer: string, head: number, since: Instant): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    // One counter at a time: only those who count wait.
    await sql`lock table view_tally_marks in exclusive mode`.execute(trx)
    const mark = await trx
      .selectFrom('view_tally_marks')
      .select('sequence')
      .where('writer', '=', writer)
      .executeTakeFirst()
    const from = mark?.sequence ?? 0
    if (from >= head) return false
    const { rows } = await sql<Row>`select sequence, at, body from ledger_entries
      where writer = ${writer} and sequence > ${from} and sequence <= ${head} and kind = 'decision' and at >= ${since}
      order by sequence limit ${PAGE}`.execute(trx)
    if (rows.length > 0) await add(trx, rows)
    const counted = rows.length < PAGE ? head : (rows.at(-1)?.sequence ?? head)
    await sql`insert into view_tally_marks values (${writer}, ${counted})
      on conflict (writer) do update set sequence = excluded.sequence`.execute(trx)
    return counted < head
  })

/** Lets go of what nobody may look back to any more. */
const forget = (db: Kysely<Tables>, before: Instant): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await sql`lock table view_tally_marks in exclusive mode`.execute(trx)
    const gone = await trx.deleteFrom('view_tallies').where('day', '<', londonDay(before)).executeTakeFirst()
    if (gone.numDeletedRows > 0n)
      await sql`delete from view_kinds k where not exists (select from view_tallies t where t.kind_id = k.id)`.execute(
        trx,
      )
  })

type Counted = {
  readonly kind_id: number
  readonly agreements_version: number
  readonly views: number
  readonly last_at: number
}

/** The tally behind this door. */
export const openViewTally = ({ db }: Door): ViewTally => {
  const count = async (): Promise<void> => {
    const since = Date.now() - KEPT_MS
    const marks = new Map(
      (await db.selectFrom('view_tally_marks').selectAll().execute()).map(({ writer, sequence }) => [writer, sequence]),
    )
    for (const { head } of await readChainEnds(db)) {
      if ((marks.get(head.writer) ?? 0) >= head.sequence) continue
      while (await countPage(db, head.writer, head.sequence, since)) {}
    }
    await forget(db, since)
  }

  const since = async (moment: Instant): Promise<readonly TalliedViews[]> => {
    const day = londonDay(moment)
    const { rows } =
      await sql<Counted>`select kind_id, agreements_version, views, last_at from view_tallies where day >= ${day}`.execute(
        db,
      )
    const ids = [...new Set(rows.map(({ kind_id }) => kind_id))]
    const kinds = await db
      .selectFrom('view_kinds')
      .select(['id', 'glance'])
      .where('id', 'in', ids.length > 0 ? ids : [-1])
      .execute()
    const byId = new Map(kinds.map(({ id, glance }) => [id, kind.parse(glance)]))
    return rows.flatMap(({ kind_id, agreements_version: agreementsVersion, views, last_at: lastAt }) => {
      const found = byId.get(kind_id)
      return found === undefined ? [] : [{ kind: found, agreementsVersion, views, lastAt }]
    })
  }

  return {
    count: () => orTrouble('AUDIT_UNAVAILABLE', count()),
    since: (moment) => orTrouble('AUDIT_UNAVAILABLE', since(moment)),
  }
}
