import type { AgreementVersionResolvers } from '../../../schema/generated/agreements.ts'
import type { Agreement, AgreementParty, VersionOfAgreement } from '../../../schema/model/agreement.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { wordsOf } from '../../agreements/words-of.ts'
import type { HouseContext } from '../house-context.ts'
import { pageAsked } from '../page-asked.ts'

const ofVersion =
  (version: VersionOfAgreement) =>
  (party: AgreementParty): AgreementParty & { readonly of: VersionOfAgreement } => ({ ...party, of: version })

/** One version of an agreement by its number, the newest where none is said. */
export const oneVersion = (
  agreement: Agreement,
  { number }: { readonly number?: number | null | undefined },
): VersionOfAgreement | null => {
  const found =
    number == null
      ? agreement.versions.toSorted((a, b) => b.version - a.version)[0]
      : agreement.versions.find(({ version }) => version === number)
  return found === undefined ? null : { ...found, of: agreement, itself: found }
}

/** The parties of one version: how many, which is ours, and a page of them by name. A list of a thousand is never given whole where one is not asked for. */
export const versionParties = {
  partyCount: ({ parties }) => parties.length,
  signedCount: ({ parties }) =>
    parties.reduce((count, { signedAt }) => (signedAt === undefined ? count : count + 1), 0),
  ownParty: (version, _, context) => {
    const own = version.parties.find(({ organisation }) => organisation === context.organisation)
    return own === undefined ? null : ofVersion(version)(own)
  },
  partyPage: (version, { search, first, skip }, { registry }) => {
    const page = pageAsked({ first })
    if (skip != null && skip < 0) throw new HouseError('INPUT_INVALID')
    const named = version.parties.map((party) => ({
      party,
      name: registry.organisation(party.organisation)?.name ?? party.organisation,
    }))
    const sought = wordsOf(search ?? '')
    const found = named
      .filter(({ party, name }) => {
        const own = sought.length === 0 ? [] : wordsOf(`${party.organisation} ${name}`)
        return sought.every((word) => own.some((each) => each.startsWith(word)))
      })
      .sort((a, b) =>
        a.name < b.name ? -1 : a.name > b.name ? 1 : a.party.organisation < b.party.organisation ? -1 : 1,
      )
    const from = skip ?? 0
    return {
      items: found.slice(from, from + page.first).map(({ party }) => ofVersion(version)(party)),
      totalCount: found.length,
    }
  },
} satisfies AgreementVersionResolvers<HouseContext>
