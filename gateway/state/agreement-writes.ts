import { sql, type Transaction } from 'kysely'
import type { AgreementVersion } from '../../schema/model/agreement.ts'
import type { DsptStanding } from '../../schema/model/dspt.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { type Doer, recordEvent } from './agreement-events.ts'
import { databaseNow } from './database-clock.ts'
import type { EditOutcome } from './edit-outcome.ts'
import type { Tables } from './tables.ts'
import { termsHash } from './terms-hash.ts'

/** A party's signature over one version. */
export type Signing = {
  readonly agreement: string
  readonly version: number
  readonly organisation: OdsCode
  readonly signer: { readonly issuer: string; readonly userId: string; readonly name?: string | undefined }
  /** The hash of the terms that the signer was shown; when given it must be this version's, else `CONFLICT`. */
  readonly termsHash?: string
  /** The house's JWS over this signature, where it was given here. */
  readonly jws: string | null
  /** Where the party stood in the Data Security and Protection Toolkit when it signed. */
  readonly dspt?: DsptStanding | undefined
  /** When it was signed; the database's now unless a past signature is being entered. */
  readonly at?: Instant
}

/** A change of one agreement within its transaction; `produced` is the version of all agreements together that it makes. */
export type Write = (trx: Transaction<Tables>, produced: number) => Promise<EditOutcome>

const isParty = (agreement: string, organisation: string) =>
  sql<boolean>`exists (select from agreement_parties where agreement_id = ${agreement} and organisation = ${organisation})`

/** Adds the next version, unsigned. */
export const propose =
  (id: string, version: AgreementVersion, organisation: OdsCode | undefined, by: Doer | undefined): Write =>
  async (trx, produced) => {
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
    await recordEvent(trx, { agreement: id, kind: 'PROPOSED', version: version.version, organisation }, by, produced)
    return 'DONE'
  }

/** Signs a version for a party. */
export const sign =
  ({ agreement, version, organisation, signer, termsHash: shown, jws, dspt, at }: Signing): Write =>
  async (trx, produced) => {
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
        signer_issuer = ${signer.issuer}, signer_user_id = ${signer.userId}, signer_name = ${signer.name ?? null}, jws = ${jws},
        dspt_status = ${dspt?.status ?? null}, dspt_published_on = ${dspt?.publishedOn ?? null}
      where agreement_id = ${agreement} and version = ${version} and organisation = ${organisation}`.execute(trx)
    const by = { issuer: signer.issuer, userId: signer.userId, name: signer.name }
    await recordEvent(trx, { agreement, kind: 'SIGNED', version, organisation, at }, by, produced)
    return 'DONE'
  }

const MARKS = { agreement_withdrawals: 'WITHDREW', agreement_suspensions: 'SUSPENDED' } as const

/** Withdraws a party, or pauses the agreement for it. */
export const mark =
  (table: keyof typeof MARKS, agreement: string, organisation: OdsCode, by: Doer | undefined): Write =>
  async (trx, produced) => {
    const party = await sql<{ known: boolean }>`select ${isParty(agreement, organisation)} as known`.execute(trx)
    if (party.rows[0]?.known !== true) return 'NOT_FOUND'
    const { numAffectedRows } = await sql`
      insert into ${sql.table(table)} values (${agreement}, ${organisation}, ${databaseNow}) on conflict do nothing`.execute(
      trx,
    )
    if (numAffectedRows !== 1n) return 'UNCHANGED'
    await recordEvent(trx, { agreement, kind: MARKS[table], organisation }, by, produced)
    return 'DONE'
  }

/** The operator pauses the whole agreement, or ends that pause. */
export const operatorMark =
  (agreement: string, suspended: boolean, by: Doer | undefined): Write =>
  async (trx, produced) => {
    const { rows } = await sql<{ before: boolean }>`
      update agreements a set suspended_by_operator = ${suspended} from (select id, suspended_by_operator as before from agreements) b
      where a.id = ${agreement} and b.id = a.id returning b.before`.execute(trx)
    if (rows[0] === undefined) return 'NOT_FOUND'
    if (rows[0].before !== suspended) {
      await recordEvent(trx, { agreement, kind: suspended ? 'SUSPENDED' : 'RESUMED' }, by, produced)
      return 'DONE'
    }
    if (suspended) return 'UNCHANGED'
    const others = await trx
      .selectFrom('agreement_suspensions')
      .select('organisation')
      .where('agreement_id', '=', agreement)
      .executeTakeFirst()
    return others === undefined ? 'UNCHANGED' : 'NOT_ALLOWED'
  }

/** Ends a party's own pause. */
export const resume =
  (agreement: string, organisation: OdsCode, by: Doer | undefined): Write =>
  async (trx, produced) => {
    const ended = await trx
      .deleteFrom('agreement_suspensions')
      .where('agreement_id', '=', agreement)
      .where('organisation', '=', organisation)
      .executeTakeFirst()
    if (ended.numDeletedRows > 0n) {
      await recordEvent(trx, { agreement, kind: 'RESUMED', organisation }, by, produced)
      return 'DONE'
    }
    const { rows } = await sql<{ suspended: boolean }>`
      select a.suspended_by_operator or exists (select from agreement_suspensions s where s.agreement_id = a.id) as suspended
      from agreements a where a.id = ${agreement}`.execute(trx)
    if (rows[0] === undefined) return 'NOT_FOUND'
    return rows[0].suspended ? 'NOT_ALLOWED' : 'UNCHANGED'
  }
