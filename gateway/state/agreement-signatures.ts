import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { AgreementSignature } from '../../schema/model/agreement-signature.ts'
import { DSPT_STATUSES } from '../../schema/model/dspt.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { instant, odsCode } from './shapes.ts'
import type { Tables } from './tables.ts'

/** How one version came to be: when it was proposed, and every signature that it bears, in ODS order. */
export type VersionRecord = {
  readonly proposedAt: Instant
  readonly termsHash: string
  readonly signatures: readonly AgreementSignature[]
}

const shape = z
  .object({
    organisation: odsCode,
    signedAt: instant,
    signedBy: z.string().nullable(),
    jws: z.string().nullable(),
    status: z.enum(DSPT_STATUSES).nullable(),
    publishedOn: z.string().nullable(),
  })
  .transform(
    ({ organisation, signedAt, signedBy, jws, status, publishedOn }): AgreementSignature => ({
      organisation,
      signedAt,
      signedBy: signedBy ?? undefined,
      jws: jws ?? undefined,
      dspt: status === null || publishedOn === null ? undefined : { status, publishedOn },
    }),
  )

/** Reads the record of one version; undefined when there is none. */
export const readVersionRecord = async (
  db: Kysely<Tables>,
  agreement: string,
  version: number,
): Promise<VersionRecord | undefined> => {
  const { rows } = await sql<{ proposedAt: Instant; termsHash: string; signatures: readonly unknown[] }>`
    select v.proposed_at as "proposedAt", v.terms_hash as "termsHash", (
      select coalesce(json_agg(json_build_object('organisation', organisation, 'signedAt', signed_at, 'signedBy', signer_name, 'jws', jws,
        'status', dspt_status, 'publishedOn', dspt_published_on) order by organisation collate "C"), '[]')
      from agreement_parties p where p.agreement_id = v.agreement_id and p.version = v.version and signed_at is not null) as signatures
    from agreement_versions v where v.agreement_id = ${agreement} and v.version = ${version}`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  return { ...row, signatures: row.signatures.map((signature) => shape.parse(signature)) }
}
