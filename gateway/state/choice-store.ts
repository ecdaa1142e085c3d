import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import {
  CONSENT_NOTICES,
  type ConsentNotice,
  type ConsentNoticeKind,
  type WideningProposal,
} from '../../schema/model/consent-choice.ts'
import { type ConsentDirective, WAYS_OF_ASKING, type WayOfAsking } from '../../schema/model/consent-directive.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { HeldRight } from '../../schema/model/proxy-right.ts'
import { databaseNow } from './database-clock.ts'
import { directiveJson, type RecordedDirective, readDirective, said } from './directive-shape.ts'
import { directiveRow } from './directive-store.ts'
import type { Door } from './doors/door.ts'
import type { PatientKey, PatientKeyOf } from './patient-key.ts'
import { proxyRightJson, readProxyRight, readWarrant, warrantJson } from './proxy-right-store.ts'
import { instant } from './shapes.ts'
import { CONFIRM_WITHIN_MS, orTrouble } from './state-trouble.ts'
import type { Tables } from './tables.ts'

/** A directive with whose proxy recorded it, where a proxy did. */
export type ChosenDirective = RecordedDirective & { readonly recordedKey: PatientKey | null }

/** A right and whose it is. Its `proxy` is the key, not the number: policy compares the two and never looks inside. */
export type KeyedRight = { readonly key: PatientKey; readonly right: HeldRight }

/** A proposal and whose it is. */
export type KeyedProposal = WideningProposal & { readonly proposedKey: PatientKey }

/** What came of a request that was served before. */
export type ServedDeed = {
  readonly asked: string
  readonly ended: string | undefined
  readonly recorded: string | undefined
  readonly proposal: string | undefined
  /** As it stands now, ended or not. */
  readonly proxyRight: KeyedRight | undefined
}

/** All that a change of one patient's choices is judged on, as of one moment. */
export type Choices = {
  readonly now: Instant
  /** Raised by every change of directives, proxy rights and proposals. */
  readonly revision: number
  /** All that were ever recorded, oldest first. */
  readonly directives: readonly ChosenDirective[]
  /** Those not withdrawn. */
  readonly rights: readonly KeyedRight[]
  /** All that were ever made, newest first. */
  readonly proposals: readonly KeyedProposal[]
  /** To this reader, newest first: the last 100. */
  readonly notices: readonly ConsentNotice[]
  readonly served: ServedDeed | undefined
}

/** Somebody to be told. */
export type NewNotice = {
  readonly to: PatientKey
  readonly kind: ConsentNoticeKind
  readonly directives: readonly string[]
  readonly proposal?: string | undefined
}

/** One change of a patient's choices: all of it or nothing. */
export type ChoiceEdit = {
  readonly patient: NhsNumber
  /** The revision it was judged on. */
  readonly revision: number
  /** Who did it: the issuer's subject. */
  readonly by: string
  readonly deed: { readonly key: string; readonly asked: string }
  readonly ends?: string | undefined
  /** How the patient asked for that end, where their practice says it. */
  readonly endsAsked?: WayOfAsking | undefined
  readonly records?: { readonly directive: ConsentDirective; readonly key: PatientKey | null } | undefined
  readonly proposes?: Omit<KeyedProposal, 'state'> | undefined
  readonly settles?: { readonly id: string; readonly as: 'CONFIRMED' | 'DECLINED' } | undefined
  readonly endsViewOf?: string | undefined
  /** The proxy of the right is the key beside it. */
  readonly recordsRight?: KeyedRight | undefined
  readonly endsRight?: string | undefined
  readonly notices: readonly NewNotice[]
}

/** The choices of patients, their proposals and notices. */
export type ChoiceStore = {
  /** One round trip. `reader`: whose notices are wanted; `deed`: a request that may have been served before. */
  readonly of: (
    patient: NhsNumber,
    asking: { readonly reader: NhsNumber | undefined; readonly deed: string | undefined },
  ) => Promise<Choices>
  /** That rights of this person to act for others were ended, newest first: when, and nothing of whose they were. The last 20. */
  readonly endedRightsOf: (person: NhsNumber) => Promise<readonly { readonly id: string; readonly at: Instant }[]>
  /** `CONFLICT` when anything it was judged on has changed since that revision; nothing was done then. */
  readonly edit: (edit: ChoiceEdit) => Promise<'DONE' | 'CONFLICT'>
  /** Forgets notices and served requests of before this moment, and proposals that were settled or ran out before it. */
  readonly expire: (before: Instant) => Promise<void>
}

