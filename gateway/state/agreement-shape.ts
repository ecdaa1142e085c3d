import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { ACTIONS } from '../../schema/model/action.ts'
import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import { instant, odsCode, period, recordType } from './shapes.ts'
import { termsHash } from './terms-hash.ts'

const terms = z
  .object({
    title: z.string(),
    actions: z.array(z.enum(ACTIONS)),
    purposes: z.array(z.enum(PURPOSES_OF_USE)),
    recordTypes: z.partialRecord(recordType, z.union([z.literal('all'), z.array(z.string())])),
    period,
    lawfulBasis: z.object({ article6: z.string(), article9: z.string() }),
    reviewDate: z.string(),
    dpiaReference: z.string(),
    dpiaDate: z.string().optional(),
    publicPurpose: z.string(),
  })
  // A limit that this code does not know must not be read as no limit.
  .strict()

const party = z
  .tuple([odsCode, z.boolean(), z.boolean(), instant.nullable()])
  .transform(([organisation, provides, receives, signedAt]) => ({
    organisation,
    provides,
    receives,
    signedAt: signedAt ?? undefined,
  }))

const agreement = z.object({
  id: z.string(),
  versions: z.array(
    z.object({
      version: z.number().int(),
      terms,
      hash: z.string(),
      /** True when a party signed another hash. */
      otherwise: z.boolean(),
      parties: z.array(party),
    }),
  ),
  withdrawn: z.array(odsCode),
  suspended: z.array(odsCode),
  suspendedByOperator: z.boolean(),
})

/** An agreement's row `a`, whole, as JSON: one index look-up for each part. A party is a tuple: there are millions. */
export const agreementJson: RawBuilder<unknown> = sql`json_build_object(
  'id', a.id, 'suspendedByOperator', a.suspended_by_operator,
  'versions', (select coalesce(json_agg(json_build_object('version', v.version, 'terms', v.terms, 'hash', v.terms_hash,
      'otherwise', p.otherwise, 'parties', p.parties) order by v.version), '[]')
    from agreement_versions v, lateral (
      select coalesce(json_agg(json_build_array(p.organisation, p.provides, p.receives, p.signed_at) order by p.organisation collate "C"), '[]')
        as parties, coalesce(bool_or(p.signed_hash <> v.terms_hash), false) as otherwise
      from agreement_parties p where p.agreement_id = v.agreement_id and p.version = v.version) p
    where v.agreement_id = a.id),
  'withdrawn', (select coalesce(json_agg(w.organisation order by w.organisation collate "C"), '[]')
    from agreement_withdrawals w where w.agreement_id = a.id),
  'suspended', (select coalesce(json_agg(s.organisation order by s.organisation collate "C"), '[]')
    from agreement_suspensions s where s.agreement_id = a.id))`

/**
 * Reads what `agreementJson` gave; undefined when a version does not say what was signed: its terms or parties do not give its hash, a
 * signature is over another hash, or it holds what this code does not know.
 */
export const readAgreement = (json: unknown): Agreement | undefined => {
  const read = agreement.safeParse(json)
  if (!read.success) return undefined
  const versions: AgreementVersion[] = []
  for (const { hash, otherwise, ...version } of read.data.versions) {
    if (otherwise || termsHash(read.data.id, version) !== hash) return undefined
    versions.push(version)
  }
  return { ...read.data, versions }
}

const named = z.object({ id: z.string() })

/** Agreements that say what was signed, and the ids of those that do not: they count as none (POLICY §3, the signed terms are the policy). */
export const trusted = (
  rows: readonly unknown[],
): { readonly agreements: readonly Agreement[]; readonly refused: readonly string[] } => {
  const agreements: Agreement[] = []
  const refused: string[] = []
  for (const row of rows) {
    const read = readAgreement(row)
    if (read === undefined) refused.push(named.parse(row).id)
    else agreements.push(read)
  }
  return { agreements, refused }
}
