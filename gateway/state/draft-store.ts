import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import {
  type AgreementDraft,
  DRAFT_STATES,
  type DraftComment,
  type DraftTerms,
} from '../../schema/model/agreement-draft.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Doer } from './agreement-events.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { draftTerms } from './draft-terms-shape.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { holdGroups } from './group-store.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** A draft as it is begun: revision 1, seen by its organisation alone. */
export type NewDraft = Pick<AgreementDraft, 'id' | 'agreement' | 'version' | 'organisation' | 'terms'>

/** A change of a draft: what it shall say, or how it shall stand. It is made only to the revision that was read. */
export type DraftChange = {
  readonly id: string
  readonly revision: number
  readonly terms?: DraftTerms
  readonly state?: 'IN_COMMENT' | 'DISCARDED'
}

/** Drafts and what was said about them. A draft that is proposed or put away is not changed any more: `NOT_ALLOWED`. */
export type DraftStore = {
  readonly find: (id: string) => Promise<AgreementDraft | undefined>
  /** Those that are open, of this organisation, or in comment and naming it itself or a group it is in; newest change first. */
  readonly seenBy: (organisation: OdsCode) => Promise<readonly AgreementDraft[]>
  /** The open drafts of an agreement's next version; newest change first. */
  readonly ofAgreement: (agreement: string) => Promise<readonly AgreementDraft[]>
  /** Whether the draft names this organisation, itself or by a group it is in. */
  readonly isNamed: (id: string, organisation: OdsCode) => Promise<boolean>
  readonly begin: (draft: NewDraft, by: Doer) => Promise<void>
  /** `CONFLICT` when it was changed since that revision. */
  readonly change: (change: DraftChange, by: Doer) => Promise<EditOutcome>
  /** Comments are only ever added; they change no revision. */
  readonly comment: (
    id: string,
    comment: Pick<DraftComment, 'organisation' | 'clause' | 'text'>,
    by: Doer,
  ) => Promise<EditOutcome>
  /** Oldest first. */
  readonly commentsOn: (id: string) => Promise<readonly DraftComment[]>
}

const draft = z
  .object({
    id: z.string(),
    agreement: z.string(),
    version: z.number().int(),
    revision: z.number().int(),
    state: z.enum(DRAFT_STATES),
    organisation: odsCode,
    terms: draftTerms,
    changedAt: instant,
    changedBy: z.string().nullable(),
  })
  .transform(({ changedBy, ...rest }): AgreementDraft => ({ ...rest, changedBy: changedBy ?? undefined }))

const comment = z
  .object({
    author: z.string().nullable(),
    organisation: odsCode,
    at: instant,
    clause: z.string().nullable(),
    text: z.string(),
  })
  .transform(
    ({ author, clause, ...rest }): DraftComment => ({
      ...rest,
      author: author ?? undefined,
      clause: clause ?? undefined,
    }),
  )

const COLUMNS = sql`d.id, d.agreement_id as agreement, d.version, d.revision, d.state, d.organisation, d.terms,
  d.changed_at as "changedAt", d.by_name as "changedBy"`

const OPEN = sql`d.state in ('DRAFT', 'IN_COMMENT')`

const names = (
  organisation: OdsCode,
) => sql<boolean>`exists (select from agreement_draft_named n where n.draft_id = d.id and (
  (n.kind = 'organisation' and n.name = ${organisation})
  or (n.kind = 'group' and n.name in (select group_id from organisation_group_members where organisation = ${organisation}))))`

const name = async (trx: Transaction<Tables>, id: string, { parties, groups }: DraftTerms): Promise<void> => {
  const rows = [
    ...new Set(parties.map(({ organisation }) => JSON.stringify(['organisation', organisation]))),
    ...new Set(groups.map(({ group }) => JSON.stringify(['group', group]))),
  ].map((row) => JSON.parse(row) as unknown)
  await holdGroups(
    trx,
    groups.map(({ group }) => group),
  )
  await trx.deleteFrom('agreement_draft_named').where('draft_id', '=', id).execute()
  await sql`insert into agreement_draft_named
    select ${id}, row->>0, row->>1 from json_array_elements(${JSON.stringify(rows)}::json) as r(row)`.execute(trx)
}

const begin = async (trx: Transaction<Tables>, given: NewDraft, by: Doer): Promise<void> => {
  await sql`insert into agreement_drafts (id, agreement_id, version, state, organisation, terms, changed_at, by_issuer, by_user_id, by_name)
    values (${given.id}, ${given.agreement}, ${given.version}, 'DRAFT', ${given.organisation}, ${JSON.stringify(given.terms)},
      ${databaseNow}, ${by.issuer}, ${by.userId}, ${by.name ?? null})`.execute(trx)
  await name(trx, given.id, given.terms)
}

