import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import {
  AGREEMENT_EVENT_KINDS,
  type AgreementEvent,
  type AgreementEventKind,
} from '../../schema/model/agreement-event.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { databaseNow } from './database-clock.ts'
import { instant, odsCode } from './shapes.ts'
import type { Tables } from './tables.ts'

/** Who did something, as their token named them. */
export type Doer = { readonly issuer: string; readonly userId: string; readonly name: string | undefined }

/** What is written down of one deed. `at`: the database's now unless a past deed is being entered. */
export type NewEvent = {
  readonly agreement: string
  readonly kind: AgreementEventKind
  readonly version?: number
  readonly organisation?: OdsCode | undefined
  readonly at?: RawBuilder<number> | number | undefined
}

/** Writes down a deed, in the transaction that does it, with the version of all agreements together that it produces. */
export const recordEvent = async (
  trx: Transaction<Tables>,
  event: NewEvent,
  by: Doer | undefined,
  produced: number,
): Promise<void> => {
  await sql`
    insert into agreement_events
      (agreement_id, kind, at, recorded_at, version, organisation, by_issuer, by_user_id, by_name, agreements_version)
    values (${event.agreement}, ${event.kind}, ${event.at ?? databaseNow}, ${databaseNow}, ${event.version ?? null},
      ${event.organisation ?? null}, ${by?.issuer ?? null}, ${by?.userId ?? null}, ${by?.name ?? null}, ${produced})`.execute(
    trx,
  )
}

const shape = z
  .object({
    agreement: z.string(),
    kind: z.enum(AGREEMENT_EVENT_KINDS),
    at: instant,
    version: z.number().int().nullable(),
    organisation: odsCode.nullable(),
    by: z.string().nullable(),
    produced: z.number().int(),
  })
  .transform(({ version, organisation, by, ...event }): AgreementEvent & { readonly agreement: string } => ({
    ...event,
    version: version ?? undefined,
    organisation: organisation ?? undefined,
    by: by ?? undefined,
  }))

/** The histories of these agreements, each in the order in which it was written down. */
export const readEvents = async (
  db: Kysely<Tables>,
  agreements: readonly string[],
): Promise<ReadonlyMap<string, readonly AgreementEvent[]>> => {
  const { rows } = await sql`
    select agreement_id as agreement, kind, at, version, organisation, by_name as by, agreements_version as produced
    from agreement_events where agreement_id = any(${agreements}::text[]) order by agreement_id, id`.execute(db)
  const events = new Map<string, AgreementEvent[]>(agreements.map((agreement) => [agreement, []]))
  for (const row of rows) {
    const { agreement, ...event } = shape.parse(row)
    events.get(agreement)?.push(event)
  }
  return events
}
