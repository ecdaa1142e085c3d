import { HouseError } from '../../../schema/model/house-error.ts'
import { isPlainText } from '../../../schema/model/plain-text.ts'
import { organisationsCalled } from '../../agreements/organisations-called.ts'
import type { HouseContext, PageAsked } from '../house-context.ts'

/** The longest search, in characters. */
const LONGEST_SEARCH = 200

const parseAfter = (after: string): string => {
  const id = Buffer.from(after, 'base64url').toString()
  if (Buffer.from(id).toString('base64url') !== after) throw new HouseError('INPUT_INVALID')
  return id
}

/** What is searched for; undefined when nothing is. Throws `INPUT_INVALID` for what is too long or hides something. */
export const searchAsked = (search: string | null | undefined): string | undefined => {
  if (search === null || search === undefined || search.trim() === '') return undefined
  if (!isPlainText(search, LONGEST_SEARCH)) throw new HouseError('INPUT_INVALID')
  return search
}

/** One page of the register, by agreement id. Throws `INPUT_INVALID`. */
export const registerPage = async (
  { agreements, agreementLife, registry, now }: HouseContext,
  { first, after }: PageAsked,
  search: string | undefined,
  inForceOnly: boolean,
) => {
  const from = after === undefined ? undefined : parseAfter(after)
  await agreementLife.upToDate()
  const { items, totalCount, hasNextPage } = agreements.register({
    first,
    after: from,
    search,
    inForceOnly,
    now: await now(),
    organisationsCalled: organisationsCalled(registry, agreements.parties()),
  })
  const last = items.at(-1)
  return {
    items,
    totalCount,
    pageInfo: { endCursor: last === undefined ? null : Buffer.from(last.id).toString('base64url'), hasNextPage },
  }
}
