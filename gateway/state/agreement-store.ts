import { type Kysely, sql, type Transaction } from 'kysely'
import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { agreementJson, readAgreement } from './agreement-shape.ts'
import { changing } from './bump-version.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { saveAgreements } from './save-agreements.ts'
import { orTrouble } from './state-trouble.ts'
import type { Suspender } from './suspension-store.ts'
import type { Tables } from './tables.ts'
import { termsHash } from './terms-hash.ts'

/** A party's signature over one version. */
export type Signing = {
  readonly agreement: string
  readonly version: number
  readonly organisation: OdsCode
  readonly signer: { readonly issuer: string; readonly userId: string }
  /** The hash of the terms that the signer was shown; when given it must be this version's, else `CONFLICT`. */
  readonly termsHash?: string
  /** The detached JWS of a qualified signature, where there is one. */
  readonly jws: string | null
  /** When it was signed; the database's now unless a past signature is being entered. */
  readonly at?: Instant
}

/** Agreements as of one version of the whole: at least as new as it says. */
export type AgreementsAt = { readonly version: number; readonly agreements: readonly Agreement[] }

/** Agreements, their versions and signatures. Every write raises the agreements' version in the same transaction. */
export type AgreementStore = {
  /** All, read in pages: an agreement changed meanwhile may be newer than `version`, none is older. */
  readonly all: () => Promise<AgreementsAt>
  /** Those that changed after this version. An index look-up: nothing is read when nothing changed. */
  readonly changedSince: (version: number) => Promise<AgreementsAt>
  readonly find: (id: string) => Promise<Agreement | undefined>
  /** Writes agreements whole (imports, the simulated London). A known version with other terms is refused: `INPUT_INVALID`. */
  readonly save: (agreements: Agreement | readonly Agreement[]) => Promise<void>
  /** Adds the next version, unsigned: `CONFLICT` unless its number is one above the newest (1 opens a new agreement). */
  readonly propose: (agreement: string, version: AgreementVersion) => Promise<EditOutcome>
  /** `UNCHANGED` when already signed (the first signature stands), `NOT_ALLOWED` after that party withdrew, `NOT_FOUND` for no party. */
  readonly sign: (signing: Signing) => Promise<EditOutcome>
  /** Ends the agreement for this party's pairs, in all versions, for good. */
  readonly withdraw: (agreement: string, organisation: OdsCode) => Promise<EditOutcome>
  readonly suspend: (agreement: string, by: Suspender) => Promise<EditOutcome>
  /** Ends this suspender's own suspension; `NOT_ALLOWED` when only others hold it suspended. */
  readonly resume: (agreement: string, by: Suspender) => Promise<EditOutcome>
}

type Write = (trx: Transaction<Tables>) => Promise<EditOutcome>

const PAGE = 2_000

const readAll = async (db: Kysely<Tables>): Promise<AgreementsAt> => {
  const { version } = await db
    .selectFrom('versions')
    .select('version')
    .where('name', '=', 'agreements')
    .executeTakeFirstOrThrow()
  const agreements: Agreement[] = []
  for (let after = ''; ; ) {
    const page = await sql<{ agreement: unknown }>`
      select ${agreementJson} as agreement from agreements a where a.id > ${after} order by a.id limit ${PAGE}`.execute(
      db,
    )
    for (const row of page.rows) agreements.push(readAgreement(row.agreement))
    const last = agreements.at(-1)
    if (page.rows.length < PAGE || last === undefined) return { version, agreements }
    after = last.id
  }
}

const readChanged = async (db: Kysely<Tables>, since: number): Promise<AgreementsAt> => {
  const { rows } = await sql<{ version: number; agreement: unknown }>`
    select v.version, case when a.id is not null then ${agreementJson} end as agreement
    from versions v left join agreements a on a.changed_at_version > ${since} where v.name = 'agreements'`.execute(db)
  return {
    version: rows[0]?.version ?? since,
    agreements: rows.filter((row) => row.agreement !== null).map((row) => readAgreement(row.agreement)),
  }
}

const isParty = (agreement: string, organisation: string) =>
  sql<boolean>`exists (select from agreement_parties where agreement_id = ${agreement} and organisation = ${organisation})`

const propose =
  (id: string, version: AgreementVersion): Write =>
  async (trx) => {
    await sql`insert into agreements select ${id}, 0 where ${version.version} = 1 on conflict do nothing`.execute(trx)
    const newest = await sql<{ newest: number }>`
      select coalesce(max(version), 0) as newest from agreement_versions where agreement_id = ${id}`.execute(trx)
    if (newest.rows[0]?.newest !== version.version - 1) return 'CONFLICT'
    await sql`insert into agreement_versions values
      (${id}, ${version.version}, ${JSON.stringify(version.terms)}, ${termsHash(id, version)}, ${databaseNow})`.execute(
      trx,
    )
    await sql`insert into agreement_parties (agreement_id, version, organisation, provides, receives)
      select ${id}, ${version.version}, organisation, provides, receives
      from json_to_recordset(${JSON.stringify(version.parties)}::json) as p(organisation text, provides boolean, receives boolean)`.execute(
      trx,
    )
    return 'DONE'
  }

