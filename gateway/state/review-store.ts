import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../schema/model/instant.ts'
import { REVIEW_KINDS, type ReviewKind } from '../../schema/model/obligation-kind.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../../schema/model/review.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { NO_NUMBER, withoutNumbers } from './ledger/entry-body.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

/** A review as it is kept; who looked and why stands in the ledger under its receipt. */
export type StoredReview = {
  readonly id: number
  readonly kind: ReviewKind
  readonly receipt: string
  readonly organisation: OdsCode
  readonly createdAt: Instant
  readonly dueAt: Instant
  readonly isOverdue: boolean
  /** Passed on to whoever is next: by the privacy officer, or by the clock because it was not settled in time. */
  readonly isEscalated: boolean
  readonly escalatedWords: string | undefined
  readonly settled:
    | { readonly at: Instant; readonly outcome: ReviewOutcome; readonly words: string; readonly by: string | undefined }
    | undefined
  readonly revision: number
}

/** How many wait, by kind, and how many of them are overdue. */
export type ReviewCounts = {
  readonly open: number
  readonly overdue: number
  readonly byKind: readonly { readonly kind: ReviewKind; readonly open: number }[]
}

/** Which reviews are listed. `escalatedOnly`: for whoever is next, who sees no others. */
export type ReviewsAsked = {
  readonly organisation: OdsCode
  readonly state: 'OPEN' | 'SETTLED'
  readonly escalatedOnly: boolean
}

/** Who settles. */
export type Settler = { readonly userId: string; readonly name: string | undefined; readonly words: string }

/** Reviews of one organisation. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type ReviewStore = {
  /** Open: soonest due first, so that what is overdue comes first. Settled: newest first. `after` is the last id of the page before. */
  readonly list: (
    asked: ReviewsAsked,
    page: { readonly limit: number; readonly after: number | undefined },
  ) => Promise<readonly StoredReview[]>
  readonly counts: (asked: Pick<ReviewsAsked, 'organisation' | 'escalatedOnly'>) => Promise<ReviewCounts>
  readonly find: (id: number) => Promise<StoredReview | undefined>
  /** `CONFLICT` when it changed since that revision was read, or was settled. */
  readonly settle: (id: number, revision: number, outcome: ReviewOutcome, by: Settler) => Promise<EditOutcome>
  /** Passes it on before its time; it stays open. */
  readonly escalate: (id: number, revision: number, by: Settler) => Promise<EditOutcome>
}

const ESCALATED: RawBuilder<boolean> = sql<boolean>`(o.escalated_at is not null or coalesce(o.done_at, ${databaseNow}) >= o.due_at)`

const columns = sql`o.id, o.kind, o.receipt, o.organisation, o.created_at, o.due_at, o.done_at, o.done_name, o.outcome, o.words,
  o.escalated_words, o.revision, o.done_at is null and o.due_at <= ${databaseNow} as overdue, ${ESCALATED} as escalated`

const stored = z
  .object({
    id: z.number(),
    kind: z.enum(REVIEW_KINDS),
    receipt: z.string(),
    organisation: odsCode,
    created_at: instant,
    due_at: instant,
    done_at: instant.nullable(),
    done_name: z.string().nullable(),
    outcome: z.enum(REVIEW_OUTCOMES).nullable(),
    words: z.string().nullable(),
    escalated_words: z.string().nullable(),
    overdue: z.boolean(),
    escalated: z.boolean(),
    revision: z.number(),
  })
  .transform(
    (row): StoredReview => ({
      id: row.id,
      kind: row.kind,
      receipt: row.receipt,
      organisation: row.organisation,
      createdAt: row.created_at,
      dueAt: row.due_at,
      isOverdue: row.overdue,
      isEscalated: row.escalated,
      escalatedWords: row.escalated_words ?? undefined,
      settled:
        row.done_at === null || row.outcome === null
          ? undefined
          : { at: row.done_at, outcome: row.outcome, words: row.words ?? '', by: row.done_name ?? undefined },
      revision: row.revision,
    }),
  )

