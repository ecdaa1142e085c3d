import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { BREACH_MEASURES, type Breach, type BreachMeasure, type Tally } from '../../schema/model/scorecard.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { exchangeId, instant } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** One exchange's tally of one step of time, from `at` on. */
export type Step = { readonly exchange: ExchangeId; readonly at: Instant; readonly tally: Tally }

/** What is to be told of a breach: that it began, or ended. */
export type Alert = { readonly breach: Breach; readonly part: 'BEGAN' | 'ENDED'; readonly attempts: number }

/** How exchanges did, counted by all nodes together. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type ScoreStore = {
  /** Adds what was counted since the last time to the minute that is now. */
  readonly add: (tallies: ReadonlyMap<ExchangeId, Tally>) => Promise<void>
  /** What was counted in the last `lastsMs`, in steps of `stepMs`, and the moment it was read. With `stepMs` 0: all in one. */
  readonly read: (of: {
    readonly lastsMs: number
    readonly stepMs: number
    readonly exchange?: ExchangeId | undefined
  }) => Promise<{ readonly now: Instant; readonly steps: readonly Step[] }>
  /** Adds minutes of more than a day ago up to hours, and forgets what is more than 31 days old, breaches that have ended among it. */
  readonly roll: () => Promise<void>
  /** A breach begins, and the operator is to be told; false where it has begun already. */
  readonly begin: (breach: Pick<Breach, 'exchange' | 'measure' | 'measured' | 'promised'>) => Promise<boolean>
  /** The breach that there is ends, and the operator is to be told; false where there is none. */
  readonly end: (exchange: ExchangeId, measure: BreachMeasure) => Promise<boolean>
  /** Breaches that have not ended, and those that did since; newest first. */
  readonly breaches: (since: Instant) => Promise<readonly Breach[]>
  /** Takes what the operator is to be told, for so long: no other node is given it until then. */
  readonly claim: (limit: number, leaseMs: number) => Promise<readonly Alert[]>
  /** It was told; or not, and is tried again after so long. */
  readonly told: (alert: Alert, outcome: 'TOLD' | { readonly againInMs: number }) => Promise<void>
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** The longest window that is shown by minutes, and some. */
const MINUTES_FOR_MS = 25 * HOUR_MS
const KEPT_MS = 31 * 24 * HOUR_MS

const step = z
  .object({
    exchange: exchangeId,
    at: instant,
    asked: z.coerce.number(),
    answered: z.coerce.number(),
    empty: z.coerce.number(),
    mismatched: z.coerce.number(),
    newestAt: instant.nullable(),
    latencies: z.array(z.number()),
  })
  .transform(({ exchange, at, ...tally }): Step => ({ exchange, at, tally }))

const breach = z
  .object({
    id: z.string(),
    exchange: exchangeId,
    measure: z.enum(BREACH_MEASURES),
    measured: z.number(),
    promised: z.number(),
    beganAt: instant,
    endedAt: instant.nullable(),
  })
  .transform(({ endedAt, ...rest }): Breach => ({ ...rest, endedAt: endedAt ?? undefined }))

const alert = z.intersection(breach, z.object({ part: z.enum(['BEGAN', 'ENDED']), attempts: z.number() }))

const BREACH = sql`b.id, b.exchange_id as exchange, b.measure, b.measured, b.promised, b.began_at as "beganAt", b.ended_at as "endedAt"`

/** Two histograms of the same cells, cell by cell. */
const ADDED = sql`on conflict (exchange_id, length_ms, starts_at) do update set
  asked = exchange_spans.asked + excluded.asked, answered = exchange_spans.answered + excluded.answered, empty = exchange_spans.empty + excluded.empty,
  mismatched = exchange_spans.mismatched + excluded.mismatched, newest_at = greatest(exchange_spans.newest_at, excluded.newest_at),
  latencies = (select array_agg(coalesce(a, 0) + coalesce(b, 0) order by i)
    from unnest(exchange_spans.latencies, excluded.latencies) with ordinality as u(a, b, i))`

