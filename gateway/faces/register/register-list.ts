import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { definePage } from '../page.ts'
import { startOf } from './start-of.ts'

type Data = {
  readonly agreementRegister: {
    readonly items: readonly {
      readonly id: string
      readonly title: string
      readonly publicPurpose: string
      readonly purposes: readonly PurposeOfUse[]
      readonly inForce: boolean
      readonly period: { readonly end: string | null }
      readonly signatories: { readonly totalCount: number }
    }[]
    readonly totalCount: number
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  } | null
}

const PAGE = 20

/** Of a purpose so much is shown in the list; all of it on the agreement's own page. */
const LONGEST = 300

/** Longer searches than this say nothing more. */
const LONGEST_SEARCH = 200

type Query = Readonly<Record<string, string | undefined>>

const searchOf = (query: Query): string => (query['search'] ?? '').trim().slice(0, LONGEST_SEARCH)

const inForceOnly = (query: Query): boolean => query['all'] !== 'yes'

const link = (query: Query, after?: string): string => {
  const said = new URLSearchParams({
    ...(searchOf(query) === '' ? {} : { search: searchOf(query) }),
    ...(inForceOnly(query) ? {} : { all: 'yes' }),
    ...(after === undefined ? {} : { after }),
  }).toString()
  return said === '' ? '/register' : `/register?${said}`
}

/** The register: searched, paged, and of what is in force unless all is asked for. */
export const registerListPage = definePage<Data>({
  path: '/register',
  audience: 'anyone',
  template: 'register/register-list.njk',
  document: /* GraphQL */ `
    query Register($search: String, $inForceOnly: Boolean, $first: Int, $after: String) {
      agreementRegister(search: $search, inForceOnly: $inForceOnly, first: $first, after: $after) {
        items {
          id
          title
          publicPurpose
          purposes
          inForce
          period { end }
          signatories(first: 0) { totalCount }
        }
        totalCount
        pageInfo { endCursor hasNextPage }
      }
    }`,
  variables: ({ query }) => ({
    search: searchOf(query) || undefined,
    inForceOnly: inForceOnly(query),
    first: PAGE,
    after: query['after'] || undefined,
  }),
  view: ({ agreementRegister }, { query }) => {
    const { items, totalCount, pageInfo } = agreementRegister ?? {
      items: [],
      totalCount: 0,
      pageInfo: { endCursor: null, hasNextPage: false },
    }
    const { endCursor, hasNextPage } = pageInfo
    return {
      available: agreementRegister !== null,
      search: searchOf(query),
      all: !inForceOnly(query),
      totalCount,
      agreements: items.map(({ id, publicPurpose, period, signatories, ...rest }) => ({
        ...rest,
        href: `/register/${encodeURIComponent(id)}`,
        purpose: startOf(publicPurpose, LONGEST),
        end: period.end,
        signatories: signatories.totalCount,
      })),
      next: hasNextPage && endCursor !== null ? link(query, endCursor) : undefined,
      first: query['after'] ? link(query) : undefined,
    }
  },
})
