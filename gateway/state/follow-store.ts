import { sql } from 'kysely'
import { z } from 'zod'
import {
  type FollowEnd,
  type Follower,
  type FollowPurpose,
  type FollowTeam,
  type QuietHours,
  TOLD_PURPOSES,
  type Told,
  type ToldPurpose,
} from '../../schema/model/follow.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Sealed } from '../sealing/sealing.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { holdTelling, letGo } from './let-go.ts'
import type { PatientKey, PatientKeyOf } from './patient-key.ts'
import { instant } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

/** A follow as it is kept: the number and the care context are sealed. */
export type StoredFollow = {
  readonly id: string
  readonly patientKey: PatientKey
  /** Undefined once it is closed. */
  readonly sealed: Sealed | undefined
  readonly purpose: ToldPurpose
  readonly openedBy: string | undefined
  readonly team: { readonly id: string; readonly name: string } | undefined
  readonly openedAt: Instant
  readonly endsAt: Instant
  readonly asked: string
}

/** A follow to be kept. `deed`: a hash of the caller and their key, `asked` of what was asked under it. */
export type NewFollow = {
  readonly id: string
  readonly patient: NhsNumber
  readonly sealed: Sealed
  readonly follower: Follower
  readonly name: string | undefined
  readonly purpose: FollowPurpose
  readonly team: string | undefined
  readonly lastsMs: number
  readonly deed: string
  readonly asked: string
}

/** Who follows whom. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type FollowStore = {
  /** Keeps it, and gives the one that stands under the caller's key. */
  readonly open: (follow: NewFollow) => Promise<StoredFollow | undefined>
  /** The one that a caller's key gave before. */
  readonly under: (deed: string) => Promise<StoredFollow | undefined>
  /** Those open now, their own and their teams', the newest first. */
  readonly ofFollower: (follower: Told) => Promise<readonly StoredFollow[]>
  /** One of those. */
  readonly find: (follower: Told, id: string) => Promise<StoredFollow | undefined>
  /** Ends it, and forgets whom it was about. Exchanges that told of a patient whom nobody follows any more are let go with it. */
  readonly close: (id: string, why: FollowEnd) => Promise<void>
  readonly teams: (organisation: OdsCode) => Promise<readonly FollowTeam[]>
  /** A new team with its first member; undefined where the organisation has one of that name. */
  readonly openTeam: (
    id: string,
    name: string,
    first: Follower,
    called: string | undefined,
  ) => Promise<string | undefined>
  /** False where the organisation has no such team. */
  readonly join: (team: string, follower: Follower, called: string | undefined) => Promise<boolean>
  readonly leave: (team: string, follower: Follower) => Promise<boolean>
  readonly quietHours: (follower: Told) => Promise<QuietHours>
  readonly setQuietHours: (follower: Follower, hours: QuietHours) => Promise<void>
  /** Closes what is over, in the same way, and forgets what ended before this moment, with its notices. */
  readonly expire: (before: Instant) => Promise<void>
}

const patientKey = z.custom<PatientKey>((value) => typeof value === 'string')

const followRow = z
  .object({
    id: z.string(),
    patientKey,
    sealed: z.string().nullable(),
    keyId: z.string().nullable(),
    purpose: z.enum(TOLD_PURPOSES),
    openedBy: z.string().nullable(),
    teamId: z.string().nullable(),
    teamName: z.string().nullable(),
    openedAt: instant,
    endsAt: instant,
    asked: z.string(),
  })
  .transform(
    ({ sealed, keyId, openedBy, teamId, teamName, ...row }): StoredFollow => ({
      ...row,
      sealed: sealed === null || keyId === null ? undefined : { sealed, keyId },
      openedBy: openedBy ?? undefined,
      team: teamId === null ? undefined : { id: teamId, name: teamName ?? '' },
    }),
  )

const teamRow = z.object({
  id: z.string(),
  name: z.string(),
  members: z.array(
    z
      .object({ issuer: z.string(), userId: z.string(), name: z.string().nullable() })
      .transform((member) => ({ ...member, name: member.name ?? undefined })),
  ),
})

