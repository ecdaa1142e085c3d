import { type Kysely, sql } from 'kysely'
import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import type { AgreementEvent } from '../../schema/model/agreement-event.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { type PastMoment, readAsOf } from './agreement-as-of.ts'
import { type Doer, readEvents } from './agreement-events.ts'
import { agreementJson, trusted } from './agreement-shape.ts'
import { readVersionRecord, type VersionRecord } from './agreement-signatures.ts'
import { mark, operatorMark, propose, resume, type Signing, sign, type Write } from './agreement-writes.ts'
import { changing } from './bump-version.ts'
import type { Door } from './doors/door.ts'
import { takeDraft } from './draft-store.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { saveAgreements } from './save-agreements.ts'
import { orTrouble } from './state-trouble.ts'
import type { Suspender } from './suspension-store.ts'
import type { Tables } from './tables.ts'

/**
 * Agreements as of one version of the whole: at least as new as it says. `refused`: the ids of those whose stored terms are not what was signed;
 * they count as none.
 */
export type AgreementsAt = {
  readonly version: number
  readonly agreements: readonly Agreement[]
  readonly refused: readonly string[]
}

/** Who proposes, and the draft that becomes the version: proposed only in the revision that was read. */
export type Proposing = {
  readonly organisation: OdsCode
  readonly by: Doer
  readonly draft: { readonly id: string; readonly revision: number }
}

/** Agreements, their versions, signatures and history. Every write raises the agreements' version in the same transaction. */
export type AgreementStore = {
  /** All, read in pages: an agreement changed meanwhile may be newer than `version`, none is older. */
  readonly all: () => Promise<AgreementsAt>
  /** Those that changed after this version. An index look-up: nothing is read when nothing changed. */
  readonly changedSince: (version: number) => Promise<AgreementsAt>
  /** Undefined when there is none, or when what is stored is not what was signed. */
  readonly find: (id: string) => Promise<Agreement | undefined>
  /** Writes agreements whole (imports, the simulated London). A known version with other terms is refused: `INPUT_INVALID`. */
  readonly save: (agreements: Agreement | readonly Agreement[]) => Promise<void>
  /**
   * Adds the next version, unsigned: `CONFLICT` unless its number is one above the newest (1 opens a new agreement). With a draft, that draft
   * becomes `PROPOSED` in the same transaction, or nothing happens and it is `CONFLICT`.
   */
  readonly propose: (agreement: string, version: AgreementVersion, proposing?: Proposing) => Promise<EditOutcome>
  /** `UNCHANGED` when already signed (the first signature stands), `NOT_ALLOWED` after that party withdrew, `NOT_FOUND` for no party. */
  readonly sign: (signing: Signing) => Promise<EditOutcome>
  /** Ends the agreement for this party's pairs, in all versions, for good. */
  readonly withdraw: (agreement: string, organisation: OdsCode, by?: Doer) => Promise<EditOutcome>
  readonly suspend: (agreement: string, suspender: Suspender, by?: Doer) => Promise<EditOutcome>
  /** Ends this suspender's own suspension; `NOT_ALLOWED` when only others hold it suspended. */
  readonly resume: (agreement: string, suspender: Suspender, by?: Doer) => Promise<EditOutcome>
  /** All that was done to an agreement, oldest first. */
  readonly eventsOf: (agreement: string) => Promise<readonly AgreementEvent[]>
  /** When a version was proposed, its hash, and its signatures; undefined when there is no such version. */
  readonly recordOf: (agreement: string, version: number) => Promise<VersionRecord | undefined>
  /** The agreements in which `party` was a party then, of any version, exactly as they stood; by id. */
  readonly asOf: (past: { readonly party: OdsCode; readonly at: PastMoment }) => Promise<readonly Agreement[]>
}

const PAGE = 2_000