const addTallies = async (db: Kysely<Tables>, tallies: ReadonlyMap<ExchangeId, Tally>): Promise<void> => {
  if (tallies.size === 0) return
  const rows = [...tallies].map(
    ([exchange, { asked, answered, empty, mismatched, newestAt, latencies }]) =>
      sql`(${exchange}, ${databaseNow} - ${databaseNow} % ${MINUTE_MS}::bigint, ${MINUTE_MS}::integer, ${asked}::integer, ${answered}::integer,
        ${empty}::integer, ${mismatched}::integer, ${newestAt}::bigint, ${[...latencies]}::integer[])`,
  )
  await sql`insert into exchange_spans (exchange_id, starts_at, length_ms, asked, answered, empty, mismatched, newest_at, latencies)
    values ${sql.join(rows)} ${ADDED}`.execute(db)
}

const readSteps = async (
  db: Kysely<Tables>,
  { lastsMs, stepMs, exchange }: Parameters<ScoreStore['read']>[0],
): ReturnType<ScoreStore['read']> => {
  const at = stepMs === 0 ? sql`0::bigint` : sql`starts_at - starts_at % ${stepMs}::bigint`
  const one = exchange === undefined ? sql`true` : sql`exchange_id = ${exchange}`
  // One moment for all, and the minute that it is in belongs to it.
  const { rows } = await sql<{ now: Instant; steps: unknown }>`with spans as (
      select *, ${at} as at from exchange_spans where starts_at > ${databaseNow} - ${lastsMs}::bigint - ${MINUTE_MS}::bigint and ${one}),
    sums as (select exchange_id, at, sum(asked) as asked, sum(answered) as answered, sum(empty) as empty, sum(mismatched) as mismatched,
      max(newest_at) as newest_at from spans group by exchange_id, at),
    cells as (select exchange_id, at, i, sum(v) as v from spans, unnest(latencies) with ordinality as u(v, i) group by exchange_id, at, i),
    histograms as (select exchange_id, at, json_agg(v order by i) as latencies from cells group by exchange_id, at)
    select ${databaseNow} as now, coalesce((select json_agg(json_build_object('exchange', s.exchange_id, 'at', s.at, 'asked', s.asked, 'answered', s.answered,
      'empty', s.empty, 'mismatched', s.mismatched, 'newestAt', s.newest_at, 'latencies', coalesce(h.latencies, '[]')) order by s.at, s.exchange_id)
      from sums s left join histograms h using (exchange_id, at)), '[]') as steps`.execute(db)
  return { now: rows[0]?.now ?? 0, steps: z.array(step).parse(rows[0]?.steps ?? []) }
}

const rollUp = async (db: Kysely<Tables>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    // Whole hours only, so that each is rolled once; one node at a time.
    await sql`lock table exchange_spans in share row exclusive mode`.execute(trx)
    const hour = sql`starts_at - starts_at % ${HOUR_MS}::bigint`
    await sql`with gone as (delete from exchange_spans where length_ms = ${MINUTE_MS}::integer
        and starts_at < (${databaseNow} - ${MINUTES_FOR_MS}::bigint) / ${HOUR_MS}::bigint * ${HOUR_MS}::bigint returning *, ${hour} as hour),
      cells as (select exchange_id, hour, i, sum(v)::integer as v from gone, unnest(latencies) with ordinality as u(v, i) group by exchange_id, hour, i)
      insert into exchange_spans (exchange_id, starts_at, length_ms, asked, answered, empty, mismatched, newest_at, latencies)
      select g.exchange_id, g.hour, ${HOUR_MS}::integer, sum(g.asked), sum(g.answered), sum(g.empty), sum(g.mismatched), max(g.newest_at),
        coalesce((select array_agg(c.v order by c.i) from cells c where c.exchange_id = g.exchange_id and c.hour = g.hour), '{}')
      from gone g group by g.exchange_id, g.hour ${ADDED}`.execute(trx)
    await sql`delete from exchange_spans where starts_at < ${databaseNow} - ${KEPT_MS}::bigint`.execute(trx)
    await sql`delete from exchange_breaches where ended_at < ${databaseNow} - ${KEPT_MS}::bigint`.execute(trx)
  })
}

