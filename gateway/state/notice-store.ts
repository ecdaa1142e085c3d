import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { REVIEW_KINDS } from '../../schema/model/obligation-kind.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PatientNotice } from '../../schema/model/patient-notice.ts'
import { ROLES } from '../../schema/model/role.ts'
import { databaseNow } from './database-clock.ts'
import { heldBack } from './delay-store.ts'
import type { Door } from './doors/door.ts'
import type { PatientKeyOf } from './patient-key.ts'
import type { PatientSeal } from './sealed-patient.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

/** The ways a notice goes outward. */
export type SendingWay = 'notify' | 'webhook'

/** What is told outward: a notice to a patient, or a review that nobody settled in time, to whoever is next. */
export type SendingEvent = 'break-glass' | 'review-overdue'

/** One thing to be sent by one way, taken for a while so that no other node sends it too. `id` is the reference under which it is sent, always. */
export type Sending = {
  readonly id: string
  readonly way: SendingWay
  readonly event: SendingEvent
  readonly attempts: number
  /** Whom it is for; undefined for a review, which is nobody's, and where the number can no longer be unsealed. */
  readonly patient: NhsNumber | undefined
  /** Of a review: whose privacy officer did not settle it. */
  readonly organisation: OdsCode | undefined
  readonly obligation: number
  readonly dueAt: Instant
}

/** Notices: as the account shows them, and as they go outward. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type NoticeStore = {
  /** What the patient is told, newest first; what a lawful delay holds back is not there until it ends. `after` is the last id of the page before. */
  readonly ofPatient: (
    patient: NhsNumber,
    page: { readonly limit: number; readonly after: string | undefined },
  ) => Promise<readonly PatientNotice[]>
  /** Takes what is due by these ways, for `leaseMs`: nobody else is given it until then. */
  readonly claim: (ways: readonly SendingWay[], limit: number, leaseMs: number) => Promise<readonly Sending[]>
  /** It went, or there was nowhere to send it to: it is not sent again by this way. */
  readonly sent: (id: string, outcome: 'SENT' | 'NO_ADDRESS') => Promise<void>
  /** It did not go: it is tried again after so long, or never. */
  readonly failed: (id: string, again: { readonly afterMs: number } | 'NEVER') => Promise<void>
  /** Marks as done what every one of these ways has told; with no way at all, what the account alone tells. */
  readonly settle: (ways: readonly SendingWay[]) => Promise<void>
  /** How many were given up. */
  readonly dead: () => Promise<number>
}

const noticeRow = z
  .object({
    id: z.string(),
    at: instant,
    receipt: z.string(),
    organisation: odsCode,
    name: z.string().nullable(),
    role: z.enum(ROLES),
    code: z.string(),
    words: z.string(),
    endsAt: instant,
  })
  .transform(({ name, ...row }): PatientNotice => ({ kind: 'BREAK_GLASS', ...row, requesterName: name ?? undefined }))

const sendingRow = z
  .object({
    id: z.string(),
    way: z.enum(['notify', 'webhook']),
    event: z.enum(['break-glass', 'review-overdue']),
    attempts: z.number(),
    sealed: z.string().nullable(),
    receipt: z.string(),
    organisation: odsCode.nullable(),
    obligation: z.number(),
    dueAt: instant,
  })
  .transform(({ organisation, ...row }) => ({ ...row, organisation: organisation ?? undefined }))

/** Obligations `o` that are to be told outward now, by event. */
const TOLD: Readonly<Record<SendingEvent, RawBuilder<boolean>>> = {
  'break-glass': sql<boolean>`o.kind = 'tell-patient' and o.done_at is null and not ${heldBack}`,
  'review-overdue': sql<boolean>`o.kind = any(${[...REVIEW_KINDS]}::text[]) and o.done_at is null and o.due_at <= ${databaseNow}`,
}

/** Who is sent what: a patient is written to, and told of through the webhook; an overdue review goes through the webhook alone. */
const WAYS: Readonly<Record<SendingEvent, readonly SendingWay[]>> = {
  'break-glass': ['notify', 'webhook'],
  'review-overdue': ['webhook'],
}