const quietRow = z
  .object({ from: z.number().nullable(), until: z.number().nullable(), urgentPasses: z.boolean() })
  .transform(
    ({ from, until, urgentPasses }): QuietHours => ({
      quiet: from === null || until === null ? undefined : { from, until },
      urgentPasses,
    }),
  )

const columns = sql`f.id, f.patient_key as "patientKey", f.sealed, f.key_id as "keyId", f.purpose, f.name as "openedBy",
  f.team_id as "teamId", t.name as "teamName", f.opened_at as "openedAt", f.ends_at as "endsAt", f.asked_hash as asked`

/** How the organisation is kept of somebody who is told: none of who is told for themselves. */
export const placeOf = ({ organisation }: Pick<Told, 'organisation'>): string => organisation ?? ''

/** Follows `f` that are open now and that this person is told of: for the one organisation that they come from, or for themselves. */
export const followedBy = ({ issuer, userId, organisation }: Told) =>
  sql`f.closed_at is null and f.ends_at > ${databaseNow} and f.organisation = ${placeOf({ organisation })} and (
    f.issuer = ${issuer} and f.user_id = ${userId} or exists (select from follow_team_members m
      where m.team_id = f.team_id and m.issuer = ${issuer} and m.user_id = ${userId}))`

/** The follows behind this door. */
export const openFollowStore = ({ db }: Pick<Door, 'db'>, keyOf: PatientKeyOf): FollowStore => {
  const read = async (where: ReturnType<typeof sql>): Promise<readonly StoredFollow[]> => {
    const { rows } = await sql`select ${columns} from follows f left join follow_teams t on t.id = f.team_id
      where ${where} order by f.opened_at desc, f.id`.execute(db)
    return rows.map((row) => followRow.parse(row))
  }
  const under = async (deed: string) => (await read(sql`f.deed_hash = ${deed}`))[0]

  const open: FollowStore['open'] = async ({ follower: { issuer, userId, organisation }, ...follow }) => {
    const { sealed, keyId } = follow.sealed
    // A team of another organisation, or one that they are not in, is none.
    await sql`insert into follows (id, patient_key, sealed, key_id, issuer, user_id, name, organisation, purpose, team_id, opened_at, ends_at, deed_hash, asked_hash)
      select ${follow.id}, ${keyOf(follow.patient)}, ${sealed}, ${keyId}, ${issuer}, ${userId}, ${follow.name ?? null}, ${organisation}, ${follow.purpose},
        ${follow.team ?? null}, ${databaseNow}, ${databaseNow} + ${follow.lastsMs}::bigint, ${follow.deed}, ${follow.asked}
      where ${follow.team ?? null}::text is null or exists (select from follow_teams t join follow_team_members m on m.team_id = t.id
        where t.id = ${follow.team ?? null} and t.organisation = ${organisation} and m.issuer = ${issuer} and m.user_id = ${userId})
      on conflict (deed_hash) do nothing`.execute(db)
    return under(follow.deed)
  }

  const close: FollowStore['close'] = async (id, why) => {
    const { rows } = await sql<{
      key: PatientKey
    }>`select patient_key as key from follows where id = ${id} and closed_at is null`.execute(db)
    for (const { key } of rows)
      await db.transaction().execute(async (trx) => {
        await holdTelling(trx, key)
        await sql`update follows set closed_at = ${databaseNow}, closed_why = ${why}, sealed = null, key_id = null
          where id = ${id} and closed_at is null`.execute(trx)
        await letGo(trx, key)
      })
  }

  const teams: FollowStore['teams'] = async (organisation) => {
    const { rows } =
      await sql`select t.id, t.name, coalesce((select json_agg(json_build_object('issuer', m.issuer, 'userId', m.user_id, 'name', m.name)
        order by m.joined_at, m.user_id) from follow_team_members m where m.team_id = t.id), '[]') as members
      from follow_teams t where t.organisation = ${organisation} order by t.name`.execute(db)
    return rows.map((row) => teamRow.parse(row))
  }

  const put = (team: string, { issuer, userId, organisation }: Follower, called: string | undefined) =>
    sql`insert into follow_team_members (team_id, issuer, user_id, name, joined_at)
      select t.id, ${issuer}, ${userId}, ${called ?? null}, ${databaseNow} from follow_teams t where t.id = ${team} and t.organisation = ${organisation}
      on conflict (team_id, issuer, user_id) do update set name = excluded.name returning team_id`

  const openTeam: FollowStore['openTeam'] = (id, name, first, called) =>
    db.transaction().execute(async (trx) => {
      const { rows } = await sql`insert into follow_teams (id, organisation, name, opened_at)
        values (${id}, ${first.organisation}, ${name}, ${databaseNow}) on conflict (organisation, name) do nothing returning id`.execute(
        trx,
      )
      if (rows.length === 0) return undefined
      await put(id, first, called).execute(trx)
      return id
    })

  const join: FollowStore['join'] = async (team, follower, called) =>
    (await put(team, follower, called).execute(db)).rows.length === 1

  const leave: FollowStore['leave'] = async (team, { issuer, userId, organisation }) => {
    const { rows } =
      await sql`delete from follow_team_members m using follow_teams t where t.id = m.team_id and t.organisation = ${organisation}
      and m.team_id = ${team} and m.issuer = ${issuer} and m.user_id = ${userId} returning m.team_id`.execute(db)
    return rows.length === 1
  }

  const quietHours: FollowStore['quietHours'] = async (follower) => {
    const { rows } =
      await sql`select quiet_from as "from", quiet_until as until, urgent_passes as "urgentPasses" from followers
      where issuer = ${follower.issuer} and user_id = ${follower.userId} and organisation = ${placeOf(follower)}`.execute(
        db,
      )
    return rows[0] === undefined ? { quiet: undefined, urgentPasses: true } : quietRow.parse(rows[0])
  }

  const setQuietHours: FollowStore['setQuietHours'] = async (follower, { quiet, urgentPasses }) => {
    const { issuer, userId, organisation } = follower
    await sql`insert into followers (issuer, user_id, organisation, quiet_from, quiet_until, urgent_passes)
      values (${issuer}, ${userId}, ${organisation}, ${quiet?.from ?? null}, ${quiet?.until ?? null}, ${urgentPasses})
      on conflict (issuer, user_id, organisation) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
        urgent_passes = excluded.urgent_passes`.execute(db)
  }

  const expire: FollowStore['expire'] = async (before) => {
    const { rows } = await sql<{ key: PatientKey }>`select distinct patient_key as key from follows
      where closed_at is null and ends_at <= ${databaseNow}`.execute(db)
    for (const { key } of rows)
      await db.transaction().execute(async (trx) => {
        await holdTelling(trx, key)
        await sql`update follows set closed_at = ends_at, closed_why = 'OVER', sealed = null, key_id = null
          where patient_key = ${key} and closed_at is null and ends_at <= ${databaseNow}`.execute(trx)
        await letGo(trx, key)
      })
    await sql`delete from follows where closed_at < ${before}`.execute(db)
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    open: (follow) => trouble(open(follow)),
    under: (deed) => trouble(under(deed)),
    ofFollower: (follower) => trouble(read(followedBy(follower))),
    find: (follower, id) => trouble(read(sql`f.id = ${id} and ${followedBy(follower)}`).then(([found]) => found)),
    close: (id, why) => trouble(close(id, why)),
    teams: (organisation) => trouble(teams(organisation)),
    openTeam: (...given) => trouble(openTeam(...given)),
    join: (...given) => trouble(join(...given)),
    leave: (...given) => trouble(leave(...given)),
    quietHours: (follower) => trouble(quietHours(follower)),
    setQuietHours: (follower, hours) => trouble(setQuietHours(follower, hours)),
    expire: (before) => trouble(expire(before)),
  }
}