const patientKey = z.custom<PatientKey>((value) => typeof value === 'string')

const proposal = z
  .object({
    id: z.string(),
    side: z.enum(['PATIENT', 'PROXY']),
    proposedBy: z
      .object({
        how: z.enum(['PATIENT', 'PRACTICE', 'POINT_OF_CARE', 'PROXY']),
        userId: z.string(),
        asked: z.enum(WAYS_OF_ASKING).nullish(),
      })
      .transform(({ asked, ...by }) => ({ ...by, ...(asked ? { asked } : {}) })),
    proposedKey: patientKey,
    at: instant,
    expiresAt: instant,
    state: z.enum(['OPEN', 'CONFIRMED', 'DECLINED', 'EXPIRED']),
    ends: z.string().nullable(),
    records: said.nullable(),
  })
  .transform(
    ({ ends, records, ...rest }): KeyedProposal => ({
      ...rest,
      ends: ends ?? undefined,
      records: records ?? undefined,
    }),
  )

const notice = z
  .object({
    id: z.string(),
    kind: z.enum(Object.keys(CONSENT_NOTICES) as [ConsentNoticeKind, ...ConsentNoticeKind[]]),
    at: instant,
    directives: z.array(z.string()),
    proposal: z.string().nullable(),
  })
  .transform((row): ConsentNotice => ({ ...row, proposal: row.proposal ?? undefined }))

/** Its `proxy` is the key: the number is known to nobody here. */
const readKeyed = ({ right, warrant, key }: z.output<typeof keyedRight>, patient: NhsNumber): KeyedRight => ({
  key,
  right: { ...readProxyRight(right, patient, key as string as NhsNumber), warrant: readWarrant(warrant) },
})

const keyedRight = z.object({ right: z.unknown(), warrant: z.unknown(), key: patientKey })

const keyedRightJson = sql`json_build_object('right', ${proxyRightJson}, 'warrant', ${warrantJson}, 'key', p.proxy_key)`

const served = z
  .object({
    asked: z.string(),
    ended: z.string().nullable(),
    recorded: z.string().nullable(),
    proposal: z.string().nullable(),
    proxyRight: keyedRight.nullable(),
  })
  .transform(({ asked, ended, recorded, proposal: made, proxyRight }) => ({
    asked,
    ended: ended ?? undefined,
    recorded: recorded ?? undefined,
    proposal: made ?? undefined,
    proxyRight: proxyRight ?? undefined,
  }))

const servedOf = ({ proxyRight, ...rest }: z.output<typeof served>, patient: NhsNumber): ServedDeed => ({
  ...rest,
  proxyRight: proxyRight && readKeyed(proxyRight, patient),
})

const answer = z.object({
  now: instant,
  revision: z.number().int(),
  directives: z.array(z.object({ directive: z.unknown(), key: patientKey.nullable() })),
  rights: z.array(keyedRight),
  proposals: z.array(proposal),
  notices: z.array(notice),
  served: served.nullable(),
})

const proposalJson = sql`json_build_object('id', o.id, 'side', o.side,
  'proposedBy', json_build_object('how', o.proposed_how, 'userId', o.proposed_by, 'asked', o.proposed_asked), 'proposedKey', o.proposed_key, 'at', o.at,
  'expiresAt', o.expires_at, 'ends', o.ends, 'records', o.records,
  'state', coalesce(o.settled_as, case when o.expires_at <= ${databaseNow} then 'EXPIRED' else 'OPEN' end))`

