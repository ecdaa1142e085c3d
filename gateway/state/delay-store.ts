import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import {
  DELAY_GROUNDS,
  DELAY_STATES,
  type Delay,
  type DelayOfficer,
  type RecordedDelay,
  UNAPPROVED_DELAY,
} from '../../schema/model/delay.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { NO_NUMBER, withoutNumbers } from './ledger/entry-body.ts'
import type { PatientKey } from './patient-key.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

/** A delay to be recorded. `receipt` is the grant's own where the access was under break-glass: its notice and every view of it are then held. */
export type NewDelay = Pick<
  RecordedDelay,
  'id' | 'receipt' | 'organisation' | 'ground' | 'words' | 'until' | 'renews'
> & {
  readonly patientKey: PatientKey
  readonly by: Omit<DelayOfficer, 'at'>
}

/** Whose access a receipt is of, for a delay: the receipt that the notice hangs on, and whose organisation asked. */
export type DelayableAccess = {
  readonly receipt: string
  readonly patientKey: PatientKey
  readonly organisation: OdsCode | undefined
}

/** Lawful delays of notices and of entries in the patient's log. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type DelayStore = {
  /** What holds for this patient at this moment, one line for each receipt: of a use of break-glass its own, its first step's and every view's. */
  readonly holding: (patientKey: PatientKey, now: Instant) => Promise<readonly Delay[]>
  /** The organisation's, newest first. `after` is the id of the last of the page before. */
  readonly ofOrganisation: (
    organisation: OdsCode,
    page: { readonly limit: number; readonly after: string | undefined },
  ) => Promise<readonly RecordedDelay[]>
  readonly find: (id: string) => Promise<(RecordedDelay & { readonly patientKey: PatientKey }) | undefined>
  readonly record: (delay: NewDelay) => Promise<void>
  /** The second officer's word. `NOT_ALLOWED` for whoever recorded it, or where it is over. */
  readonly approve: (id: string, revision: number, by: Omit<DelayOfficer, 'at'>) => Promise<EditOutcome>
  readonly end: (id: string, revision: number, by: Omit<DelayOfficer, 'at'>) => Promise<EditOutcome>
  /** Where the ledger has it: undefined when there is no access by that receipt. */
  readonly access: (receipt: string) => Promise<DelayableAccess | undefined>
}

/** The moment a delay stops holding: its end, a day after it was recorded where nobody approved it, or when it was ended. */
const holdsUntil: RawBuilder<number> = sql<number>`least(d.until_at, coalesce(d.ended_at, d.until_at),
  case when d.approved_at is null then d.recorded_at + ${UNAPPROVED_DELAY}::bigint else d.until_at end)`

/** As a condition on an obligation `o`: some delay holds it back now. Its receipt is the grant's. */
export const heldBack: RawBuilder<boolean> = sql<boolean>`exists (select from delays d
  left join break_glass_grants g on g.receipt = o.receipt
  where d.patient_key = o.patient_key and d.from_at <= ${databaseNow} and ${databaseNow} < ${holdsUntil}
    and (d.receipt = o.receipt or (d.receipt is null and d.organisation = coalesce(g.organisation, o.organisation))))`

const key = z.custom<PatientKey>((value) => typeof value === 'string')

const holdingRow = z.object({
  id: z.string(),
  patientKey: key,
  receipt: z.string().nullable(),
  organisation: odsCode,
  ground: z.enum(DELAY_GROUNDS),
  from: instant,
  until: instant,
})

const officer = (issuer: string | null, userId: string | null, name: string | null, at: number | null) =>
  issuer === null || userId === null || at === null ? undefined : { issuer, userId, name: name ?? undefined, at }

const stored = z
  .object({
    id: z.string(),
    patient_key: key,
    receipt: z.string().nullable(),
    organisation: odsCode,
    ground: z.enum(DELAY_GROUNDS),
    words: z.string(),
    from_at: instant,
    until_at: instant,
    holds_until: instant,
    state: z.enum(DELAY_STATES),
    renews: z.string().nullable(),
    recorded_at: instant,
    recorded_issuer: z.string(),
    recorded_by: z.string(),
    recorded_name: z.string().nullable(),
    approved_at: instant.nullable(),
    approved_issuer: z.string().nullable(),
    approved_by: z.string().nullable(),
    approved_name: z.string().nullable(),
    ended_at: instant.nullable(),
    ended_issuer: z.string().nullable(),
    ended_by: z.string().nullable(),
    ended_name: z.string().nullable(),
    revision: z.number(),
  })
  .transform((row): RecordedDelay & { readonly patientKey: PatientKey } => ({
    id: row.id,
    patientKey: row.patient_key,
    receipt: row.receipt ?? undefined,
    organisation: row.organisation,
    ground: row.ground,
    words: row.words,
    from: row.from_at,
    until: row.until_at,
    holdsUntil: row.holds_until,
    state: row.state,
    renews: row.renews ?? undefined,
    recorded: {
      issuer: row.recorded_issuer,
      userId: row.recorded_by,
      name: row.recorded_name ?? undefined,
      at: row.recorded_at,
    },
    approved: officer(row.approved_issuer, row.approved_by, row.approved_name, row.approved_at),
    ended: officer(row.ended_issuer, row.ended_by, row.ended_name, row.ended_at),
    revision: row.revision,
  }))

const columns = sql`d.*, ${holdsUntil} as holds_until, case when ${databaseNow} >= ${holdsUntil} then 'OVER'
  when approved_at is null then 'WAITING' else 'HOLDING' end as state`

