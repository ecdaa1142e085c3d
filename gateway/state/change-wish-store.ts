import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Told } from '../../schema/model/follow.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Sealed } from '../sealing/sealing.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { placeOf } from './follow-store.ts'
import type { PatientKeyOf } from './patient-key.ts'
import { instant, recordType } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** What somebody wants to be told of, as it is kept: patient and person are sealed with the follow. */
export type StoredWish = {
  readonly id: string
  readonly sealed: Sealed
  readonly recordTypes: readonly RecordType[]
  readonly outward: boolean
  readonly since: Instant
  readonly endsAt: Instant
}

/** A wish to be kept; `id` is taken where none is open yet. `seal` gives whom it is about, sealed for the id that it is kept under. */
export type NewWish = Pick<StoredWish, 'id' | 'recordTypes' | 'outward'> & {
  readonly seal: (id: string) => Sealed
  readonly patient: NhsNumber
  readonly told: Told
  readonly lastsMs: number
}

/** A wish that something is to be done for, taken for a while. */
export type DueWish = Omit<StoredWish, 'since'> & {
  readonly told: Told
  /** Whether exchanges are to be asked again to go on telling. */
  readonly isRenewalDue: boolean
  /** How much had come in when it was taken. */
  readonly stirred: number
  /** Until when it was given to nobody else: what is written under a lease that another has meanwhile is not. */
  readonly lease: Instant
  readonly attempts: number
}

/** A wish as it is held on a lease. */
export type LeasedWish = Pick<DueWish, 'id' | 'lease'>

/** A message that is due, under the reference that it keeps however often it is tried; `events` are what it is about. */
export type DueMessage = { readonly id: string; readonly attempts: number; readonly events: readonly number[] }

/** The message that there is to be sent of a wish: one, none, or one that is not to go for so long. */
export type MessageDue =
  | { readonly state: 'DUE'; readonly message: DueMessage }
  | { readonly state: 'HELD_BACK'; readonly forMs: number }
  | { readonly state: 'NONE' }

/** What patients asked to be told of. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type ChangeWishStore = {
  /** Keeps it in the place of the one that is open, whose notices stay; it lasts so long from now on. */
  readonly set: (wish: NewWish) => Promise<StoredWish>
  readonly of: (told: Told, patient: NhsNumber) => Promise<StoredWish | undefined>
  /** It lasts so long from now on: its person was here. */
  readonly prolong: (id: string, lastsMs: number) => Promise<void>
  /** Takes one that is due; for `leaseMs` nobody else is given it. */
  readonly claim: (leaseMs: number) => Promise<DueWish | undefined>
  /** Exchanges were asked; the next time after so long. It is kept as it is sealed now. */
  readonly renewed: (wish: LeasedWish, sealed: Sealed, againMs: number) => Promise<void>
  /** Lets it rest for so long, unless something came in meanwhile. `isDone`: nothing is left that did not come off. */
  readonly rest: (wish: LeasedWish & Pick<DueWish, 'stirred'>, forMs: number, isDone: boolean) => Promise<void>
  /** The message that is due of a wish: of what was told since the last, which nobody has seen, and no sooner than `pauseMs` after it; it names the newest `limit` of these. One that was begun covers what it did. */
  readonly message: (wish: LeasedWish, pauseMs: number, limit: number) => Promise<MessageDue>
  /** It is done with: what it covers is in no other. `isDone`: it went, or never will; else there was nothing to say, and it holds back none that comes after. */
  readonly messaged: (wish: LeasedWish, message: string, isDone: boolean) => Promise<void>
}

const row = {
  id: z.string(),
  sealed: z.string(),
  keyId: z.string(),
  recordTypes: z.array(recordType),
  outward: z.boolean(),
  endsAt: instant,
}
const stored = z
  .object({ ...row, since: instant })
  .transform(({ sealed, keyId, ...rest }): StoredWish => ({ ...rest, sealed: { sealed, keyId } }))
const due = z
  .object({
    ...row,
    issuer: z.string(),
    userId: z.string(),
    isRenewalDue: z.boolean(),
    stirred: z.number(),
    lease: instant,
    attempts: z.number(),
  })
  .transform(
    ({ sealed, keyId, issuer, userId, ...rest }): DueWish => ({
      ...rest,
      sealed: { sealed, keyId },
      told: { issuer, userId, organisation: undefined },
    }),
  )
