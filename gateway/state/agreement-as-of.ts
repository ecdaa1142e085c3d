import { type Kysely, sql } from 'kysely'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { AgreementEvent } from '../../schema/model/agreement-event.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { readEvents } from './agreement-events.ts'
import { agreementJson, trusted } from './agreement-shape.ts'
import type { Tables } from './tables.ts'

/** Which past: as of a version of all agreements together, exactly; or as of a moment, by when each thing was done. */
export type PastMoment = { readonly version: number } | { readonly moment: Instant }

const isBy =
  (at: PastMoment) =>
  (event: AgreementEvent): boolean =>
    'version' in at ? event.produced <= at.version : event.at <= at.moment

const inOrder = (codes: ReadonlySet<OdsCode>): readonly OdsCode[] => [...codes].sort()

/** An agreement as these events left it, from what is kept of it now: versions and signatures never change once they are there. */
export const agreementAfter = (agreement: Agreement, events: readonly AgreementEvent[]): Agreement => {
  const proposed = new Set<number | undefined>()
  const signed = new Set<string>()
  const withdrawn = new Set<OdsCode>()
  const suspended = new Set<OdsCode>()
  let suspendedByOperator = false
  for (const { kind, version, organisation } of events) {
    switch (kind) {
      case 'PROPOSED':
        proposed.add(version)
        break
      case 'SIGNED':
        signed.add(`${version} ${organisation}`)
        break
      case 'WITHDREW':
        if (organisation !== undefined) withdrawn.add(organisation)
        break
      case 'REINSTATED':
        if (organisation !== undefined) withdrawn.delete(organisation)
        break
      case 'SUSPENDED':
        if (organisation === undefined) suspendedByOperator = true
        else suspended.add(organisation)
        break
      case 'RESUMED':
        if (organisation === undefined) suspendedByOperator = false
        else suspended.delete(organisation)
    }
  }
  return {
    id: agreement.id,
    versions: agreement.versions
      .filter(({ version }) => proposed.has(version))
      .map((version) => ({
        ...version,
        parties: version.parties.map((party) => ({
          ...party,
          signedAt: signed.has(`${version.version} ${party.organisation}`) ? party.signedAt : undefined,
        })),
      })),
    withdrawn: inOrder(withdrawn),
    suspended: inOrder(suspended),
    suspendedByOperator,
  }
}

const names = ({ versions }: Agreement, party: OdsCode): boolean =>
  versions.some(({ parties }) => parties.some(({ organisation }) => organisation === party))

/** The agreements that named this party then, in any version, exactly as they stood; by id. */
export const readAsOf = async (db: Kysely<Tables>, party: OdsCode, at: PastMoment): Promise<readonly Agreement[]> => {
  const { rows } = await sql<{ agreement: unknown }>`
    select ${agreementJson} as agreement from agreements a
    where a.id in (select agreement_id from agreement_parties where organisation = ${party}) order by a.id collate "C"`.execute(
    db,
  )
  const { agreements } = trusted(rows.map(({ agreement }) => agreement))
  const events = await readEvents(
    db,
    agreements.map(({ id }) => id),
  )
  return agreements
    .map((agreement) => agreementAfter(agreement, (events.get(agreement.id) ?? []).filter(isBy(at))))
    .filter((agreement) => names(agreement, party))
}
