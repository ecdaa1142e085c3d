import { sql } from 'kysely'
import { z } from 'zod'
import type { BreakGlassGrant } from '../../schema/model/break-glass.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Suspension } from '../../schema/model/suspension.ts'
import { databaseNow } from './database-clock.ts'
import { directiveJson, readDirective } from './directive-shape.ts'
import type { Door } from './doors/door.ts'
import { KEPT } from './doors/kept-statement.ts'
import { generationOf, type PatientKeys } from './patient-key.ts'
import { proxyRightJson, readProxyRight } from './proxy-right-store.ts'
import { instant, odsCode } from './shapes.ts'
import { CONFIRM_WITHIN_MS, orTrouble } from './state-trouble.ts'
import { suspension } from './suspension-store.ts'

/** The stored facts about one patient and one requester, all as of one moment. */
export type StoredFacts = {
  /** The database's clock. */
  readonly now: Instant
  readonly versions: { readonly agreements: number; readonly registry: number }
  /** Those not withdrawn; their periods are for policy to judge. */
  readonly directives: readonly ConsentDirective[]
  readonly proxyRights: readonly ProxyRight[]
  readonly suspensions: readonly Suspension[]
  /** Of this user for this patient, and not over; whether they live is for policy to judge. */
  readonly grants: readonly BreakGlassGrant[]
}

const grant = z.object({
  id: z.string(),
  organisation: odsCode,
  code: z.string(),
  words: z.string(),
  period: z.object({ start: instant, end: instant }),
})

const answer = z.object({
  now: instant,
  agreements: z.number(),
  registry: z.number(),
  keys: z.number(),
  directives: z.array(z.unknown()),
  rights: z.array(z.unknown()),
  suspensions: z.array(suspension),
  grants: z.array(grant),
})

/** Gathers the stored facts in one round trip, from one snapshot. Throws `STATE_UNAVAILABLE` when they are not there within a second. */
export const openFacts =
  ({ db }: Door, keys: PatientKeys) =>
  ({
    patient,
    proxy,
    user,
  }: {
    readonly patient: NhsNumber
    readonly proxy: NhsNumber | undefined
    /** Who asks, where grants of theirs may matter. */
    readonly user?: Pick<Requester, 'issuer' | 'userId'>
  }): Promise<StoredFacts> => {
    const ask = async () => {
      const key = keys.keyOf(patient)
      const rights =
        proxy === undefined
          ? sql`'[]'::json`
          : sql`coalesce((select json_agg(${proxyRightJson} order by p.id) from proxy_rights p
              where p.patient_key = ${key} and p.proxy_key = ${keys.keyOf(proxy)} and p.withdrawn_at is null), '[]')`
      const grants =
        user === undefined
          ? sql`'[]'::json`
          : sql`coalesce((select json_agg(json_build_object('id', g.id, 'organisation', g.organisation, 'code', g.code, 'words', g.words,
                'period', json_build_object('start', g.begun_at, 'end', coalesce(g.ended_at, g.ends_at))) order by g.begun_at desc, g.id)
              from break_glass_grants g where g.patient_key = ${key} and g.issuer = ${user.issuer} and g.user_id = ${user.userId}
                and g.ended_at is null and g.ends_at > ${databaseNow}), '[]')`
      const { rows } = await sql<Record<string, unknown>>`${sql.raw(KEPT)} select ${databaseNow} as now,
        (select version from versions where name = 'agreements') as agreements,
        (select version from versions where name = 'registry') as registry,
        (select max(generation) from patient_key_generations) as keys,
        coalesce((select json_agg(${directiveJson} order by d.recorded_at, d.id) from directives d
          where d.patient_key = ${key} and d.withdrawn_at is null), '[]') as directives,
        ${rights} as rights,
        ${grants} as grants,
        coalesce((select json_agg(s) from (select distinct exchange_id as exchange, controller from suspensions) s), '[]') as suspensions`.execute(
        db,
      )
      const facts = answer.parse(rows[0])
      return facts.keys === generationOf(key) ? facts : facts.keys
    }
    const read = async (): Promise<StoredFacts> => {
      let facts = await ask()
      if (typeof facts === 'number') {
        // What was found under another generation's key is no answer, least of all when it is nothing.
        keys.follow(facts)
        facts = await ask()
      }
      if (typeof facts === 'number') throw new Error('The patient keys change faster than they can be followed.')
      return {
        now: facts.now,
        versions: { agreements: facts.agreements, registry: facts.registry },
        directives: facts.directives.map((json) => readDirective(json, patient)),
        proxyRights: proxy === undefined ? [] : facts.rights.map((json) => readProxyRight(json, patient, proxy)),
        suspensions: facts.suspensions,
        grants:
          user === undefined
            ? []
            : facts.grants.map((held) => ({ ...held, patient, issuer: user.issuer, userId: user.userId })),
      }
    }
    return orTrouble('STATE_UNAVAILABLE', read(), CONFIRM_WITHIN_MS)
  }