/** The delays behind this door. Words are kept without any NHS number in them. */
export const openDelayStore = ({ db }: Pick<Door, 'db'>): DelayStore => {
  const holding = async (patientKey: PatientKey, now: Instant): Promise<readonly Delay[]> => {
    const { rows } = await sql`
      with held as (select d.*, ${holdsUntil} as holds_until from delays d
        where d.patient_key = ${patientKey} and d.from_at <= ${now}::bigint and ${now}::bigint < ${holdsUntil}),
      grants as (select h.id as delay, g.id, o.receipt as opening from held h
        join break_glass_grants g on g.receipt = h.receipt join break_glass_openings o on o.id = g.opening),
      more as (select delay, opening as receipt from grants union select g.delay, e.receipt from grants g join ledger_entries e
        on e.patient_key = (select name from ledger_patients where patient_key = ${patientKey}) and e.kind = 'decision' and e.body::json #>> '{breakGlass,grant}' = g.id)
      select h.id, h.patient_key as "patientKey", r.receipt, h.organisation, h.ground, h.from_at as "from", h.holds_until as "until"
      from held h cross join lateral (select h.receipt union select m.receipt from more m where m.delay = h.id) r
      order by h.recorded_at, h.id, r.receipt`.execute(db)
    return rows.map((row) => {
      const read = holdingRow.parse(row)
      return { ...read, receipt: read.receipt ?? undefined }
    })
  }

  const find = async (id: string) => {
    const { rows } = await sql`select ${columns} from delays d where id = ${id}`.execute(db)
    return rows[0] === undefined ? undefined : stored.parse(rows[0])
  }

  const ofOrganisation: DelayStore['ofOrganisation'] = async (organisation, { limit, after }) => {
    const older =
      after === undefined
        ? sql`true`
        : sql`(d.recorded_at, d.id) < (select recorded_at, id from delays where id = ${after} and organisation = ${organisation})`
    const { rows } = await sql`select ${columns} from delays d where d.organisation = ${organisation} and ${older}
      order by d.recorded_at desc, d.id desc limit ${limit}`.execute(db)
    return rows.map((row) => stored.parse(row))
  }

  const record = async ({ by, ...delay }: NewDelay): Promise<void> => {
    await sql`insert into delays (id, patient_key, receipt, organisation, ground, words, from_at, until_at, renews,
        recorded_at, recorded_issuer, recorded_by, recorded_name)
      values (${delay.id}, ${delay.patientKey}, ${delay.receipt ?? null}, ${delay.organisation}, ${delay.ground}, ${withoutNumbers(delay.words, NO_NUMBER)},
        ${databaseNow}, ${delay.until}, ${delay.renews ?? null}, ${databaseNow}, ${by.issuer}, ${by.userId}, ${by.name ?? null})`.execute(
      db,
    )
  }

  /** Why nothing was changed. */
  const unchanged = async (id: string, revision: number): Promise<EditOutcome> => {
    const found = await find(id)
    if (found === undefined) return 'NOT_FOUND'
    return found.revision === revision ? 'NOT_ALLOWED' : 'CONFLICT'
  }

  const approve: DelayStore['approve'] = async (id, revision, by) => {
    const { numAffectedRows } =
      await sql`update delays d set approved_at = ${databaseNow}, approved_issuer = ${by.issuer},
        approved_by = ${by.userId}, approved_name = ${by.name ?? null}, revision = revision + 1
      where id = ${id} and revision = ${revision} and approved_at is null and ${databaseNow} < ${holdsUntil}
        and not (recorded_issuer = ${by.issuer} and recorded_by = ${by.userId})`.execute(db)
    return numAffectedRows === 1n ? 'DONE' : unchanged(id, revision)
  }

  const end: DelayStore['end'] = async (id, revision, by) => {
    const { numAffectedRows } = await sql`update delays d set ended_at = ${databaseNow}, ended_issuer = ${by.issuer},
        ended_by = ${by.userId}, ended_name = ${by.name ?? null}, revision = revision + 1
      where id = ${id} and revision = ${revision} and ended_at is null and ${databaseNow} < ${holdsUntil}`.execute(db)
    return numAffectedRows === 1n ? 'DONE' : unchanged(id, revision)
  }

  const access = async (receipt: string): Promise<DelayableAccess | undefined> => {
    const { rows } = await sql<{ receipt: string; patient_key: PatientKey; organisation: OdsCode | null }>`
      select coalesce(g.receipt, e.receipt) as receipt, p.patient_key, coalesce(g.organisation,
          e.body::json ->> 'organisation', e.body::json #>> '{requester,organisation}') as organisation
      from ledger_entries e join ledger_patients p on p.name = e.patient_key left join break_glass_openings o on o.receipt = e.receipt
        left join break_glass_grants g on g.receipt = e.receipt or g.opening = o.id or g.id = e.body::json #>> '{breakGlass,grant}'
      where e.receipt = ${receipt} and e.kind in ('decision', 'refusal', 'administration')
      order by e.at limit 1`.execute(db)
    const [row] = rows
    return row === undefined
      ? undefined
      : { receipt: row.receipt, patientKey: row.patient_key, organisation: row.organisation ?? undefined }
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    holding: (patientKey, now) => trouble(holding(patientKey, now)),
    ofOrganisation: (organisation, page) => trouble(ofOrganisation(organisation, page)),
    find: (id) => trouble(find(id)),
    record: (delay) => trouble(record(delay)),
    approve: (id, revision, by) => trouble(approve(id, revision, by)),
    end: (id, revision, by) => trouble(end(id, revision, by)),
    access: (receipt) => trouble(access(receipt)),
  }
}
