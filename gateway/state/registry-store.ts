import { sql } from 'kysely'
import { z } from 'zod'
import { type Exchange, PROTOCOLS } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { Suspension } from '../../schema/model/suspension.ts'
import { changing } from './bump-version.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { keepExchange, type PastExchange, readExchangesAt } from './exchange-history.ts'
import { saveOrganisations } from './organisation-store.ts'
import { exchangeId, odsCode, period, recordType } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import { resume, type Suspender, suspend, suspension } from './suspension-store.ts'

const organisation: z.ZodType<Organisation> = z.object({
  odsCode,
  name: z.string(),
  kind: z.enum(['TRUST', 'PRACTICE', 'BOROUGH', 'ICB', 'AMBULANCE', 'NHS_111', 'SITE', 'OTHER']),
  resolvesTo: odsCode,
})

const exchange: z.ZodType<Exchange> = z
  .object({
    id: exchangeId,
    name: z.string(),
    area: z.string(),
    protocol: z.enum(PROTOCOLS),
    endpoint: z.string(),
    members: z.array(odsCode),
    recordTypes: z.array(recordType),
    defaultController: odsCode.nullable().transform((code) => code ?? undefined),
    lifecycle: z.enum(['LIVE', 'SUSPENDED', 'RETIRED']),
    maintenance: z.array(period),
    limits: z.object({ concurrency: z.number().int(), maxBodyBytes: z.number().int() }),
    sla: z.object({ availability: z.number(), p95Ms: z.number() }).nullable(),
    settings: z.unknown(),
  })
  .transform(({ sla, ...row }) => (sla === null ? row : { ...row, sla }))

const loaded = z.object({
  version: z.number(),
  exchanges: z.array(exchange),
  organisations: z.array(organisation),
  suspensions: z.array(suspension),
})

/** The whole registry as of one version. Exchanges in the order of their ids, members in ODS order. */
export type Registry = {
  readonly version: number
  readonly exchanges: readonly Exchange[]
  readonly organisations: readonly Organisation[]
  readonly suspensions: readonly Suspension[]
}

/** Exchanges with their members, organisations, and what is paused. Every write raises the registry's version. */
export type RegistryStore = {
  readonly load: () => Promise<Registry>
  /** The exchanges as they stood at a version, by id; undefined when nothing is kept of so long ago. */
  readonly exchangesAt: (version: number) => Promise<readonly PastExchange[] | undefined>
  /** The revision of one exchange's row, for `saveExchange`; undefined when it is not registered. */
  readonly revisionOf: (id: ExchangeId) => Promise<number | undefined>
  /** Writes an exchange and its members. With `revision`, only over the row that was read: else `CONFLICT`. */
  readonly saveExchange: (exchange: Exchange, revision?: number) => Promise<EditOutcome>
  /** Writes organisations over those of the same code. */
  readonly saveOrganisations: (organisations: readonly Organisation[]) => Promise<void>
  readonly suspend: (what: Suspension, by: Suspender) => Promise<EditOutcome>
  /** Only who suspended resumes: `NOT_ALLOWED` when only others have suspended it. */
  readonly resume: (what: Suspension, by: Suspender) => Promise<EditOutcome>
}

const LOAD = sql<{ registry: unknown }>`
  select json_build_object(
    'version', (select version from versions where name = 'registry'),
    'exchanges', coalesce((select json_agg(json_build_object(
        'id', e.id, 'name', e.name, 'area', e.area, 'protocol', e.protocol, 'endpoint', e.endpoint, 'recordTypes', e.record_types,
        'defaultController', e.default_controller, 'lifecycle', e.lifecycle, 'maintenance', e.maintenance, 'limits', e.limits,
        'settings', e.settings, 'sla', e.sla, 'members', coalesce(m.members, '[]')) order by e.id collate "C")
      from exchanges e left join lateral (
        select json_agg(ods_code order by ods_code collate "C") as members from exchange_members where exchange_id = e.id) m on true), '[]'),
    'organisations', coalesce((select json_agg(json_build_object(
        'odsCode', ods_code, 'name', name, 'kind', kind, 'resolvesTo', resolves_to) order by ods_code collate "C") from organisations), '[]'),
    'suspensions', coalesce((select json_agg(s) from (
        select distinct exchange_id as exchange, controller from suspensions) s), '[]')) as registry`

const putExchange = (
  db: Door['db'],
  { members, ...row }: Exchange,
  revision: number | undefined,
): Promise<EditOutcome> =>
  changing(db, 'registry', async (trx, version) => {
    const columns = {
      name: row.name,
      area: row.area,
      protocol: row.protocol,
      endpoint: row.endpoint,
      record_types: JSON.stringify(row.recordTypes),
      default_controller: row.defaultController ?? null,
      lifecycle: row.lifecycle,
      maintenance: JSON.stringify(row.maintenance),
      limits: JSON.stringify(row.limits),
      settings: JSON.stringify(row.settings ?? null),
      sla: row.sla === undefined ? null : JSON.stringify(row.sla),
    }
    const written = await trx
      .insertInto('exchanges')
      .values({ id: row.id, ...columns })
      .onConflict((conflict) => {
        const update = conflict.column('id').doUpdateSet({ ...columns, revision: sql`exchanges.revision + 1` })
        return revision === undefined ? update : update.where('exchanges.revision', '=', revision)
      })
      .returning('revision')
      .executeTakeFirst()
    if (written === undefined) return 'CONFLICT'
    await trx.deleteFrom('exchange_members').where('exchange_id', '=', row.id).execute()
    const codes = [...new Set(members)]
    if (codes.length > 0)
      await sql`insert into exchange_members select ${row.id}, unnest(${codes}::text[])`.execute(trx)
    await keepExchange(trx, { members, ...row }, version)
    return 'DONE'
  })

/** The registry behind this door. */
export const openRegistryStore = ({ db }: Door): RegistryStore => ({
  load: () =>
    orTrouble(
      'STATE_UNAVAILABLE',
      LOAD.execute(db).then(({ rows }) => loaded.parse(rows[0]?.registry)),
    ),
  exchangesAt: (version) => orTrouble('STATE_UNAVAILABLE', readExchangesAt(db, version)),
  revisionOf: (id) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      db
        .selectFrom('exchanges')
        .select('revision')
        .where('id', '=', id)
        .executeTakeFirst()
        .then((row) => row?.revision),
    ),
  saveExchange: (row, revision) => orTrouble('STATE_UNAVAILABLE', putExchange(db, row, revision)),
  saveOrganisations: (rows) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      changing(db, 'registry', (trx) => saveOrganisations(trx, rows)),
    ),
  suspend: (what, by) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      changing(db, 'registry', (trx) => suspend(trx, what, by)),
    ),
  resume: (what, by) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      changing(db, 'registry', (trx) => resume(trx, what, by)),
    ),
})
