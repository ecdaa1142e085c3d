import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import {
  type AccessCase,
  CASE_MESSAGE_KINDS,
  CASE_NOTICES,
  CASE_OUTCOMES,
  CASE_STATES,
  type CaseMessage,
  type CaseNoticeKind,
  type CaseStanding,
  type CaseState,
} from '../../schema/model/access-case.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Sealed } from '../sealing/sealing.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { PatientKey } from './patient-key.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** A message as it is kept: its words sealed, about `case-message:<id>`. */
export type SealedMessage = Omit<CaseMessage, 'words' | 'at'> & {
  readonly sealed: Sealed
  readonly author: { readonly issuer: string; readonly userId: string }
}

/** A message as it is read. */
export type KeptMessage = Omit<CaseMessage, 'words'> & { readonly sealed: Sealed }

/** A case as it is kept. */
export type KeptCase = Omit<AccessCase, 'messages'> & {
  readonly patientKey: PatientKey
  readonly askedHash: string
  readonly messages: readonly KeptMessage[]
}

/** A case to be opened. `deedHash`: the caller's own key, so that the same request opens it once. */
export type NewCase = Omit<CaseStanding, 'outcome' | 'passedOnTo'> &
  Pick<KeptCase, 'id' | 'receipt' | 'organisation' | 'practice' | 'patientKey' | 'askedHash'> & {
    readonly deedHash: string
    readonly message: SealedMessage
  }

/** One change of a case, judged on a version of it. */
export type CaseEdit = {
  readonly id: string
  readonly version: number
  readonly standing: CaseStanding
  readonly message: SealedMessage
  /** What the patient is to be told of it. */
  readonly notice: CaseNoticeKind | undefined
}

/** Something a patient is to be told: that a case moved, never what was said. */
export type CaseNotice = {
  readonly id: string
  readonly caseId: string
  readonly patientKey: PatientKey
  readonly kind: CaseNoticeKind
  readonly at: Instant
}

/** A page of an organisation's cases, soonest due first. */
export type CasesAsked = {
  readonly states: readonly CaseState[] | undefined
  readonly first: number
  readonly skip: number
}

/** Patients' questions about accesses. */
export type CaseStore = {
  /** `EXISTS`: there is a case about that receipt already, or that request was served before. */
  readonly open: (made: NewCase) => Promise<'DONE' | 'EXISTS'>
  readonly find: (id: string) => Promise<KeptCase | undefined>
  readonly byDeed: (patient: PatientKey, deedHash: string) => Promise<KeptCase | undefined>
  /** Newest first. */
  readonly ofPatient: (patient: PatientKey) => Promise<readonly KeptCase[]>
  readonly ofOrganisation: (
    organisation: OdsCode,
    page: CasesAsked,
  ) => Promise<{ readonly cases: readonly KeptCase[]; readonly total: number }>
  /** The change with its message and its notice, or `CONFLICT` and nothing when it moved since that version. */
  readonly edit: (edit: CaseEdit) => Promise<'DONE' | 'CONFLICT'>
  /** What patients are still to be told, oldest first. */
  readonly notices: (limit: number) => Promise<readonly CaseNotice[]>
  /** What one patient was to be told, newest first. */
  readonly noticesOf: (patient: PatientKey, limit: number) => Promise<readonly CaseNotice[]>
  /** Marks a notice told; false when it was told already. */
  readonly told: (notice: string) => Promise<boolean>
  /** Forgets cases that nothing was done with since this moment, and that wait for no answer. Gives how many. */
  readonly expire: (before: Instant) => Promise<number>
}

const patientKey = z.custom<PatientKey>((value) => typeof value === 'string')

const keptCase = z
  .object({
    id: z.string(),
    receipt: z.string(),
    patient_key: patientKey,
    organisation: odsCode,
    practice: odsCode.nullable(),
    state: z.enum(CASE_STATES),
    outcome: z.enum(CASE_OUTCOMES).nullable(),
    passed_on_to: odsCode.nullable(),
    opened_at: instant,
    due_at: instant,
    extended: z.boolean(),
    reopened: z.boolean(),
    changed_at: instant,
    version: z.number().int(),
    asked_hash: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    receipt: row.receipt,
    patientKey: row.patient_key,
    organisation: row.organisation,
    practice: row.practice ?? undefined,
    state: row.state,
    outcome: row.outcome ?? undefined,
    passedOnTo: row.passed_on_to ?? undefined,
    openedAt: row.opened_at,
    due: row.due_at,
    extended: row.extended,
    reopened: row.reopened,
    changedAt: row.changed_at,
    version: row.version,
    askedHash: row.asked_hash,
  }))

const keptMessage = z
  .object({
    id: z.string(),
    case_id: z.string(),
    at: instant,
    side: z.enum(['PATIENT', 'ORGANISATION']),
    kind: z.enum(CASE_MESSAGE_KINDS),
    sealed: z.string(),
    key_id: z.string(),
    by_name: z.string().nullable(),
  })
  .transform((row) => ({
    caseId: row.case_id,
    message: {
      id: row.id,
      at: row.at,
      side: row.side,
      kind: row.kind,
      by: row.by_name ?? undefined,
      sealed: { sealed: row.sealed, keyId: row.key_id },
    } satisfies KeptMessage,
  }))

const caseNotice = z
  .object({ id: z.string(), case_id: z.string(), patient_key: patientKey, kind: z.enum(CASE_NOTICES), at: instant })
  .transform(
    (row): CaseNotice => ({
      id: row.id,
      caseId: row.case_id,
      patientKey: row.patient_key,
      kind: row.kind,
      at: row.at,
    }),
  )

