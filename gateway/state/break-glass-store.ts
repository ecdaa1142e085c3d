import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import { NO_NUMBER, withoutNumbers } from './ledger/entry-body.ts'
import type { PatientKeyOf } from './patient-key.ts'
import type { PatientSeal } from './sealed-patient.ts'
import { instant, odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** Step one: for a quarter of an hour step two may follow, by the same person, for the same organisation and patient. */
export type Opening = {
  readonly id: string
  readonly receipt: string
  readonly organisation: OdsCode
  readonly careContext: string
  /** A hash of what was asked: tells a repeat from another question under the same key. */
  readonly asked: string
  readonly expiresAt: Instant
  readonly expired: boolean
}

/** Step two, as it stands. */
export type Grant = {
  readonly id: string
  readonly opening: string
  readonly receipt: string
  readonly organisation: OdsCode
  readonly asked: string
  readonly begunAt: Instant
  readonly endsAt: Instant
  readonly endedAt: Instant | undefined
  /** Whether it stands at this moment: begun and not over, by the clock of the database. */
  readonly inForce: boolean
}

type Whose = { readonly patient: NhsNumber; readonly user: Pick<Requester, 'issuer' | 'userId'> }

/** An opening to be kept. `askedAs`: a hash of the caller's own key. */
export type NewOpening = Whose &
  Pick<Opening, 'id' | 'receipt' | 'organisation' | 'careContext' | 'asked'> & {
    readonly askedAs: string
    readonly lastsMs: number
  }

/** A grant to be kept, with what it leaves to be done: tell the patient, and have it reviewed. */
export type NewGrant = Whose &
  Pick<Grant, 'id' | 'receipt' | 'asked'> & {
    readonly opening: Pick<Opening, 'id' | 'organisation' | 'careContext'>
    readonly name: string | undefined
    readonly role: Requester['role']
    readonly code: string
    readonly words: string
    readonly lastsMs: number
    readonly tellWithinMs: number
    readonly reviewWithinMs: number
  }

/** The two steps of break-glass. Every function throws `STATE_UNAVAILABLE` when the database cannot say. */
export type BreakGlassStore = {
  /** Keeps the opening, and gives the one that stands under the caller's key: another, where the key was used before. */
  readonly open: (opening: NewOpening) => Promise<Opening>
  readonly opened: (whose: Whose, askedAs: string) => Promise<Opening | undefined>
  /** The opening by its id, if it is this person's, of this patient. */
  readonly opening: (whose: Whose, id: string) => Promise<Opening | undefined>
  /**
   * Keeps the grant and its obligations in one transaction: all of it, or nothing. One opening gives one grant: gives the one that stands,
   * undefined where the opening has run out.
   */
  readonly grant: (grant: NewGrant) => Promise<Grant | undefined>
  /** The grant that an opening gave, if it is this person's. */
  readonly granted: (whose: Whose, opening: string) => Promise<Grant | undefined>
  readonly find: (whose: Whose, grant: string) => Promise<Grant | undefined>
  /** This person's grants of this patient for one organisation: those that stand, then the others, each the newest first. */
  readonly ofUser: (whose: Whose, organisation: OdsCode, limit: number) => Promise<readonly Grant[]>
  /** Every grant of this person for this patient that stands, whatever organisation it is for. */
  readonly standing: (whose: Whose) => Promise<readonly Grant[]>
  /** Ends it now, if it has not ended; gives it as it then stands. */
  readonly end: (whose: Whose, grant: string) => Promise<Grant | undefined>
}

const openingRow = z.object({
  id: z.string(),
  receipt: z.string(),
  organisation: odsCode,
  careContext: z.string(),
  asked: z.string(),
  expiresAt: instant,
  expired: z.boolean(),
})

const grantRow = z
  .object({
    id: z.string(),
    opening: z.string(),
    receipt: z.string(),
    organisation: odsCode,
    asked: z.string(),
    begunAt: instant,
    endsAt: instant,
    endedAt: instant.nullable(),
    inForce: z.boolean(),
  })
  .transform((row): Grant => ({ ...row, endedAt: row.endedAt ?? undefined }))

const openingColumns = sql`o.id, o.receipt, o.organisation, o.care_context as "careContext", o.asked, o.expires_at as "expiresAt",
  o.expires_at <= ${databaseNow} as expired`

const stands = sql`(g.ended_at is null and g.begun_at <= ${databaseNow} and g.ends_at > ${databaseNow})`

const grantColumns = sql`g.id, g.opening, g.receipt, g.organisation, g.asked, g.begun_at as "begunAt", g.ends_at as "endsAt", g.ended_at as "endedAt",
  ${stands} as "inForce"`

const oneOf = <Row>(shape: z.ZodType<Row>, rows: readonly unknown[]): Row | undefined =>
  rows[0] === undefined ? undefined : shape.parse(rows[0])

/** Break-glass behind this door. Words that a person wrote are kept without any NHS number in them. */
export const openBreakGlassStore = (
  { db }: Pick<Door, 'db'>,
  keyOf: PatientKeyOf,
  seal: PatientSeal,
): BreakGlassStore => {
  type Reader = Kysely<Tables> | Transaction<Tables>

  const isTheirs = ({ patient, user }: Whose, table: 'o' | 'g') => {
    const of = (column: string) => sql.ref(`${table}.${column}`)
    return sql`${of('patient_key')} = ${keyOf(patient)} and ${of('issuer')} = ${user.issuer} and ${of('user_id')} = ${user.userId}`
  }

  const openingBy = async (reader: Reader, whose: Whose, column: 'o.id' | 'o.asked_as', value: string) => {
    const { rows } = await sql`select ${openingColumns} from break_glass_openings o
      where ${sql.ref(column)} = ${value} and ${isTheirs(whose, 'o')}`.execute(reader)
    return oneOf(openingRow, rows)
  }

  const grantBy = async (reader: Reader, whose: Whose, column: 'g.id' | 'g.opening', value: string) => {
    const { rows } = await sql`select ${grantColumns} from break_glass_grants g
      where ${sql.ref(column)} = ${value} and ${isTheirs(whose, 'g')}`.execute(reader)
    return oneOf(grantRow, rows)
  }

  const ofUser = async (whose: Whose, organisation: OdsCode, limit: number) => {
    const { rows } = await sql`select ${grantColumns} from break_glass_grants g
      where ${isTheirs(whose, 'g')} and g.organisation = ${organisation}
      order by ${stands} desc, g.begun_at desc, g.id limit ${limit}`.execute(db)
    return rows.map((row) => grantRow.parse(row))
  }

  const standing = async (whose: Whose) => {
    const { rows } =
      await sql`select ${grantColumns} from break_glass_grants g where ${isTheirs(whose, 'g')} and ${stands}
      order by g.begun_at desc, g.id`.execute(db)
    return rows.map((row) => grantRow.parse(row))
  }

  const open = async (opening: NewOpening): Promise<Opening> => {
    const { user, patient } = opening
    await sql`insert into break_glass_openings (id, receipt, patient_key, issuer, user_id, organisation, care_context, asked_as, asked, at, expires_at)
      values (${opening.id}, ${opening.receipt}, ${keyOf(patient)}, ${user.issuer}, ${user.userId}, ${opening.organisation},
        ${withoutNumbers(opening.careContext, NO_NUMBER)}, ${opening.askedAs}, ${opening.asked}, ${databaseNow},
        ${databaseNow} + ${opening.lastsMs}::bigint)
      on conflict (asked_as) do nothing`.execute(db)
    const stands = await openingBy(db, opening, 'o.asked_as', opening.askedAs)
    // The key's hash holds the person; another patient under it is another question.
    return stands ?? { ...opening, asked: '', expiresAt: 0, expired: true }
  }

  const grant = (given: NewGrant): Promise<Grant | undefined> =>
    db.transaction().execute(async (trx) => {
      const { opening, user, patient } = given
      const { rows } = await sql`
        insert into break_glass_grants (id, opening, receipt, patient_key, issuer, user_id, name, role, organisation, care_context, code, words,
          asked, begun_at, ends_at)
        select ${given.id}, o.id, ${given.receipt}, o.patient_key, o.issuer, o.user_id, ${given.name ?? null}, ${given.role}, o.organisation,
          o.care_context, ${given.code}, ${withoutNumbers(given.words, NO_NUMBER)}, ${given.asked}, ${databaseNow}, ${databaseNow} + ${given.lastsMs}::bigint
        from break_glass_openings o where o.id = ${opening.id} and ${isTheirs({ user, patient }, 'o')} and o.expires_at > ${databaseNow}
        on conflict (opening) do nothing returning id`.execute(trx)
      if (rows.length === 1)
        await sql`insert into obligations (kind, receipt, patient_key, patient_sealed, organisation, created_at, due_at) values
          ('tell-patient', ${given.receipt}, ${keyOf(patient)}, ${seal.seal(patient, given.receipt)}, null, ${databaseNow}, ${databaseNow} + ${given.tellWithinMs}::bigint),
          ('open-review', ${given.receipt}, ${keyOf(patient)}, null, ${opening.organisation}, ${databaseNow}, ${databaseNow} + ${given.reviewWithinMs}::bigint)`.execute(
          trx,
        )
      return grantBy(trx, given, 'g.opening', opening.id)
    })

  const end = async (whose: Whose, id: string): Promise<Grant | undefined> => {
    await sql`update break_glass_grants g set ended_at = ${databaseNow}
      where g.id = ${id} and ${isTheirs(whose, 'g')} and g.ended_at is null and g.ends_at > ${databaseNow}`.execute(db)
    return grantBy(db, whose, 'g.id', id)
  }

  const trouble = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    open: (opening) => trouble(open(opening)),
    opened: (whose, askedAs) => trouble(openingBy(db, whose, 'o.asked_as', askedAs)),
    opening: (whose, id) => trouble(openingBy(db, whose, 'o.id', id)),
    grant: (given) => trouble(grant(given)),
    granted: (whose, opening) => trouble(grantBy(db, whose, 'g.opening', opening)),
    find: (whose, id) => trouble(grantBy(db, whose, 'g.id', id)),
    ofUser: (whose, organisation, limit) => trouble(ofUser(whose, organisation, limit)),
    standing: (whose) => trouble(standing(whose)),
    end: (whose, id) => trouble(end(whose, id)),
  }
}