/** Takes the patient's choices for this transaction; false when they have moved since. */
const take = async (trx: Transaction<Tables>, key: PatientKey, revision: number): Promise<boolean> => {
  await sql`insert into consent_sets values (${key}, 0) on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ revision: number }>`
    select revision from consent_sets where patient_key = ${key} for update`.execute(trx)
  return rows[0]?.revision === revision
}

const end = async (
  trx: Transaction<Tables>,
  key: PatientKey,
  id: string,
  { by, endsAsked }: Pick<ChoiceEdit, 'by' | 'endsAsked'>,
): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('directives')
    .set({ withdrawn_at: databaseNow, withdrawn_by: by, withdrawn_asked: endsAsked ?? null })
    .where('id', '=', id)
    .where('patient_key', '=', key)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Half of a change was not possible: none of it is kept. */
class NotAsItWas extends Error {}

const mustBe = (held: boolean): void => {
  if (!held) throw new NotAsItWas()
}

/** The choices behind this door. */
export const openChoiceStore = ({ db }: Pick<Door, 'db'>, keyOf: PatientKeyOf): ChoiceStore => {
  const read = async (
    patient: NhsNumber,
    { reader, deed }: { readonly reader: NhsNumber | undefined; readonly deed: string | undefined },
  ): Promise<Choices> => {
    const key = keyOf(patient)
    const noticesOf = reader === undefined ? null : keyOf(reader)
    const { rows } = await sql`select ${databaseNow} as now,
      coalesce((select revision from consent_sets where patient_key = ${key}), 0) as revision,
      coalesce((select json_agg(json_build_object('directive', ${directiveJson}, 'key', d.recorded_key) order by d.recorded_at, d.id)
        from directives d where d.patient_key = ${key}), '[]') as directives,
      coalesce((select json_agg(${keyedRightJson} order by p.id)
        from proxy_rights p where p.patient_key = ${key} and p.withdrawn_at is null), '[]') as rights,
      coalesce((select json_agg(${proposalJson} order by o.at desc, o.id)
        from consent_proposals o where o.patient_key = ${key}), '[]') as proposals,
      coalesce((select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'at', n.at, 'directives', n.directives, 'proposal', n.proposal))
        from (select * from consent_notices where to_key = ${noticesOf}::text and patient_key = ${key} order by at desc, id limit 100) n), '[]')
        as notices,
      (select json_build_object('asked', s.asked, 'ended', s.ended, 'recorded', s.recorded, 'proposal', s.proposal, 'proxyRight',
          (select ${keyedRightJson} from proxy_rights p where p.id = s.proxy_right))
        from consent_deeds s where s.patient_key = ${key} and s.deed_key = ${deed ?? null}::text) as served`.execute(db)
    const found = answer.parse(rows[0])
    return {
      now: found.now,
      revision: found.revision,
      directives: found.directives.map((row) => ({
        ...readDirective(row.directive, patient),
        recordedKey: row.key,
      })),
      rights: found.rights.map((row) => readKeyed(row, patient)),
      proposals: found.proposals,
      notices: found.notices,
      served: found.served === null ? undefined : servedOf(found.served, patient),
    }
  }

  const propose = async (
    trx: Transaction<Tables>,
    key: PatientKey,
    made: Omit<KeyedProposal, 'state'>,
  ): Promise<void> => {
    await trx
      .insertInto('consent_proposals')
      .values({
        id: made.id,
        patient_key: key,
        side: made.side,
        proposed_how: made.proposedBy.how,
        proposed_by: made.proposedBy.userId,
        proposed_asked: made.proposedBy.asked ?? null,
        proposed_key: made.proposedKey,
        at: made.at,
        expires_at: made.expiresAt,
        ends: made.ends ?? null,
        records: made.records === undefined ? null : JSON.stringify(made.records),
        settled_as: null,
        settled_at: null,
        settled_by: null,
      })
      .execute()
  }

  const settle = async (
    trx: Transaction<Tables>,
    key: PatientKey,
    { id, as }: { readonly id: string; readonly as: string },
    by: string,
  ): Promise<boolean> => {
    const { numUpdatedRows } = await trx
      .updateTable('consent_proposals')
      .set({ settled_as: as, settled_at: databaseNow, settled_by: by })
      .where('id', '=', id)
      .where('patient_key', '=', key)
      .where('settled_as', 'is', null)
      .where('expires_at', '>', databaseNow)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  const endView = async (trx: Transaction<Tables>, key: PatientKey, id: string): Promise<boolean> => {
    const { numUpdatedRows } = await trx
      .updateTable('proxy_rights')
      .set({ may_view: false })
      .where('id', '=', id)
      .where('patient_key', '=', key)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  const recordRight = async (
    trx: Transaction<Tables>,
    key: PatientKey,
    { key: proxyKey, right }: KeyedRight,
  ): Promise<void> => {
    await trx
      .insertInto('proxy_rights')
      .values({
        id: right.id,
        patient_key: key,
        proxy_key: proxyKey,
        ground: right.ground,
        may_view: right.mayView,
        patient_lacks_capacity: right.patientLacksCapacity,
        period_start: right.period.start ?? null,
        period_end: right.period.end ?? null,
        withdrawn_at: null,
        evidence: right.warrant?.evidence ?? null,
        evidence_reference: right.warrant?.reference ?? null,
        recorded_at: right.warrant?.recordedAt ?? null,
        recorded_by: right.warrant?.recordedBy ?? null,
        withdrawn_by: null,
      })
      .execute()
  }

  const endRight = async (trx: Transaction<Tables>, key: PatientKey, id: string, by: string): Promise<boolean> => {
    const { numUpdatedRows } = await trx
      .updateTable('proxy_rights')
      .set({ withdrawn_at: databaseNow, withdrawn_by: by })
      .where('id', '=', id)
      .where('patient_key', '=', key)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }

  const write = async (trx: Transaction<Tables>, edit: ChoiceEdit): Promise<'DONE' | 'CONFLICT'> => {
    const key = keyOf(edit.patient)
    mustBe(await take(trx, key, edit.revision))
    if (edit.ends !== undefined) mustBe(await end(trx, key, edit.ends, edit))
    if (edit.records !== undefined) {
      const row = directiveRow(edit.records.directive, keyOf)
      await trx
        .insertInto('directives')
        .values({
          ...row,
          recorded_key: edit.records.key,
          withdrawn_at: null,
          withdrawn_by: null,
          withdrawn_asked: null,
        })
        .execute()
    }
    if (edit.proposes !== undefined) await propose(trx, key, edit.proposes)
    if (edit.settles !== undefined) mustBe(await settle(trx, key, edit.settles, edit.by))
    if (edit.endsViewOf !== undefined) mustBe(await endView(trx, key, edit.endsViewOf))
    if (edit.recordsRight !== undefined) await recordRight(trx, key, edit.recordsRight)
    if (edit.endsRight !== undefined) mustBe(await endRight(trx, key, edit.endsRight, edit.by))
    for (const told of edit.notices)
      await sql`insert into consent_notices values (${crypto.randomUUID()}, ${key}, ${told.to}, ${told.kind}, ${databaseNow},
        ${JSON.stringify(told.directives)}, ${told.proposal ?? null})`.execute(trx)
    await trx
      .insertInto('consent_deeds')
      .values({
        patient_key: key,
        deed_key: edit.deed.key,
        asked: edit.deed.asked,
        ended: edit.ends ?? null,
        recorded: edit.records?.directive.id ?? null,
        proposal: edit.proposes?.id ?? edit.settles?.id ?? null,
        proxy_right: edit.recordsRight?.right.id ?? edit.endsRight ?? null,
        at: databaseNow,
      })
      .execute()
    return 'DONE'
  }

  const endedRightsOf = async (person: NhsNumber) => {
    const own = keyOf(person)
    const { rows } = await sql<unknown>`select id, at from consent_notices
      where to_key = ${own} and patient_key <> ${own} and kind = 'PROXY_RIGHT_ENDED' order by at desc, id limit 20`.execute(
      db,
    )
    return z.array(z.object({ id: z.string(), at: instant })).parse(rows)
  }

  const edit = async (given: ChoiceEdit): Promise<'DONE' | 'CONFLICT'> => {
    try {
      return await db.transaction().execute((trx) => write(trx, given))
    } catch (fault) {
      if (fault instanceof NotAsItWas) return 'CONFLICT'
      throw fault
    }
  }

  const expire = async (before: Instant): Promise<void> => {
    await db.deleteFrom('consent_notices').where('at', '<', before).execute()
    await db.deleteFrom('consent_deeds').where('at', '<', before).execute()
    await sql`delete from consent_proposals o where greatest(expires_at, coalesce(settled_at, 0)) < ${before}
      and not exists (select from consent_notices n where n.proposal = o.id)`.execute(db)
  }

  return {
    of: (patient, asking) => orTrouble('STATE_UNAVAILABLE', read(patient, asking), CONFIRM_WITHIN_MS),
    endedRightsOf: (person) => orTrouble('STATE_UNAVAILABLE', endedRightsOf(person), CONFIRM_WITHIN_MS),
    edit: (given) => orTrouble('STATE_UNAVAILABLE', edit(given)),
    expire: (before) => orTrouble('STATE_UNAVAILABLE', expire(before)),
  }
}
