import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Sealed } from '../sealing/sealing.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { holdTelling } from './let-go.ts'
import type { PatientKey, PatientKeyOf } from './patient-key.ts'
import { exchangeId, instant } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** What one exchange is to tell of: one patient, until a moment. */
export type ExchangeSubscription = {
  readonly id: string
  readonly exchange: ExchangeId
  readonly patientKey: PatientKey
  readonly sealed: Sealed
  /** Its id at the exchange; undefined until the exchange gave one. */
  readonly remote: string | undefined
  readonly endsAt: Instant
  /** All events up to here were heard, and the exchange has so many. */
  readonly lastEvent: number
  readonly knownEvents: number
  readonly attempts: number
}

/** An event to be kept: of the record no more than its sealed name; none where it is nothing that is carried here. */
export type HeardEvent = {
  readonly number: number
  readonly at: Instant | undefined
  readonly sealed: Sealed | undefined
}

/** What was heard of one subscription. `count`: how many events there are by now. */
export type Heard = { readonly count: number; readonly isActive: boolean; readonly events: readonly HeardEvent[] }

/** What exchanges were asked to tell of, and told. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type SubscriptionStore = {
  /** Wants this of each exchange until the moment, where nothing asked for lasts as long already. `ids`: one for each. */
  readonly want: (
    patient: NhsNumber,
    wanted: readonly { readonly id: string; readonly exchange: ExchangeId; readonly sealed: Sealed }[],
    until: Instant,
  ) => Promise<void>
  /** Takes one that is to be asked for, has missed events, or was silent for too long; for `leaseMs` nobody else is given it. */
  readonly claim: (leaseMs: number) => Promise<ExchangeSubscription | undefined>
  /** It was asked for, and the exchange gave it this id. It should be heard of again before so long. */
  readonly asked: (id: string, remote: string, silentMs: number) => Promise<void>
  /** Nothing came of an attempt; the next is after so long. */
  readonly failed: (id: string, afterMs: number) => Promise<void>
  /** By the exchange's own id; undefined for one that is not, or whose time is over. */
  readonly find: (exchange: ExchangeId, remote: string) => Promise<ExchangeSubscription | undefined>
  /** Keeps what was heard, each event once, and says whether there was anything new, and whether something is missing now. */
  readonly heard: (
    id: string,
    heard: Heard,
    silentMs: number,
  ) => Promise<{ readonly isNew: boolean; readonly isMissing: boolean }>
  /**
   * Keeps what was asked for afterwards; events up to `until` that the exchange no longer knows count as heard. Where nothing came of it and some are missing still, they are asked for again
   * in `againMs`, and its attempts go on being counted: whatever is heard meanwhile hastens nothing.
   */
  readonly healed: (
    id: string,
    heard: Heard,
    until: number,
    silentMs: number,
    againMs: number,
  ) => Promise<{ readonly isNew: boolean }>
  /** Takes a signature's own name once: false where it was taken before. It is kept until it could not be taken for its age. */
  readonly take: (exchange: ExchangeId, token: string, forMs: number) => Promise<boolean>
  /**
   * Forgets subscriptions that ended before this moment, with their events, and signatures that are too old to come again. What somebody was told for themselves and has
   * not seen is kept until `unseenBefore`.
   */
  readonly expire: (before: Instant, unseenBefore: Instant) => Promise<void>
}

const row = z
  .object({
    id: z.string(),
    exchange: exchangeId,
    patientKey: z.custom<PatientKey>((value) => typeof value === 'string'),
    sealed: z.string(),
    keyId: z.string(),
    remote: z.string().nullable(),
    endsAt: instant,
    lastEvent: z.number(),
    knownEvents: z.number(),
    attempts: z.number(),
  })
  .transform(
    ({ sealed, keyId, remote, ...rest }): ExchangeSubscription => ({
      ...rest,
      sealed: { sealed, keyId },
      remote: remote ?? undefined,
    }),
  )

const columns = sql`s.id, s.exchange_id as exchange, s.patient_key as "patientKey", s.sealed, s.key_id as "keyId", s.remote_id as remote,
  s.ends_at as "endsAt", s.last_event as "lastEvent", s.known_events as "knownEvents", s.attempts`