const sign =
  ({ agreement, version, organisation, signer, termsHash: shown, jws, at }: Signing): Write =>
  async (trx) => {
    const { rows } = await sql<{ signed: boolean; hash: string; withdrawn: boolean }>`
      select p.signed_at is not null as signed, v.terms_hash as hash,
        exists (select from agreement_withdrawals w where w.agreement_id = p.agreement_id and w.organisation = p.organisation) as withdrawn
      from agreement_parties p join agreement_versions v using (agreement_id, version)
      where agreement_id = ${agreement} and version = ${version} and organisation = ${organisation}`.execute(trx)
    const party = rows[0]
    if (party === undefined) return 'NOT_FOUND'
    if (party.withdrawn) return 'NOT_ALLOWED'
    if (shown !== undefined && shown !== party.hash) return 'CONFLICT'
    if (party.signed) return 'UNCHANGED'
    await sql`update agreement_parties set signed_at = coalesce(${at ?? null}::bigint, ${databaseNow}), signed_hash = ${party.hash},
        signer_issuer = ${signer.issuer}, signer_user_id = ${signer.userId}, jws = ${jws}
      where agreement_id = ${agreement} and version = ${version} and organisation = ${organisation}`.execute(trx)
    return 'DONE'
  }

const mark =
  (table: 'agreement_withdrawals' | 'agreement_suspensions', agreement: string, organisation: OdsCode): Write =>
  async (trx) => {
    const party = await sql<{ known: boolean }>`select ${isParty(agreement, organisation)} as known`.execute(trx)
    if (party.rows[0]?.known !== true) return 'NOT_FOUND'
    const { numAffectedRows } = await sql`
      insert into ${sql.table(table)} values (${agreement}, ${organisation}, ${databaseNow}) on conflict do nothing`.execute(
      trx,
    )
    return numAffectedRows === 1n ? 'DONE' : 'UNCHANGED'
  }

const operatorMark =
  (agreement: string, suspended: boolean): Write =>
  async (trx) => {
    const { rows } = await sql<{ before: boolean }>`
      update agreements a set suspended_by_operator = ${suspended} from (select id, suspended_by_operator as before from agreements) b
      where a.id = ${agreement} and b.id = a.id returning b.before`.execute(trx)
    if (rows[0] === undefined) return 'NOT_FOUND'
    if (rows[0].before !== suspended) return 'DONE'
    if (suspended) return 'UNCHANGED'
    const others = await trx
      .selectFrom('agreement_suspensions')
      .select('organisation')
      .where('agreement_id', '=', agreement)
      .executeTakeFirst()
    return others === undefined ? 'UNCHANGED' : 'NOT_ALLOWED'
  }

const resume =
  (agreement: string, organisation: OdsCode): Write =>
  async (trx) => {
    const ended = await trx
      .deleteFrom('agreement_suspensions')
      .where('agreement_id', '=', agreement)
      .where('organisation', '=', organisation)
      .executeTakeFirst()
    if (ended.numDeletedRows > 0n) return 'DONE'
    const { rows } = await sql<{ suspended: boolean }>`
      select a.suspended_by_operator or exists (select from agreement_suspensions s where s.agreement_id = a.id) as suspended
      from agreements a where a.id = ${agreement}`.execute(trx)
    if (rows[0] === undefined) return 'NOT_FOUND'
    return rows[0].suspended ? 'NOT_ALLOWED' : 'UNCHANGED'
  }

/** The agreements behind this door. */
export const openAgreementStore = ({ db }: Door): AgreementStore => {
  const write = (agreement: string, edit: Write): Promise<EditOutcome> =>
    orTrouble(
      'STATE_UNAVAILABLE',
      changing(db, 'agreements', async (trx, version) => {
        const outcome = await edit(trx)
        if (outcome === 'DONE')
          await trx.updateTable('agreements').set({ changed_at_version: version }).where('id', '=', agreement).execute()
        return outcome
      }),
    )
  return {
    all: () => orTrouble('STATE_UNAVAILABLE', readAll(db)),
    changedSince: (version) => orTrouble('STATE_UNAVAILABLE', readChanged(db, version)),
    find: (id) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        sql<{ agreement: unknown }>`select ${agreementJson} as agreement from agreements a where a.id = ${id}`
          .execute(db)
          .then(({ rows }) => (rows[0] === undefined ? undefined : readAgreement(rows[0].agreement))),
      ),
    save: (given) => {
      const agreements = Array.isArray(given) ? (given as readonly Agreement[]) : [given as Agreement]
      return orTrouble(
        'STATE_UNAVAILABLE',
        changing(db, 'agreements', (trx, version) => saveAgreements(trx, agreements, version)),
      )
    },
    propose: (agreement, version) => write(agreement, propose(agreement, version)),
    sign: (signing) => write(signing.agreement, sign(signing)),
    withdraw: (agreement, organisation) => write(agreement, mark('agreement_withdrawals', agreement, organisation)),
    suspend: (agreement, by) =>
      write(
        agreement,
        by === 'operator' ? operatorMark(agreement, true) : mark('agreement_suspensions', agreement, by),
      ),
    resume: (agreement, by) =>
      write(agreement, by === 'operator' ? operatorMark(agreement, false) : resume(agreement, by)),
  }
}
