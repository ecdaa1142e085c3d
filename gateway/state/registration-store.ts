import { type Kysely, sql, type Transaction } from 'kysely'
import { isRegistered } from '../../policies/registration-life.ts'
import { configurationHash } from '../../schema/model/conformance-report.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type {
  CredentialKind,
  CredentialNote,
  ExchangeConfiguration,
  ExchangeRegistration,
  RegistrationCanary,
  RegistrationDeed,
  RegistrationEvent,
} from '../../schema/model/exchange-registration.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Sealed } from '../sealing/sealing.ts'
import type { Doer } from './agreement-events.ts'
import { changing } from './bump-version.ts'
import { type CanaryEdit, editCanary, readCanaries } from './canary-rows.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { putExchange } from './put-exchange.ts'
import { credentialNote, registration, registrationEvent, sealedCredential } from './registration-shape.ts'
import { orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** A credential as it is kept: what it is, and the secret sealed about `exchange-credential:<exchange>:<kind>`. */
export type SealedCredential = {
  readonly exchange: ExchangeId
  readonly kind: CredentialKind
  readonly hint: string
  readonly expiresAt: number | undefined
  readonly sealed: Sealed
}

/** One change of a registration, made only to the revision that was read, with its line of history. */
export type RegistrationChange = {
  readonly id: ExchangeId
  readonly revision: number
  readonly deed: RegistrationDeed
  readonly note?: string | undefined
  /** What is written over; a member that is there and undefined is emptied. */
  readonly set?: Partial<
    Pick<
      ExchangeRegistration,
      'state' | 'resumesTo' | 'configuration' | 'conformanceKey' | 'challenge' | 'report' | 'certified' | 'pilot'
    >
  >
  readonly credential?: SealedCredential | { readonly remove: CredentialKind }
  readonly canary?: CanaryEdit
}

/** Registrations of exchanges. What is asked (`exchanges`) is written with them in one transaction, so that the two cannot disagree. */
export type RegistrationStore = {
  readonly find: (id: ExchangeId) => Promise<ExchangeRegistration | undefined>
  /** By id. */
  readonly ofOperator: (operator: OdsCode) => Promise<readonly ExchangeRegistration[]>
  /** `CONFLICT`: that id is somebody's already, or was. */
  readonly begin: (
    id: ExchangeId,
    operator: OdsCode,
    configuration: ExchangeConfiguration,
    by: Doer,
  ) => Promise<EditOutcome>
  /** `by` undefined: the house itself. `CONFLICT` when it was changed since that revision. */
  readonly change: (change: RegistrationChange, by: Doer | undefined) => Promise<EditOutcome>
  /** Takes exchanges that are asked already into the care of their operator: live, certified as they stand. Those that are registered are left alone. */
  readonly adopt: (exchanges: readonly Exchange[], operator: OdsCode) => Promise<void>
  /** Newest first. */
  readonly historyOf: (id: ExchangeId) => Promise<readonly RegistrationEvent[]>
  readonly credentialsOf: (id: ExchangeId) => Promise<readonly CredentialNote[]>
  /** Every secret, sealed, for whoever connects. */
  readonly sealedCredentials: () => Promise<readonly SealedCredential[]>
  /** Newest first. */
  readonly canariesOf: (id: ExchangeId) => Promise<readonly RegistrationCanary[]>
}

const COLUMNS = sql`r.id, r.operator, r.state, r.resumes_to, r.revision, r.configuration, r.conformance_key, r.challenge, r.report, r.certified,
  r.pilot, r.changed_at`

const read = async (db: Kysely<Tables>, where: ReturnType<typeof sql>): Promise<readonly ExchangeRegistration[]> => {
  const { rows } =
    await sql`select ${COLUMNS} from exchange_registrations r where ${where} order by r.id collate "C"`.execute(db)
  return rows.map((row) => registration.parse(row))
}

const tell = (
  trx: Transaction<Tables>,
  { id, state, revision }: Pick<ExchangeRegistration, 'id' | 'state' | 'revision'>,
  before: string,
  { deed, note }: Pick<RegistrationChange, 'deed' | 'note'>,
  by: Doer | undefined,
): Promise<unknown> =>
  sql`insert into exchange_registration_events
      (exchange_id, revision, at, deed, by_issuer, by_user_id, by_name, from_state, to_state, note)
    values (${id}, ${revision}, ${databaseNow}, ${deed}, ${by?.issuer ?? null}, ${by?.userId ?? null}, ${by?.name ?? by?.userId ?? null},
      ${before}, ${state}, ${note ?? null})`.execute(trx)

const begin = async (
  trx: Transaction<Tables>,
  id: ExchangeId,
  operator: OdsCode,
  configuration: ExchangeConfiguration,
  by: Doer,
): Promise<EditOutcome> => {
  const { numAffectedRows } = await sql`
    insert into exchange_registrations (id, operator, state, configuration, changed_at)
    select ${id}, ${operator}, 'DRAFT', ${JSON.stringify(configuration)}::json, ${databaseNow}
    where not exists (select from exchanges where id = ${id}) on conflict do nothing`.execute(trx)
  if (numAffectedRows !== 1n) return 'CONFLICT'
  await tell(trx, { id, state: 'DRAFT', revision: 1 }, 'DRAFT', { deed: 'REGISTERED' }, by)
  return 'DONE'
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

const writeOver = async (
  trx: Transaction<Tables>,
  { id, revision }: Pick<RegistrationChange, 'id' | 'revision'>,
  next: ExchangeRegistration,
): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update exchange_registrations set revision = revision + 1, changed_at = ${databaseNow},
      state = ${next.state}, resumes_to = ${next.resumesTo ?? null}, configuration = ${JSON.stringify(next.configuration)}::json,
      conformance_key = ${json(next.conformanceKey)}::json, challenge = ${next.challenge ?? null}, report = ${json(next.report)}::json,
      certified = ${next.certified ?? null}, pilot = ${JSON.stringify(next.pilot)}::json
    where id = ${id} and revision = ${revision}`.execute(trx)
  return numAffectedRows === 1n
}

const putCredential = async (
  trx: Transaction<Tables>,
  id: ExchangeId,
  given: NonNullable<RegistrationChange['credential']>,
  by: Doer | undefined,
): Promise<void> => {
  if ('remove' in given) {
    await trx
      .deleteFrom('exchange_credentials')
      .where('exchange_id', '=', id)
      .where('kind', '=', given.remove)
      .execute()
    return
  }
  const { kind, hint, expiresAt, sealed } = given
  await sql`insert into exchange_credentials (exchange_id, kind, hint, expires_at, key_id, sealed, set_at, set_by)
    values (${id}, ${kind}, ${hint}, ${expiresAt ?? null}, ${sealed.keyId}, ${sealed.sealed}, ${databaseNow}, ${by?.name ?? by?.userId ?? null})
    on conflict (exchange_id, kind) do update set hint = excluded.hint, expires_at = excluded.expires_at, key_id = excluded.key_id,
      sealed = excluded.sealed, set_at = excluded.set_at, set_by = excluded.set_by`.execute(trx)
}

/** The row that every node reads, where the registration is in the registry; one that was and is retired is written so, too. */
const project = async (
  trx: Transaction<Tables>,
  version: number,
  { id, state, configuration, pilot }: ExchangeRegistration,
): Promise<void> => {
  const row = (lifecycle: Exchange['lifecycle']): Exchange => ({
    id,
    ...configuration,
    lifecycle,
    pilot: lifecycle === 'PILOT' ? pilot : undefined,
  })
  if (isRegistered(state)) {
    await putExchange(trx, version, row(state))
    return
  }
  if (state !== 'RETIRED') return
  const known = await trx.selectFrom('exchanges').select('id').where('id', '=', id).executeTakeFirst()
  if (known !== undefined) await putExchange(trx, version, row(state))
}

const change = async (
  trx: Transaction<Tables>,
  version: number,
  given: RegistrationChange,
  by: Doer | undefined,
): Promise<EditOutcome> => {
  const [before] = await read(trx, sql`r.id = ${given.id}`)
  if (before === undefined) return 'NOT_FOUND'
  const next: ExchangeRegistration = { ...before, ...given.set }
  if (!(await writeOver(trx, given, next))) return 'CONFLICT'
  if (given.canary !== undefined) await editCanary(trx, given.id, given.canary)
  if (given.credential !== undefined) await putCredential(trx, given.id, given.credential, by)
  await tell(trx, { ...next, revision: given.revision + 1 }, before.state, given, by)
  await project(trx, version, next)
  return 'DONE'
}

const configurationOf = ({ id: _, lifecycle: __, pilot: ___, canary: ____, ...configuration }: Exchange) =>
  configuration satisfies ExchangeConfiguration

const adopt = async (trx: Transaction<Tables>, exchanges: readonly Exchange[], operator: OdsCode): Promise<void> => {
  const rows = exchanges.map((exchange) => ({
    id: exchange.id,
    state: exchange.lifecycle,
    configuration: configurationOf(exchange),
    certified: configurationHash(exchange),
    pilot: exchange.pilot ?? [],
  }))
  await sql`
    with adopted as (
      insert into exchange_registrations (id, operator, state, resumes_to, configuration, certified, pilot, changed_at)
      select r->>'id', ${operator}, r->>'state', case when r->>'state' = 'SUSPENDED' then 'LIVE' end, r->'configuration', r->>'certified',
        r->'pilot', ${databaseNow}
      from json_array_elements(${JSON.stringify(rows)}::json) as given(r) on conflict do nothing returning id, state, changed_at)
    insert into exchange_registration_events (exchange_id, revision, at, deed, from_state, to_state)
    select id, 1, changed_at, 'ADOPTED', state, state from adopted`.execute(trx)
}

/** The registrations behind this door. */
export const openRegistrationStore = ({ db }: Pick<Door, 'db'>): RegistrationStore => {
  const ask = <Result>(asked: Promise<Result>): Promise<Result> => orTrouble('STATE_UNAVAILABLE', asked)
  return {
    find: (id) => ask(read(db, sql`r.id = ${id}`).then(([found]) => found)),
    ofOperator: (operator) => ask(read(db, sql`r.operator = ${operator}`)),
    begin: (id, operator, configuration, by) =>
      ask(db.transaction().execute((trx) => begin(trx, id, operator, configuration, by))),
    change: (given, by) => ask(changing(db, 'registry', (trx, version) => change(trx, version, given, by))),
    adopt: (exchanges, operator) => ask(db.transaction().execute((trx) => adopt(trx, exchanges, operator))),
    historyOf: (id) =>
      ask(
        sql`select at, revision, deed, by_name, from_state, to_state, note from exchange_registration_events
          where exchange_id = ${id} order by id desc`
          .execute(db)
          .then(({ rows }) => rows.map((row) => registrationEvent.parse(row))),
      ),
    credentialsOf: (id) =>
      ask(
        sql`select kind, hint, expires_at, set_at, set_by from exchange_credentials where exchange_id = ${id} order by kind`
          .execute(db)
          .then(({ rows }) => rows.map((row) => credentialNote.parse(row))),
      ),
    sealedCredentials: () =>
      ask(
        sql`select exchange_id, kind, hint, expires_at, key_id, sealed from exchange_credentials`
          .execute(db)
          .then(({ rows }) => rows.map((row) => sealedCredential.parse(row))),
      ),
    canariesOf: (id) => ask(readCanaries(db, sql`c.exchange_id = ${id}`)),
  }
}