const put = async (
  trx: Transaction<Tables>,
  caseId: string,
  place: number,
  { id, side, kind, sealed, author, by }: SealedMessage,
): Promise<void> => {
  await trx
    .insertInto('access_case_messages')
    .values({
      id,
      case_id: caseId,
      place,
      at: databaseNow,
      side,
      kind,
      sealed: sealed.sealed,
      key_id: sealed.keyId,
      by_issuer: author.issuer,
      by_user_id: author.userId,
      by_name: by ?? null,
    })
    .execute()
}

/** The cases behind this door. */
export const openCaseStore = ({ db }: Pick<Door, 'db'>): CaseStore => {
  const cases = db.selectFrom('access_cases').selectAll()

  /** With their messages, in the order given. */
  const whole = async (rows: readonly unknown[]): Promise<readonly KeptCase[]> => {
    const found = rows.map((row) => keptCase.parse(row))
    if (found.length === 0) return []
    const messages = await db
      .selectFrom('access_case_messages')
      .select(['id', 'case_id', 'at', 'side', 'kind', 'sealed', 'key_id', 'by_name'])
      .where(
        'case_id',
        'in',
        found.map(({ id }) => id),
      )
      .orderBy('case_id')
      .orderBy('place')
      .execute()
    const byCase = Map.groupBy(
      messages.map((row) => keptMessage.parse(row)),
      ({ caseId }) => caseId,
    )
    return found.map((one) => ({ ...one, messages: (byCase.get(one.id) ?? []).map(({ message }) => message) }))
  }

  const open = (made: NewCase): Promise<'DONE' | 'EXISTS'> =>
    db.transaction().execute(async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('access_cases')
        .values({
          id: made.id,
          receipt: made.receipt,
          patient_key: made.patientKey,
          organisation: made.organisation,
          practice: made.practice ?? null,
          state: made.state,
          outcome: null,
          passed_on_to: null,
          opened_at: databaseNow,
          due_at: made.due,
          extended: made.extended,
          reopened: made.reopened,
          changed_at: databaseNow,
          version: 1,
          deed_hash: made.deedHash,
          asked_hash: made.askedHash,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return 'EXISTS'
      await put(trx, made.id, 1, made.message)
      return 'DONE'
    })

  const edit = ({ id, version, standing, message, notice }: CaseEdit): Promise<'DONE' | 'CONFLICT'> =>
    db.transaction().execute(async (trx) => {
      const moved = await trx
        .updateTable('access_cases')
        .set({
          state: standing.state,
          outcome: standing.outcome ?? null,
          passed_on_to: standing.passedOnTo ?? null,
          due_at: standing.due,
          extended: standing.extended,
          reopened: standing.reopened,
          changed_at: databaseNow,
          version: version + 1,
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .returning('patient_key')
        .executeTakeFirst()
      if (moved === undefined) return 'CONFLICT'
      await put(trx, id, version + 1, message)
      if (notice !== undefined)
        await trx
          .insertInto('access_case_notices')
          .values({
            id: randomUUID(),
            case_id: id,
            patient_key: moved.patient_key,
            kind: notice,
            at: databaseNow,
            told_at: null,
          })
          .execute()
      return 'DONE'
    })

  const ofOrganisation = async (organisation: OdsCode, { states, first, skip }: CasesAsked) => {
    const asked = <Question extends { where: typeof cases.where }>(question: Question) =>
      states === undefined
        ? question.where('organisation', '=', organisation)
        : question.where('organisation', '=', organisation).where('state', 'in', [...states])
    const rows = await asked(cases).orderBy('due_at').orderBy('id').limit(first).offset(skip).execute()
    const counted = db
      .selectFrom('access_cases')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .where('organisation', '=', organisation)
    const { total } = await (states === undefined
      ? counted
      : counted.where('state', 'in', [...states])
    ).executeTakeFirstOrThrow()
    return { cases: await whole(rows), total: Number(total) }
  }

  const notices = () => db.selectFrom('access_case_notices').select(['id', 'case_id', 'patient_key', 'kind', 'at'])

  return {
    open: (made) => orTrouble('STATE_UNAVAILABLE', open(made)),
    find: (id) =>
      orTrouble('STATE_UNAVAILABLE', cases.where('id', '=', id).execute().then(whole)).then(([found]) => found),
    byDeed: (patient, deedHash) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        cases.where('patient_key', '=', patient).where('deed_hash', '=', deedHash).execute().then(whole),
      ).then(([found]) => found),
    ofPatient: (patient) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        cases.where('patient_key', '=', patient).orderBy('opened_at', 'desc').orderBy('id').execute().then(whole),
      ),
    ofOrganisation: (organisation, page) => orTrouble('STATE_UNAVAILABLE', ofOrganisation(organisation, page)),
    edit: (given) => orTrouble('STATE_UNAVAILABLE', edit(given)),
    notices: (limit) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        notices()
          .where('told_at', 'is', null)
          .orderBy('at')
          .orderBy('id')
          .limit(limit)
          .execute()
          .then((rows) => rows.map((row) => caseNotice.parse(row))),
      ),
    noticesOf: (patient, limit) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        notices()
          .where('patient_key', '=', patient)
          .orderBy('at', 'desc')
          .orderBy('id')
          .limit(limit)
          .execute()
          .then((rows) => rows.map((row) => caseNotice.parse(row))),
      ),
    told: (notice) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        db
          .updateTable('access_case_notices')
          .set({ told_at: databaseNow })
          .where('id', '=', notice)
          .where('told_at', 'is', null)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows === 1n),
      ),
    expire: (before) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        db
          .deleteFrom('access_cases')
          .where('changed_at', '<', before)
          .where('state', 'in', ['ANSWERED', 'CLOSED'])
          .executeTakeFirst()
          .then(({ numDeletedRows }) => Number(numDeletedRows)),
      ),
  }
}