const heldBack = z
  .object({ id: z.null(), forMs: z.number() })
  .transform(({ forMs }): MessageDue => ({ state: 'HELD_BACK', forMs }))
const dueMessage = z
  .object({ id: z.string(), attempts: z.number(), events: z.array(z.number()) })
  .transform((message): MessageDue => ({ state: 'DUE', message }))
const messageDue = z.union([heldBack, dueMessage])

const columns = sql`f.id, f.sealed, f.key_id as "keyId", w.record_types as "recordTypes", w.outward, f.ends_at as "endsAt"`
/** Closed, it is sealed no more, and over at once. */
const isOpen = sql`f.closed_at is null and f.ends_at > ${databaseNow}`
/** Notices `n` of a follow `f` that were told and not seen. */
const isUnseen = sql`n.follow_id = f.id and n.state = 'SENT' and n.acknowledged_at is null`

/** One that is closed stays without. */
const reseal = async (trx: Transaction<Tables>, id: string, { sealed, keyId }: Sealed): Promise<void> => {
  await sql`update follows set sealed = ${sealed}, key_id = ${keyId} where id = ${id} and closed_at is null`.execute(
    trx,
  )
}

/** The wishes behind this door. */
export const openChangeWishStore = ({ db }: Pick<Door, 'db'>, keyOf: PatientKeyOf): ChangeWishStore => {
  const read = async (where: ReturnType<typeof sql>): Promise<StoredWish | undefined> => {
    const { rows } = await sql`select ${columns}, f.opened_at as since
      from follows f join change_wishes w on w.follow_id = f.id where ${isOpen} and ${where}`.execute(db)
    return rows[0] === undefined ? undefined : stored.parse(rows[0])
  }
  const theirs = (told: Told, patient: NhsNumber) =>
    sql`f.issuer = ${told.issuer} and f.user_id = ${told.userId} and f.organisation = ${placeOf(told)} and f.patient_key = ${keyOf(patient)}`

  const of: ChangeWishStore['of'] = (told, patient) => read(theirs(told, patient))

  const set: ChangeWishStore['set'] = async ({ id, seal, recordTypes, outward, patient, told, lastsMs }) => {
    const { issuer, userId } = told
    const place = placeOf(told)
    const kept = await db.transaction().execute(async (trx): Promise<string> => {
      // One after another for one person: two tabs make one wish.
      await sql`insert into followers (issuer, user_id, organisation) values (${issuer}, ${userId}, ${place}) on conflict do nothing`.execute(
        trx,
      )
      await sql`select from followers where issuer = ${issuer} and user_id = ${userId} and organisation = ${place} for update`.execute(
        trx,
      )
      const { rows } = await sql<{ id: string }>`update follows f set ends_at = ${databaseNow} + ${lastsMs}::bigint
        where ${isOpen} and ${theirs(told, patient)} returning f.id`.execute(trx)
      const [open] = rows
      if (open !== undefined) {
        await reseal(trx, open.id, seal(open.id))
        await sql`update change_wishes set record_types = ${[...recordTypes]}::text[], outward = ${outward}, due_at = ${databaseNow}, stirred = stirred + 1
          where follow_id = ${open.id}`.execute(trx)
        return open.id
      }
      const sealed = seal(id)
      await sql`insert into follows (id, patient_key, sealed, key_id, issuer, user_id, organisation, purpose, opened_at, ends_at, deed_hash, asked_hash)
        values (${id}, ${keyOf(patient)}, ${sealed.sealed}, ${sealed.keyId}, ${issuer}, ${userId}, ${place}, 'PATRQT', ${databaseNow},
          ${databaseNow} + ${lastsMs}::bigint, ${id}, ${id})`.execute(trx)
      await sql`insert into change_wishes (follow_id, record_types, outward, due_at, renew_at)
        values (${id}, ${[...recordTypes]}::text[], ${outward}, ${databaseNow}, ${databaseNow})`.execute(trx)
      return id
    })
    const found = await read(sql`f.id = ${kept}`)
    if (found === undefined) throw new Error('A wish that was kept is not there.')
    return found
  }

  const isHeld = ({ id, lease }: LeasedWish) => sql`w.follow_id = ${id} and w.leased_until = ${lease}`

  const renewed: ChangeWishStore['renewed'] = (wish, sealed, againMs) =>
    db.transaction().execute(async (trx) => {
      // In the order in which `set` takes them.
      await sql`select id from follows where id = ${wish.id} for update`.execute(trx)
      const { rows } =
        await sql`update change_wishes w set renew_at = ${databaseNow} + ${againMs}::bigint where ${isHeld(wish)} returning w.follow_id`.execute(
          trx,
        )
      if (rows.length > 0) await reseal(trx, wish.id, sealed)
    })

  const claim: ChangeWishStore['claim'] = async (leaseMs) => {
    const { rows } =
      await sql`update change_wishes w set leased_until = ${databaseNow} + ${leaseMs}::bigint, attempts = attempts + 1
      from follows f where f.id = w.follow_id and w.follow_id = (select w.follow_id from change_wishes w join follows f on f.id = w.follow_id
        where w.due_at <= ${databaseNow} and coalesce(w.leased_until, 0) <= ${databaseNow} and ${isOpen}
        order by w.due_at limit 1 for update of w skip locked)
      returning ${columns}, f.issuer, f.user_id as "userId", w.renew_at <= ${databaseNow} as "isRenewalDue", w.stirred, w.attempts,
        w.leased_until as lease`.execute(db)
    return rows[0] === undefined ? undefined : due.parse(rows[0])
  }

  const rest: ChangeWishStore['rest'] = async (wish, forMs, isDone) => {
    await sql`update change_wishes w set leased_until = null, attempts = case when ${isDone} then 0 else attempts end,
      due_at = case when stirred <> ${wish.stirred} then ${databaseNow}
        -- A renewal that is overdue is part of what did not come off, and waits as that does.
        when renew_at > ${databaseNow} then least(${databaseNow} + ${forMs}::bigint, renew_at) else ${databaseNow} + ${forMs}::bigint end
      where ${isHeld(wish)}`.execute(db)
  }

  const nextMessage: ChangeWishStore['message'] = async (wish, pauseMs, limit) => {
    const { rows } = await sql`with held as (select * from change_wishes w where ${isHeld(wish)}),
      unseen as (select n.event_id, n.number from held w join follows f on f.id = w.follow_id join change_notices n on ${isUnseen}
        where ${isOpen} and w.outward and n.number > w.messaged_number and n.record_type = any(w.record_types)),
      -- A reference that was tried may have gone: it is kept while anything of what it covers is left, and covers nothing that came after.
      due as (select w.follow_id, coalesce(w.messaged_at, 0) + ${pauseMs}::bigint as after, w.message_id is not null and exists (
        select from unseen u where u.number <= w.message_number) as begun from held w where exists (select from unseen)),
      taken as (update change_wishes w set message_attempts = case when due.begun then w.message_attempts else 0 end + 1,
          message_id = case when due.begun then w.message_id else ${randomUUID()} end,
          message_number = case when due.begun then w.message_number else (select max(number) from unseen) end
        from due where w.follow_id = due.follow_id and due.after <= ${databaseNow}
        returning w.message_id as id, w.message_attempts as attempts, w.message_number as number)
      select t.id, t.attempts, (select json_agg(event_id order by number desc) from (select * from unseen u where u.number <= t.number
        order by u.number desc limit ${limit}) newest) as events, due.after - ${databaseNow} as "forMs" from due left join taken t on true`.execute(
      db,
    )
    return rows[0] === undefined ? { state: 'NONE' } : messageDue.parse(rows[0])
  }

  const messaged: ChangeWishStore['messaged'] = async (wish, message, isDone) => {
    await sql`update change_wishes w set messaged_number = message_number, messaged_at = case when ${isDone} then ${databaseNow} else messaged_at end,
      message_id = null, message_number = null, message_attempts = 0 where ${isHeld(wish)} and message_id = ${message}`.execute(
      db,
    )
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    set: (wish) => trouble(set(wish)),
    of: (told, patient) => trouble(of(told, patient)),
    prolong: (id, lastsMs) =>
      trouble(
        sql`update follows f set ends_at = ${databaseNow} + ${lastsMs}::bigint where f.id = ${id} and ${isOpen}`
          .execute(db)
          .then(() => undefined),
      ),
    claim: (leaseMs) => trouble(claim(leaseMs)),
    renewed: (...given) => trouble(renewed(...given)),
    rest: (...given) => trouble(rest(...given)),
    message: (...given) => trouble(nextMessage(...given)),
    messaged: (...given) => trouble(messaged(...given)),
  }
}
