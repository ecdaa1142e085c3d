import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import { PROXY_EVIDENCE, type ProxyRight, type ProxyWarrant } from '../../schema/model/proxy-right.ts'
import { databaseNow } from './database-clock.ts'
import type { Door } from './doors/door.ts'
import type { EditOutcome } from './edit-outcome.ts'
import type { PatientKeyOf } from './patient-key.ts'
import { instant, period } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

const stored = z.object({
  id: z.string(),
  ground: z.enum(['PARENTAL_RESPONSIBILITY', 'ATTORNEY', 'DEPUTY']),
  mayView: z.boolean(),
  patientLacksCapacity: z.boolean(),
  period,
  withdrawn: z.boolean(),
})

/** A proxy right's row `p` as JSON. */
export const proxyRightJson: RawBuilder<unknown> = sql`json_build_object(
  'id', p.id, 'ground', p.ground, 'mayView', p.may_view, 'patientLacksCapacity', p.patient_lacks_capacity,
  'period', json_build_object('start', p.period_start, 'end', p.period_end), 'withdrawn', p.withdrawn_at is not null)`

/** Reads what `proxyRightJson` gave; the two people are those who were asked about. */
export const readProxyRight = (json: unknown, patient: NhsNumber, proxy: NhsNumber): ProxyRight => ({
  ...stored.parse(json),
  patient,
  proxy,
})

const warrant = z
  .object({
    evidence: z.enum(PROXY_EVIDENCE),
    reference: z.string().nullable(),
    recordedAt: instant,
    recordedBy: z.string(),
  })
  .nullable()

/** The warrant of a proxy right's row `p` as JSON; null where none was kept. */
export const warrantJson: RawBuilder<unknown> = sql`case when p.evidence is null then null else json_build_object(
  'evidence', p.evidence, 'reference', p.evidence_reference, 'recordedAt', p.recorded_at, 'recordedBy', p.recorded_by) end`

/** Reads what `warrantJson` gave. */
export const readWarrant = (json: unknown): ProxyWarrant | undefined => {
  const read = warrant.parse(json)
  return read === null ? undefined : { ...read, reference: read.reference ?? undefined }
}

/** Recorded rights to act for another. */
export type ProxyRightStore = {
  /** Records a right, over the one of the same id. */
  readonly record: (right: ProxyRight) => Promise<void>
  readonly withdraw: (id: string) => Promise<EditOutcome>
  /** The rights that this proxy was ever given over this patient. */
  readonly between: (patient: NhsNumber, proxy: NhsNumber) => Promise<readonly ProxyRight[]>
}

/** The proxy rights behind this door. */
export const openProxyRightStore = ({ db }: Door, keyOf: PatientKeyOf): ProxyRightStore => {
  const record = async (right: ProxyRight): Promise<void> => {
    const columns = {
      patient_key: keyOf(right.patient),
      proxy_key: keyOf(right.proxy),
      ground: right.ground,
      may_view: right.mayView,
      patient_lacks_capacity: right.patientLacksCapacity,
      period_start: right.period.start ?? null,
      period_end: right.period.end ?? null,
    }
    await db
      .insertInto('proxy_rights')
      .values({ id: right.id, ...columns, withdrawn_at: right.withdrawn ? databaseNow : null })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          ...columns,
          withdrawn_at: right.withdrawn ? sql`coalesce(proxy_rights.withdrawn_at, ${databaseNow})` : null,
        }),
      )
      .execute()
  }

  const withdraw = async (id: string): Promise<EditOutcome> => {
    const { rows } = await sql<{ outcome: EditOutcome }>`
      with ended as (update proxy_rights set withdrawn_at = ${databaseNow} where id = ${id} and withdrawn_at is null returning id)
      select case when exists (select from ended) then 'DONE' else 'UNCHANGED' end as outcome from proxy_rights where id = ${id}`.execute(
      db,
    )
    return rows[0]?.outcome ?? 'NOT_FOUND'
  }

  return {
    record: (right) => orTrouble('STATE_UNAVAILABLE', record(right)),
    withdraw: (id) => orTrouble('STATE_UNAVAILABLE', withdraw(id)),
    between: (patient, proxy) =>
      orTrouble(
        'STATE_UNAVAILABLE',
        sql<{ right: unknown }>`
          select ${proxyRightJson} as right from proxy_rights p
          where p.patient_key = ${keyOf(patient)} and p.proxy_key = ${keyOf(proxy)} order by p.id`
          .execute(db)
          .then(({ rows }) => rows.map((row) => readProxyRight(row.right, patient, proxy))),
      ),
  }
}