const IS_REVIEW = sql`o.kind = any(${[...REVIEW_KINDS]}::text[]) and o.organisation is not null`

/** The reviews behind this door. Words are kept with every NHS number in them replaced by its key. */
export const openReviewStore = ({ db }: Pick<Door, 'db'>): ReviewStore => {
  const among = ({ organisation, escalatedOnly }: Pick<ReviewsAsked, 'organisation' | 'escalatedOnly'>) =>
    sql`${IS_REVIEW} and o.organisation = ${organisation} and ${escalatedOnly ? ESCALATED : sql`true`}`

  const list: ReviewStore['list'] = async (asked, { limit, after }) => {
    const isOpen = asked.state === 'OPEN'
    const from = sql`select due_at, done_at, id from obligations where id = ${after ?? null}::bigint`
    const later = isOpen
      ? sql`(o.due_at, o.id) > (select due_at, id from (${from}) f)`
      : sql`(o.done_at, o.id) < (select done_at, id from (${from}) f)`
    const { rows } = await sql`select ${columns} from obligations o
      where ${among(asked)} and ${isOpen ? sql`o.done_at is null` : sql`o.done_at is not null and o.outcome is not null`}
        and ${after === undefined ? sql`true` : later}
      order by ${isOpen ? sql`o.due_at, o.id` : sql`o.done_at desc, o.id desc`} limit ${limit}`.execute(db)
    return rows.map((row) => stored.parse(row))
  }

  const counts: ReviewStore['counts'] = async (asked) => {
    const { rows } = await sql<{ kind: ReviewKind; open: number; overdue: number }>`
      select o.kind, count(*) as open, count(*) filter (where o.due_at <= ${databaseNow}) as overdue
      from obligations o where ${among(asked)} and o.done_at is null group by o.kind`.execute(db)
    const sum = (values: readonly number[]) => values.reduce((one, other) => one + Number(other), 0)
    return {
      open: sum(rows.map(({ open }) => open)),
      overdue: sum(rows.map(({ overdue }) => overdue)),
      byKind: REVIEW_KINDS.map((kind) => ({
        kind,
        open: sum(rows.filter((row) => row.kind === kind).map(({ open }) => open)),
      })),
    }
  }

  const find = async (id: number): Promise<StoredReview | undefined> => {
    const { rows } = await sql`select ${columns} from obligations o where o.id = ${id} and ${IS_REVIEW}`.execute(db)
    return rows[0] === undefined ? undefined : stored.parse(rows[0])
  }

  const told = async (id: number, changed: bigint | undefined): Promise<EditOutcome> => {
    if (changed === 1n) return 'DONE'
    return (await find(id)) === undefined ? 'NOT_FOUND' : 'CONFLICT'
  }

  const settle: ReviewStore['settle'] = async (id, revision, outcome, { userId, name, words }) => {
    const { numAffectedRows } =
      await sql`update obligations o set done_at = ${databaseNow}, done_by = ${userId}, done_name = ${name ?? null},
        outcome = ${outcome}, words = ${withoutNumbers(words, NO_NUMBER)}, revision = revision + 1
      where o.id = ${id} and o.revision = ${revision} and o.done_at is null and ${IS_REVIEW}`.execute(db)
    return told(id, numAffectedRows)
  }

  const escalate: ReviewStore['escalate'] = async (id, revision, { words }) => {
    const { numAffectedRows } = await sql`update obligations o set escalated_at = ${databaseNow},
        escalated_words = ${withoutNumbers(words, NO_NUMBER)}, revision = revision + 1
      where o.id = ${id} and o.revision = ${revision} and o.done_at is null and o.escalated_at is null and ${IS_REVIEW}`.execute(
      db,
    )
    return told(id, numAffectedRows)
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    list: (asked, page) => trouble(list(asked, page)),
    counts: (asked) => trouble(counts(asked)),
    find: (id) => trouble(find(id)),
    settle: (id, revision, outcome, by) => trouble(settle(id, revision, outcome, by)),
    escalate: (id, revision, by) => trouble(escalate(id, revision, by)),
  }
}
