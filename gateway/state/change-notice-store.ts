import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Told } from '../../schema/model/follow.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Sealed } from '../sealing/sealing.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { followedBy, placeOf } from './follow-store.ts'
import type { PatientKey } from './patient-key.ts'
import { exchangeId, instant, recordType } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** An event as it stands before one follower. */
export type FollowedEvent = {
  readonly event: number
  readonly follow: string
  readonly patientKey: PatientKey
  readonly exchange: ExchangeId
  /** What the sealed text is bound to. */
  readonly about: string
  readonly sealed: Sealed | undefined
  readonly at: Instant
  /** What they were told of it; undefined while it waits to be judged. */
  readonly told: { readonly id: string; readonly number: number; readonly recordType: RecordType } | undefined
}

/** What a released change says, all of it hashed. */
export type HashedChange = {
  readonly fact: string
  readonly said: readonly string[]
  readonly source: string
  readonly content: string
}

/** A change of the same fact that was settled before. */
export type SettledChange = HashedChange & { readonly notice: string; readonly settledAt: Instant }

/** What an event came to before one follower. `stamp`: the facts it was judged by; `sameAs` finds the notice that tells it already. */
export type Settling =
  | { readonly state: 'DROPPED' }
  | {
      readonly state: 'RELEASED'
      readonly recordType: RecordType
      readonly change: HashedChange
      readonly stamp: string
      readonly sameAs: (earlier: readonly SettledChange[], now: Instant) => string | undefined
    }

/** What became of settling: a number, nothing to tell, or nothing done because what it was judged by has changed. */
export type Settled = { readonly number: number } | 'NOTHING' | 'CHANGED'

/** What followers are told. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type ChangeNoticeStore = {
  /** Events of the patients they follow that were not judged for them yet, the oldest first, without what one of their team acknowledged: of one follow alone, and after one event, where these are named. */
  readonly pending: (
    follower: Told,
    limit: number,
    of?: { readonly follow?: string; readonly after: number },
  ) => Promise<readonly FollowedEvent[]>
  /** One of those, or one that they were told of. */
  readonly find: (follower: Told, event: number) => Promise<FollowedEvent | undefined>
  /** What they were told and nobody acknowledged, after this number. */
  readonly waiting: (follower: Told, after: number, limit: number) => Promise<readonly FollowedEvent[]>
  /** What they were told under one follow of these types and nobody acknowledged, the newest first. */
  readonly unseen: (
    follower: Told,
    follow: string,
    types: readonly RecordType[],
    limit: number,
  ) => Promise<readonly FollowedEvent[]>
  /** The facts that judging rests on, as one text: equal while no choice, agreement or registration changed. */
  readonly stamp: (patientKey: PatientKey) => Promise<string>
  /** Settles an event for a follower in one transaction, which no change of a choice, an agreement or the registry passes. Gives what stands where it was settled before. */
  readonly settle: (follower: Told, event: FollowedEvent, settling: Settling) => Promise<Settled>
  /** Takes back what may not be told any more: the number is not given again. */
  readonly takeBack: (id: string) => Promise<void>
  /** Gives how many of these were theirs and waited. */
  readonly acknowledge: (follower: Told, numbers: readonly number[]) => Promise<number>
}

const eventRow = z
  .object({
    event: z.number(),
    follow: z.string(),
    patientKey: z.custom<PatientKey>((value) => typeof value === 'string'),
    exchange: exchangeId,
    subscription: z.string(),
    eventNumber: z.number(),
    sealed: z.string().nullable(),
    keyId: z.string().nullable(),
    at: instant,
    id: z.string().nullable(),
    number: z.number().nullable(),
    recordType: recordType.nullable(),
  })
  .transform(
    ({ subscription, eventNumber, sealed, keyId, id, number, recordType: type, ...row }): FollowedEvent => ({
      ...row,
      about: aboutEvent(subscription, eventNumber),
      sealed: sealed === null || keyId === null ? undefined : { sealed, keyId },
      told: id === null || number === null || type === null ? undefined : { id, number, recordType: type },
    }),
  )