const alertRow = (id: RawId, part: Alert['part']) =>
  sql`insert into exchange_alerts (breach_id, part, next_at) select ${id}, ${part}, ${databaseNow} from changed`

type RawId = ReturnType<typeof sql.ref>

/** The scores behind this door. */
export const openScoreStore = ({ db }: Pick<Door, 'db'>): ScoreStore => {
  const begin: ScoreStore['begin'] = async ({ exchange, measure, measured, promised }) => {
    const { numAffectedRows } = await sql`with changed as (
      insert into exchange_breaches (id, exchange_id, measure, measured, promised, began_at)
      values (${randomUUID()}, ${exchange}, ${measure}, ${measured}::double precision, ${promised}::double precision, ${databaseNow})
      on conflict (exchange_id, measure) where ended_at is null do nothing returning id) ${alertRow(sql.ref('changed.id'), 'BEGAN')}`.execute(
      db,
    )
    return Number(numAffectedRows ?? 0n) === 1
  }

  const end: ScoreStore['end'] = async (exchange, measure) => {
    const { numAffectedRows } = await sql`with changed as (
      update exchange_breaches set ended_at = ${databaseNow} where exchange_id = ${exchange} and measure = ${measure} and ended_at is null returning id)
      ${alertRow(sql.ref('changed.id'), 'ENDED')}`.execute(db)
    return Number(numAffectedRows ?? 0n) === 1
  }

  const breaches: ScoreStore['breaches'] = async (since) => {
    const { rows } =
      await sql`select ${BREACH} from exchange_breaches b where b.ended_at is null or b.ended_at >= ${since}::bigint
      order by b.began_at desc, b.id`.execute(db)
    return rows.map((row) => breach.parse(row))
  }

  const claim: ScoreStore['claim'] = async (limit, leaseMs) => {
    // That it ended is told after that it began.
    const { rows } =
      await sql`update exchange_alerts a set leased_until = ${databaseNow} + ${leaseMs}::bigint, attempts = attempts + 1
      from exchange_breaches b where b.id = a.breach_id and (a.breach_id, a.part) in (
        select d.breach_id, d.part from exchange_alerts d where d.told_at is null and d.next_at <= ${databaseNow} and coalesce(d.leased_until, 0) <= ${databaseNow}
          and (d.part = 'BEGAN' or exists (select from exchange_alerts f where f.breach_id = d.breach_id and f.part = 'BEGAN' and f.told_at is not null))
        order by d.next_at limit ${limit} for update of d skip locked)
      returning ${BREACH}, a.part, a.attempts`.execute(db)
    return rows.map((row) => {
      const { part, attempts, ...rest } = alert.parse(row)
      return { breach: rest, part, attempts }
    })
  }

  const told: ScoreStore['told'] = async ({ breach: { id }, part }, outcome) => {
    const change =
      outcome === 'TOLD' ? sql`told_at = ${databaseNow}` : sql`next_at = ${databaseNow} + ${outcome.againInMs}::bigint`
    await sql`update exchange_alerts set leased_until = null, ${change} where breach_id = ${id} and part = ${part}`.execute(
      db,
    )
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    add: (tallies) => trouble(addTallies(db, tallies)),
    read: (of) => trouble(readSteps(db, of)),
    roll: () => trouble(rollUp(db)),
    begin: (one) => trouble(begin(one)),
    end: (exchange, measure) => trouble(end(exchange, measure)),
    breaches: (since) => trouble(breaches(since)),
    claim: (limit, leaseMs) => trouble(claim(limit, leaseMs)),
    told: (one, outcome) => trouble(told(one, outcome)),
  }
}
