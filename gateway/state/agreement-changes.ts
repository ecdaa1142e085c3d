import { sql } from 'kysely'
import { z } from 'zod'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Door } from './doors/door.ts'
import { odsCode } from './shapes.ts'
import { orTrouble } from './state-trouble.ts'

/** For each party the versions of all agreements together, above `since`, that changed an agreement it is named in; ascending. */
export type AgreementChanges = (
  parties: readonly OdsCode[],
  since: number,
) => Promise<ReadonlyMap<OdsCode, readonly number[]>>

const changed = z.object({ party: odsCode, versions: z.array(z.number()) })

/** Reads them off the agreements' history: between two of them nothing changed for that party. */
export const openAgreementChanges =
  ({ db }: Door): AgreementChanges =>
  async (parties, since) => {
    const { rows } = await orTrouble(
      'STATE_UNAVAILABLE',
      sql`select p.organisation as party, json_agg(distinct e.agreements_version order by e.agreements_version) as versions
        from (select distinct organisation, agreement_id from agreement_parties where organisation = any(${parties}::text[])) p
        join agreement_events e using (agreement_id) where e.agreements_version > ${since} group by p.organisation`.execute(
        db,
      ),
    )
    return new Map(rows.map((row) => changed.parse(row)).map(({ party, versions }) => [party, versions]))
  }
