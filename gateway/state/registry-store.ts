import { sql } from 'kysely'
import { z } from 'zod'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Organisation } from '../../schema/model/organisation.ts'
import type { Suspension } from '../../schema/model/suspension.ts'
import { changing } from './bump-version.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import { type PastExchange, readExchangesAt } from './exchange-history.ts'
import { registeredExchange } from './exchange-shape.ts'
import { saveOrganisations } from './organisation-store.ts'
import { putExchange } from './put-exchange.ts'
import { odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'
import { resume, type Suspender, suspend, suspension } from './suspension-store.ts'

const organisation: z.ZodType<Organisation> = z.object({
  odsCode,
  name: z.string(),
  kind: z.enum(['TRUST', 'PRACTICE', 'BOROUGH', 'ICB', 'AMBULANCE', 'NHS_111', 'SITE', 'OTHER']),
  resolvesTo: odsCode,
})

const loaded = z.object({
  version: z.number(),
  exchanges: z.array(registeredExchange),
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
        'settings', e.settings, 'pilot', e.pilot, 'sla', e.sla, 'members', coalesce(m.members, '[]'), 'canary', c.canary) order by e.id collate "C")
      from exchanges e left join lateral (
        select json_build_object('id', t.id, 'share', t.share, 'pilot', t.pilot, 'configuration', t.configuration) as canary
        from exchange_canaries t where t.exchange_id = e.id and t.state = 'UNDER_WAY' and e.lifecycle = 'LIVE') c on true left join lateral (
        select json_agg(ods_code order by ods_code collate "C") as members from exchange_members where exchange_id = e.id) m on true), '[]'),
    'organisations', coalesce((select json_agg(json_build_object(
        'odsCode', ods_code, 'name', name, 'kind', kind, 'resolvesTo', resolves_to) order by ods_code collate "C") from organisations), '[]'),
    'suspensions', coalesce((select json_agg(s) from (
        select distinct exchange_id as exchange, controller from suspensions) s), '[]')) as registry`

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
  saveExchange: (row, revision) =>
    orTrouble(
      'STATE_UNAVAILABLE',
      changing(db, 'registry', (trx, version) => putExchange(trx, version, row, revision)),
    ),
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