/** Why a draft was not changed. */
const refusal = async (trx: Transaction<Tables>, id: string, revision: number): Promise<EditOutcome> => {
  const row = await trx.selectFrom('agreement_drafts').select('revision').where('id', '=', id).executeTakeFirst()
  if (row === undefined) return 'NOT_FOUND'
  return row.revision === revision ? 'NOT_ALLOWED' : 'CONFLICT'
}

/** One statement reads the revision and writes over it: of two writers who read the same one, the database lets one through. */
const writeOver = async (
  trx: Transaction<Tables>,
  { id, revision, terms, state }: Omit<DraftChange, 'state'> & { readonly state?: DraftChange['state'] | 'PROPOSED' },
  by: Doer,
): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update agreement_drafts d set revision = revision + 1, changed_at = ${databaseNow},
      by_issuer = ${by.issuer}, by_user_id = ${by.userId}, by_name = ${by.name ?? null},
      terms = coalesce(${terms === undefined ? null : JSON.stringify(terms)}::json, terms), state = coalesce(${state ?? null}::text, state)
    where id = ${id} and revision = ${revision} and ${OPEN}`.execute(trx)
  return numAffectedRows === 1n
}

const change = async (trx: Transaction<Tables>, given: DraftChange, by: Doer): Promise<EditOutcome> => {
  if (!(await writeOver(trx, given, by))) return refusal(trx, given.id, given.revision)
  if (given.terms !== undefined) await name(trx, given.id, given.terms)
  return 'DONE'
}

/** Makes a draft a proposed one, in the transaction that proposes the version; false when it was changed since, or is no longer open. */
export const takeDraft = (
  trx: Transaction<Tables>,
  { id, revision }: Pick<DraftChange, 'id' | 'revision'>,
  by: Doer,
): Promise<boolean> => writeOver(trx, { id, revision, state: 'PROPOSED' }, by)

const say = async (
  db: Kysely<Tables>,
  id: string,
  { organisation, clause, text }: Pick<DraftComment, 'organisation' | 'clause' | 'text'>,
  by: Doer,
): Promise<EditOutcome> => {
  const { numAffectedRows } = await sql`insert into agreement_draft_comments
      (draft_id, at, organisation, clause, words, by_issuer, by_user_id, by_name)
    select d.id, ${databaseNow}, ${organisation}, ${clause ?? null}, ${text}, ${by.issuer}, ${by.userId}, ${by.name ?? null}
    from agreement_drafts d where d.id = ${id} and ${OPEN}`.execute(db)
  return numAffectedRows === 1n ? 'DONE' : 'NOT_ALLOWED'
}

/** The drafts behind this door. */
export const openDraftStore = ({ db }: Pick<Door, 'db'>): DraftStore => {
  const drafts = async (where: ReturnType<typeof sql>): Promise<readonly AgreementDraft[]> => {
    const { rows } =
      await sql`select ${COLUMNS} from agreement_drafts d where ${where} order by d.changed_at desc, d.id`.execute(db)
    return rows.map((row) => draft.parse(row))
  }
  const ask = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    find: (id) => ask(drafts(sql`d.id = ${id}`).then(([found]) => found)),
    seenBy: (organisation) =>
      ask(
        drafts(
          sql`(d.organisation = ${organisation} and ${OPEN}) or (d.state = 'IN_COMMENT' and ${names(organisation)})`,
        ),
      ),
    ofAgreement: (agreement) => ask(drafts(sql`d.agreement_id = ${agreement} and ${OPEN}`)),
    isNamed: (id, organisation) =>
      ask(
        sql`select from agreement_drafts d where d.id = ${id} and ${names(organisation)}`
          .execute(db)
          .then(({ rows }) => rows.length > 0),
      ),
    begin: (given, by) => ask(db.transaction().execute((trx) => begin(trx, given, by))),
    change: (given, by) => ask(db.transaction().execute((trx) => change(trx, given, by))),
    comment: (id, given, by) => ask(say(db, id, given, by)),
    commentsOn: (id) =>
      ask(
        sql`select by_name as author, organisation, at, clause, words as text from agreement_draft_comments
          where draft_id = ${id} order by id`
          .execute(db)
          .then(({ rows }) => rows.map((row) => comment.parse(row))),
      ),
  }
}