/** The subscriptions behind this door. */
export const openSubscriptionStore = ({ db }: Pick<Door, 'db'>, keyOf: PatientKeyOf): SubscriptionStore => {
  const want: SubscriptionStore['want'] = (patient, wanted, until) =>
    db.transaction().execute(async (trx) => {
      const key = keyOf(patient)
      await holdTelling(trx, key)
      for (const { id, exchange, sealed } of wanted)
        await sql`insert into exchange_subscriptions (id, exchange_id, patient_key, sealed, key_id, opened_at, ends_at, next_at)
          select ${id}, ${exchange}, ${key}, ${sealed.sealed}, ${sealed.keyId}, ${databaseNow}, ${until}, ${databaseNow}
          where not exists (select from exchange_subscriptions s where s.exchange_id = ${exchange} and s.patient_key = ${key}
            and s.ends_at >= ${until} and not s.is_failed)`.execute(trx)
    })

  const claim: SubscriptionStore['claim'] = async (leaseMs) => {
    const { rows } =
      await sql`update exchange_subscriptions s set leased_until = ${databaseNow} + ${leaseMs}::bigint, attempts = attempts + 1
      where s.id = (select id from exchange_subscriptions where next_at <= ${databaseNow} and ends_at > ${databaseNow}
        and coalesce(leased_until, 0) <= ${databaseNow} order by next_at limit 1 for update skip locked)
      returning ${columns}`.execute(db)
    return rows[0] === undefined ? undefined : row.parse(rows[0])
  }

  const asked: SubscriptionStore['asked'] = async (id, remote, silentMs) => {
    // What was heard before the answer came keeps its place.
    await sql`update exchange_subscriptions set remote_id = ${remote}, attempts = 0, leased_until = null, is_failed = false,
      next_at = ${databaseNow} + ${silentMs}::bigint where id = ${id}`.execute(db)
  }

  const failed: SubscriptionStore['failed'] = async (id, afterMs) => {
    await sql`update exchange_subscriptions set leased_until = null, next_at = ${databaseNow} + ${afterMs}::bigint where id = ${id}`.execute(
      db,
    )
  }

  const find: SubscriptionStore['find'] = async (exchange, remote) => {
    const { rows } = await sql`select ${columns} from exchange_subscriptions s
      where s.exchange_id = ${exchange} and s.remote_id = ${remote} and s.ends_at > ${databaseNow}`.execute(db)
    return rows[0] === undefined ? undefined : row.parse(rows[0])
  }

  /** Keeps events, and moves the mark up to which all were heard. */
  const keep = async (
    trx: Transaction<Tables>,
    id: string,
    { count, events, isActive }: Heard,
    silentMs: number,
    asked: { readonly countsAsHeard: number; readonly againMs: number } | undefined,
  ) => {
    await sql`select id from exchange_subscriptions where id = ${id} for update`.execute(trx)
    let isNew = false
    for (const { number, at, sealed } of events) {
      const { rows } =
        await sql`insert into exchange_events (subscription_id, exchange_id, patient_key, event_number, at, heard_at, sealed, key_id)
        select s.id, s.exchange_id, s.patient_key, ${number}, coalesce(${at ?? null}::bigint, ${databaseNow}), ${databaseNow}, ${sealed?.sealed ?? null}, ${sealed?.keyId ?? null}
        from (select id, exchange_id, patient_key from exchange_subscriptions where id = ${id}) s
        on conflict (subscription_id, event_number) do nothing returning id`.execute(trx)
      isNew ||= rows.length === 1
    }
    // In the same transaction: what was heard is never without somebody who is to tell of it.
    if (isNew)
      await sql`update change_wishes w set due_at = least(w.due_at, ${databaseNow}), stirred = w.stirred + 1 from follows f, exchange_subscriptions s
        where s.id = ${id} and f.patient_key = s.patient_key and f.closed_at is null and w.follow_id = f.id`.execute(
        trx,
      )
    const { rows } = await sql<{ missing: boolean }>`with known as (
        select s.id, greatest(s.known_events, ${count}) as known, greatest(s.last_event, ${asked?.countsAsHeard ?? 0}) as start from exchange_subscriptions s where s.id = ${id}),
      -- The first after which one is missing; found among what there is, since how many an exchange says that there are is no bound.
      whole as (select k.id, k.known, least(k.known, (select min(c.number) from (select k.start as number
          union all select e.event_number from exchange_events e where e.subscription_id = k.id and e.event_number > k.start) c
        where not exists (select from exchange_events n where n.subscription_id = k.id and n.event_number = c.number + 1))) as last from known k)
      update exchange_subscriptions s set last_event = w.last, known_events = w.known, heard_at = ${databaseNow},
        leased_until = case when ${asked !== undefined} then null else s.leased_until end, is_failed = ${!isActive},
        -- A heartbeat hastens nothing: what goes on missing is asked for less and less often, and given up some day.
        attempts = case when w.last < w.known and w.last = s.last_event and s.last_event < s.known_events then s.attempts else 0 end,
        next_at = case when w.last = w.known then ${databaseNow} + ${silentMs}::bigint
          when w.last > s.last_event or s.last_event = s.known_events then ${databaseNow}
          when ${asked !== undefined} then ${databaseNow} + ${asked?.againMs ?? 0}::bigint
          else s.next_at end
      from whole w where s.id = w.id returning w.last < w.known as missing`.execute(trx)
    return { isNew, isMissing: rows[0]?.missing === true }
  }

  const heard: SubscriptionStore['heard'] = (id, what, silentMs) =>
    db.transaction().execute((trx) => keep(trx, id, what, silentMs, undefined))

  const healed: SubscriptionStore['healed'] = (id, what, until, silentMs, againMs) =>
    db.transaction().execute((trx) => keep(trx, id, what, silentMs, { countsAsHeard: until, againMs }))

  const take: SubscriptionStore['take'] = async (exchange, token, forMs) => {
    const { rows } = await sql`insert into notification_tokens (exchange_id, token, expires_at)
      values (${exchange}, ${token}, ${databaseNow} + ${forMs}::bigint) on conflict do nothing returning token`.execute(
      db,
    )
    return rows.length === 1
  }

  const expire: SubscriptionStore['expire'] = async (before, unseenBefore) => {
    await sql`delete from exchange_subscriptions s where s.ends_at < ${before} and (s.ends_at < ${unseenBefore} or not exists (
      select from exchange_events e join change_notices n on n.event_id = e.id join follows f on f.id = n.follow_id join change_wishes w on w.follow_id = f.id
      where e.subscription_id = s.id and n.state = 'SENT' and n.acknowledged_at is null and f.closed_at is null))`.execute(
      db,
    )
    await sql`delete from notification_tokens where expires_at < ${databaseNow}`.execute(db)
  }

  const trouble = <Result>(promise: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', promise)
  return {
    want: (...given) => trouble(want(...given)),
    claim: (leaseMs) => trouble(claim(leaseMs)),
    asked: (...given) => trouble(asked(...given)),
    failed: (...given) => trouble(failed(...given)),
    find: (...given) => trouble(find(...given)),
    heard: (...given) => trouble(heard(...given)),
    healed: (...given) => trouble(healed(...given)),
    take: (...given) => trouble(take(...given)),
    expire: (...given) => trouble(expire(...given)),
  }
}
