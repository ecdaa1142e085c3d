import { isInForceForSome } from '../../../policies/agreement-pairs.ts'
import type { QueryResolvers, RegisteredAgreementResolvers } from '../../../schema/generated/agreements.ts'
import type { AgreementParty } from '../../../schema/model/agreement.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { newestSigned } from '../../agreements/register-index.ts'
import type { HouseContext } from '../house-context.ts'
import { pageAsked } from '../page-asked.ts'
import { sharedTypes } from './shared-types.ts'

type Signed = AgreementParty & { readonly signedAt: Instant }

const signedParties = (parties: readonly AgreementParty[]): readonly Signed[] =>
  parties
    .filter((party): party is Signed => party.signedAt !== undefined)
    .toSorted((one, other) => (one.organisation < other.organisation ? -1 : 1))

const codeAfter = (cursor: string): string => {
  const code = parseOdsCode(Buffer.from(cursor, 'base64url').toString())
  if (code === undefined) throw new HouseError('INPUT_INVALID')
  return code
}

/** One agreement of the register by its id. Open to everybody: it names organisations, no person. */
export const registeredQueries = {
  registeredAgreement: async (_, { id }, { agreements, agreementLife }) => {
    await agreementLife.upToDate()
    const found = agreements.byId(id)
    const version = found === undefined ? undefined : newestSigned(found)
    return version === undefined ? null : { id, version }
  },
} satisfies Pick<QueryResolvers<HouseContext>, 'registeredAgreement'>

/** What the public can read of an agreement, from its newest signed version. */
export const registeredResolvers = {
  title: ({ version }) => version.terms.title,
  publicPurpose: ({ version }) => version.terms.publicPurpose,
  purposes: ({ version }) => version.terms.purposes,
  actions: ({ version }) => version.terms.actions,
  recordTypes: ({ version }) => RECORD_TYPES.filter((type) => version.terms.recordTypes[type] !== undefined),
  shared: ({ version }) => sharedTypes(version.terms),
  parties: ({ version }) => signedParties(version.parties).map(({ organisation }) => ({ odsCode: organisation })),
  period: ({ version }) => version.terms.period,
  version: ({ version }) => version.version,
  inForce: async ({ id }, _, { agreements, now }) => {
    const agreement = agreements.byId(id)
    return agreement !== undefined && isInForceForSome(agreement, await now())
  },
  lawfulBasis: ({ version }) => version.terms.lawfulBasis,
  reviewDate: ({ version }) => version.terms.reviewDate,
  dpiaReference: ({ version }) => version.terms.dpiaReference,
  dpiaDate: ({ version }) => version.terms.dpiaDate ?? null,
  signatories: ({ id, version }, args, { agreements }) => {
    const { first, after } = pageAsked(args)
    const all = signedParties(version.parties)
    const from = after === undefined ? '' : codeAfter(after)
    const rest = all.filter(({ organisation }) => organisation > from)
    const page = rest.slice(0, first)
    const last = page.at(-1)
    const agreement = agreements.byId(id)
    const paused = new Set([...(agreement?.withdrawn ?? []), ...(agreement?.suspended ?? [])])
    return {
      items: page.map(({ organisation, provides, receives, signedAt }) => ({
        organisation: { odsCode: organisation },
        provides,
        receives,
        signedAt,
        paused: paused.has(organisation),
      })),
      totalCount: all.length,
      pageInfo: {
        endCursor: last === undefined ? null : Buffer.from(last.organisation).toString('base64url'),
        hasNextPage: page.length < rest.length,
      },
    }
  },
} satisfies RegisteredAgreementResolvers<HouseContext>