/** The notices behind this door. */
export const openNoticeStore = ({ db }: Pick<Door, 'db'>, keyOf: PatientKeyOf, seal: PatientSeal): NoticeStore => {
  const ofPatient: NoticeStore['ofPatient'] = async (patient, { limit, after }) => {
    const older =
      after === undefined
        ? sql`true`
        : sql`(o.created_at, o.id) < (select a.created_at, a.id from obligations a where a.id::text = ${after})`
    const { rows } =
      await sql`select o.id::text as id, o.created_at as at, g.receipt, g.organisation, g.name, g.role, g.code, g.words,
        coalesce(g.ended_at, g.ends_at) as "endsAt"
      from obligations o join break_glass_grants g on g.receipt = o.receipt
      where o.patient_key = ${keyOf(patient)} and o.kind = 'tell-patient' and not ${heldBack} and ${older}
      order by o.created_at desc, o.id desc limit ${limit}`.execute(db)
    return rows.map((row) => noticeRow.parse(row))
  }

  const claim: NoticeStore['claim'] = (ways, limit, leaseMs) =>
    db.transaction().execute(async (trx) => {
      for (const event of Object.keys(WAYS) as SendingEvent[]) {
        const through = WAYS[event].filter((way) => ways.includes(way))
        if (through.length === 0) continue
        await sql`insert into sendings (id, obligation, way, event, next_at)
          select gen_random_uuid()::text, o.id, w.way, ${event}, ${databaseNow} from obligations o cross join unnest(${through}::text[]) as w(way)
          where ${TOLD[event]} and not exists (select from sendings s where s.obligation = o.id and s.way = w.way and s.event = ${event})
          order by o.due_at limit ${limit}
          on conflict (obligation, way, event) do nothing`.execute(trx)
      }
      // What came to be held back, or was settled, after its row was made waits or is let be.
      const { rows } =
        await sql`update sendings s set leased_until = ${databaseNow} + ${leaseMs}::bigint, attempts = attempts + 1
        from obligations b where b.id = s.obligation and s.id in (
          select s.id from sendings s join obligations o on o.id = s.obligation
          where s.sent_at is null and s.dead_at is null and s.next_at <= ${databaseNow} and coalesce(s.leased_until, 0) <= ${databaseNow}
            and s.way = any(${[...ways]}::text[])
            and (s.event = 'break-glass' and ${TOLD['break-glass']} or s.event = 'review-overdue' and ${TOLD['review-overdue']})
          order by s.next_at limit ${limit} for update of s skip locked)
        returning s.id, s.way, s.event, s.attempts, b.patient_sealed as sealed, b.receipt, b.organisation, b.id as obligation, b.due_at as "dueAt"`.execute(
          trx,
        )
      return rows.map((row): Sending => {
        const { sealed, receipt, ...sending } = sendingRow.parse(row)
        return { ...sending, patient: sealed === null ? undefined : seal.open(sealed, receipt) }
      })
    })

  const sent: NoticeStore['sent'] = async (id, outcome) => {
    await sql`update sendings set sent_at = ${databaseNow}, leased_until = null, outcome = ${outcome} where id = ${id}`.execute(
      db,
    )
  }

  const failed: NoticeStore['failed'] = async (id, again) => {
    const never = again === 'NEVER'
    await sql`update sendings set leased_until = null, next_at = ${databaseNow} + ${never ? 0 : again.afterMs}::bigint,
      dead_at = case when ${never} then ${databaseNow} end where id = ${id}`.execute(db)
  }

  const settle: NoticeStore['settle'] = async (ways) => {
    await sql`update obligations o set done_at = ${databaseNow}, done_by = 'notices', patient_sealed = null, revision = revision + 1
      where ${TOLD['break-glass']} and not exists (select from unnest(${[...ways]}::text[]) as w(way) where not exists
        (select from sendings s where s.obligation = o.id and s.way = w.way and s.event = 'break-glass' and s.sent_at is not null))`.execute(
      db,
    )
  }

  const dead = async (): Promise<number> => {
    const { rows } = await sql<{
      count: number
    }>`select count(*) as count from sendings where dead_at is not null`.execute(db)
    return Number(rows[0]?.count ?? 0)
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    ofPatient: (patient, page) => trouble(ofPatient(patient, page)),
    claim: (ways, limit, leaseMs) => trouble(claim(ways, limit, leaseMs)),
    sent: (id, outcome) => trouble(sent(id, outcome)),
    failed: (id, again) => trouble(failed(id, again)),
    settle: (ways) => trouble(settle(ways)),
    dead: () => trouble(dead()),
  }
}