/** What the sealed name of a record is bound to. */
export const aboutEvent = (subscription: string, eventNumber: number): string =>
  `exchange-event:${subscription}:${eventNumber}`

const settledRow = z.object({
  notice: z.string(),
  fact: z.string(),
  said: z.array(z.string()),
  source: z.string(),
  content: z.string(),
  settledAt: instant,
})

const columns = sql`e.id as event, f.id as follow, e.patient_key as "patientKey", e.exchange_id as exchange, e.subscription_id as subscription,
  e.event_number as "eventNumber", e.sealed, e.key_id as "keyId", e.at, n.id, n.number, n.record_type as "recordType"`

const isTheirs = (told: Told) =>
  sql`n.issuer = ${told.issuer} and n.user_id = ${told.userId} and n.organisation = ${placeOf(told)}`

/** While transactions wait for each other the clock goes on. */
const clockNow = sql<Instant>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`

/** In the order of their numbers; what has none yet in the order in which it was heard. */
const IN_ORDER = sql`coalesce(number, 0), event`

/** The notices behind this door. */
export const openChangeNoticeStore = ({ db }: Pick<Door, 'db'>): ChangeNoticeStore => {
  /** Each event once, under the oldest follow that it belongs to. */
  const events = async (follower: Told, where: ReturnType<typeof sql>, limit: number, order = IN_ORDER) => {
    const { rows } = await sql`select * from (
        select distinct on (e.id) ${columns} from exchange_events e
        join follows f on f.patient_key = e.patient_key and e.heard_at >= f.opened_at and ${followedBy(follower)}
        left join change_notices n on n.event_id = e.id and ${isTheirs(follower)}
        where ${where} order by e.id, f.opened_at, f.id) found
      order by ${order} limit ${limit}`.execute(db)
    return rows.map((row) => eventRow.parse(row))
  }

  const acknowledgedByTeam = sql`exists (select from change_notices o where o.event_id = e.id and o.acknowledged_at is not null and o.follow_id = f.id)`

  const pending: ChangeNoticeStore['pending'] = (follower, limit, of) =>
    events(
      follower,
      sql`n.id is null and not ${acknowledgedByTeam} and ${of?.follow === undefined ? sql`true` : sql`f.id = ${of.follow}`} and e.id > ${of?.after ?? 0}`,
      limit,
    )

  const find: ChangeNoticeStore['find'] = async (follower, event) =>
    (await events(follower, sql`e.id = ${event} and (n.id is null or n.state = 'SENT')`, 1))[0]

  const waiting: ChangeNoticeStore['waiting'] = (follower, after, limit) =>
    events(
      follower,
      sql`n.state = 'SENT' and n.number > ${after} and n.acknowledged_at is null and not ${acknowledgedByTeam}`,
      limit,
    )

  const unseen: ChangeNoticeStore['unseen'] = (follower, follow, types, limit) =>
    events(
      follower,
      sql`n.follow_id = ${follow} and f.id = ${follow} and n.state = 'SENT' and n.acknowledged_at is null and n.record_type = any(${[...types]}::text[])`,
      limit,
      sql`number desc`,
    )

  const stampIn = async (reader: Kysely<Tables> | Transaction<Tables>, key: PatientKey, held: boolean) => {
    if (held) {
      await sql`select revision from consent_sets where patient_key = ${key} for share`.execute(reader)
      // An agreement's withdrawal waits for this transaction, or this finds it done.
      await sql`select version from versions where name in ('agreements', 'registry') order by name for share`.execute(
        reader,
      )
    }
    const { rows } = await sql<{ stamp: string }>`select concat_ws('/',
        coalesce((select revision from consent_sets where patient_key = ${key}), 0),
        (select version from versions where name = 'agreements'), (select version from versions where name = 'registry')) as stamp`.execute(
      reader,
    )
    return rows[0]?.stamp ?? ''
  }

  const settle: ChangeNoticeStore['settle'] = (follower, { event, follow, patientKey, at }, settling) =>
    db.transaction().execute(async (trx): Promise<Settled> => {
      const { issuer, userId } = follower
      const organisation = placeOf(follower)
      await sql`insert into followers (issuer, user_id, organisation) values (${issuer}, ${userId}, ${organisation}) on conflict do nothing`.execute(
        trx,
      )
      const { rows: locked } = await sql<{ last: number }>`select last_number as last from followers
        where issuer = ${issuer} and user_id = ${userId} and organisation = ${organisation} for update`.execute(trx)
      const { rows: standing } = await sql<{ number: number | null }>`select n.number from change_notices n
        where n.event_id = ${event} and ${isTheirs(follower)}`.execute(trx)
      if (standing[0] !== undefined) return standing[0].number === null ? 'NOTHING' : { number: standing[0].number }
      const { rows: open } =
        await sql`select f.id from follows f where f.id = ${follow} and ${followedBy(follower)} for share of f`.execute(
          trx,
        )
      if (open.length === 0) return 'NOTHING'
      const id = randomUUID()
      if (settling.state === 'DROPPED') {
        await sql`insert into change_notices (id, event_id, follow_id, issuer, user_id, organisation, state, at, settled_at)
          values (${id}, ${event}, ${follow}, ${issuer}, ${userId}, ${organisation}, 'DROPPED', ${at}, ${clockNow})`.execute(
          trx,
        )
        return 'NOTHING'
      }
      const { change, stamp, sameAs, recordType: type } = settling
      if ((await stampIn(trx, patientKey, true)) !== stamp) return 'CHANGED'
      const { rows: earlier } =
        await sql`select coalesce(n.same_as, n.id) as notice, n.fact_hash as fact, n.said, n.source_hash as source,
          n.content_hash as content, n.settled_at as "settledAt" from change_notices n
        where ${isTheirs(follower)} and n.fact_hash = ${change.fact} order by n.settled_at, n.event_id`.execute(trx)
      const { rows: clock } = await sql<{ now: Instant }>`select ${clockNow} as now`.execute(trx)
      const same = sameAs(
        earlier.map((row) => settledRow.parse(row)),
        clock[0]?.now ?? 0,
      )
      const number = same === undefined ? Number(locked[0]?.last) + 1 : null
      if (number !== null)
        await sql`update followers set last_number = ${number} where issuer = ${issuer} and user_id = ${userId} and organisation = ${organisation}`.execute(
          trx,
        )
      await sql`insert into change_notices (id, event_id, follow_id, issuer, user_id, organisation, state, number, same_as, record_type,
          fact_hash, said, source_hash, content_hash, at, settled_at)
        values (${id}, ${event}, ${follow}, ${issuer}, ${userId}, ${organisation}, ${same === undefined ? 'SENT' : 'SAME'}, ${number}, ${same ?? null}, ${type},
          ${change.fact}, ${[...change.said]}::text[], ${change.source}, ${change.content}, ${at}, ${clockNow})`.execute(
        trx,
      )
      return number === null ? 'NOTHING' : { number }
    })

  const takeBack: ChangeNoticeStore['takeBack'] = async (id) => {
    await sql`update change_notices set state = 'DROPPED', number = null, record_type = null, fact_hash = null, said = null, source_hash = null,
      content_hash = null where id = ${id}`.execute(db)
  }

  const acknowledge: ChangeNoticeStore['acknowledge'] = async (follower, numbers) => {
    const { numAffectedRows } = await sql`update change_notices n set acknowledged_at = ${databaseNow}
      where ${isTheirs(follower)} and n.number = any(${[...numbers]}::integer[]) and n.acknowledged_at is null`.execute(
      db,
    )
    return Number(numAffectedRows ?? 0n)
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    pending: (...given) => trouble(pending(...given)),
    find: (follower, event) => trouble(find(follower, event)),
    waiting: (follower, after, limit) => trouble(waiting(follower, after, limit)),
    unseen: (...given) => trouble(unseen(...given)),
    stamp: (key) => trouble(stampIn(db, key, false)),
    settle: (follower, event, settling) => trouble(settle(follower, event, settling)),
    takeBack: (id) => trouble(takeBack(id)),
    acknowledge: (follower, numbers) => trouble(acknowledge(follower, numbers)),
  }
}