const readAll = async (db: Kysely<Tables>): Promise<AgreementsAt> => {
  const { version } = await db
    .selectFrom('versions')
    .select('version')
    .where('name', '=', 'agreements')
    .executeTakeFirstOrThrow()
  const agreements: Agreement[] = []
  const refused: string[] = []
  for (let after = ''; ; ) {
    const page = await sql<{ id: string; agreement: unknown }>`
      select a.id, ${agreementJson} as agreement from agreements a where a.id > ${after} order by a.id limit ${PAGE}`.execute(
      db,
    )
    const read = trusted(page.rows.map(({ agreement }) => agreement))
    for (const agreement of read.agreements) agreements.push(agreement)
    refused.push(...read.refused)
    const last = page.rows.at(-1)
    if (page.rows.length < PAGE || last === undefined) return { version, agreements, refused }
    after = last.id
  }
}

const readChanged = async (db: Kysely<Tables>, since: number): Promise<AgreementsAt> => {
  const { rows } = await sql<{ version: number; agreement: unknown }>`
    select v.version, case when a.id is not null then ${agreementJson} end as agreement
    from versions v left join agreements a on a.changed_at_version > ${since} where v.name = 'agreements'`.execute(db)
  return {
    version: rows[0]?.version ?? since,
    ...trusted(rows.filter((row) => row.agreement !== null).map((row) => row.agreement)),
  }
}

const readOne = async (db: Kysely<Tables>, id: string): Promise<Agreement | undefined> => {
  const { rows } = await sql<{ agreement: unknown }>`
    select ${agreementJson} as agreement from agreements a where a.id = ${id}`.execute(db)
  return trusted(rows.map(({ agreement }) => agreement)).agreements[0]
}

/** A draft that was changed since it was read, or a version that somebody else proposed first: nothing of it may stay. */
const STALE = new HouseError('STALE_VERSION')

const proposing =
  (agreement: string, version: AgreementVersion, given: Proposing | undefined): Write =>
  async (trx, produced) => {
    const outcome = await propose(agreement, version, given?.organisation, given?.by)(trx, produced)
    if (given === undefined) return outcome
    if (outcome !== 'DONE' || !(await takeDraft(trx, given.draft, given.by))) throw STALE
    return outcome
  }

/** The agreements behind this door. */
export const openAgreementStore = ({ db }: Door): AgreementStore => {
  const write = (agreement: string, edit: Write): Promise<EditOutcome> =>
    orTrouble(
      'STATE_UNAVAILABLE',
      changing(db, 'agreements', async (trx, version) => {
        const outcome = await edit(trx, version)
        if (outcome === 'DONE')
          await trx.updateTable('agreements').set({ changed_at_version: version }).where('id', '=', agreement).execute()
        return outcome
      }).catch((fault: unknown) => {
        if (fault === STALE) return 'CONFLICT'
        throw fault
      }),
    )
  return {
    all: () => orTrouble('STATE_UNAVAILABLE', readAll(db)),
    // From the beginning it is everything: in pages.
    changedSince: (version) => orTrouble('STATE_UNAVAILABLE', version === 0 ? readAll(db) : readChanged(db, version)),
    find: (id) => orTrouble('STATE_UNAVAILABLE', readOne(db, id)),
    save: (given) => {
      const agreements = Array.isArray(given) ? (given as readonly Agreement[]) : [given as Agreement]
      return orTrouble(
        'STATE_UNAVAILABLE',
        changing(db, 'agreements', (trx, version) => saveAgreements(trx, agreements, version)),
      )
    },
    propose: (agreement, version, given) => write(agreement, proposing(agreement, version, given)),
    sign: (signing) => write(signing.agreement, sign(signing)),
    withdraw: (agreement, organisation, by) =>
      write(agreement, mark('agreement_withdrawals', agreement, organisation, by)),
    suspend: (agreement, suspender, by) =>
      write(
        agreement,
        suspender === 'operator'
          ? operatorMark(agreement, true, by)
          : mark('agreement_suspensions', agreement, suspender, by),
      ),
    resume: (agreement, suspender, by) =>
      write(
        agreement,
        suspender === 'operator' ? operatorMark(agreement, false, by) : resume(agreement, suspender, by),
      ),
    eventsOf: (agreement) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        readEvents(db, [agreement]).then((events) => events.get(agreement) ?? []),
      ),
    recordOf: (agreement, version) => orTrouble('STATE_UNAVAILABLE', readVersionRecord(db, agreement, version)),
    asOf: ({ party, at }) => orTrouble('STATE_UNAVAILABLE', readAsOf(db, party, at)),
  }
}
