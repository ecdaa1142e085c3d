import type { Agreement, AgreementVersion } from '../../../schema/model/agreement.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { PageAsked } from '../house-context.ts'

const isSigned = ({ parties }: AgreementVersion): boolean =>
  parties.some(({ provides, signedAt }) => provides && signedAt !== undefined) &&
  parties.some(({ receives, signedAt }) => receives && signedAt !== undefined)

/** The newest version that a provider and a recipient have signed: the one the public register shows. */
export const newestSigned = ({ versions }: Agreement): AgreementVersion | undefined =>
  versions
    .filter(isSigned)
    .reduce<AgreementVersion | undefined>((a, b) => (a !== undefined && a.version > b.version ? a : b), undefined)

const parseAfter = (after: string): string => {
  const id = Buffer.from(after, 'base64url').toString()
  if (Buffer.from(id).toString('base64url') !== after) throw new HouseError('INPUT_INVALID')
  return id
}

/** One page of the register, in the public's words, by agreement id. Throws `INPUT_INVALID`. */
export const registerPage = (agreements: readonly Agreement[], { first, after }: PageAsked) => {
  const registered = agreements.flatMap((agreement) => {
    const version = newestSigned(agreement)
    return version === undefined ? [] : [{ id: agreement.id, version }]
  })
  const from = after === undefined ? undefined : parseAfter(after)
  const rest = from === undefined ? registered : registered.filter(({ id }) => id > from)
  const page = rest.slice(0, first)
  const last = page.at(-1)
  return {
    items: page.map(({ id, version: { terms, parties } }) => ({
      id,
      title: terms.title,
      publicPurpose: terms.publicPurpose,
      purposes: terms.purposes,
      recordTypes: Object.keys(terms.recordTypes) as (keyof typeof terms.recordTypes)[],
      parties: parties
        .filter(({ signedAt }) => signedAt !== undefined)
        .map(({ organisation }) => ({ odsCode: organisation })),
      period: terms.period,
    })),
    totalCount: registered.length,
    pageInfo: {
      endCursor: last === undefined ? null : Buffer.from(last.id).toString('base64url'),
      hasNextPage: page.length < rest.length,
    },
  }
}
