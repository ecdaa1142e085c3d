import type { AgreementStanding } from '../../../schema/generated/agreements.ts'
import { definePage } from '../page.ts'
import { type Notice, noticePath } from './notices.ts'
import { agreementPath } from './paths.ts'

const STANDINGS = [
  'TO_SIGN',
  'WAITING',
  'IN_FORCE',
  'SUSPENDED',
  'EXPIRED',
  'WITHDRAWN',
] as const satisfies readonly AgreementStanding[]

const standingAsked = (asked: string | undefined): AgreementStanding | undefined =>
  STANDINGS.find((standing) => standing === asked)

type Version = {
  readonly version: number
  readonly terms: {
    readonly title: string
    readonly period: { readonly start: string | null; readonly end: string | null }
  }
  readonly partyCount: number
  readonly signedCount: number
}

type Data = {
  readonly myAgreements: {
    readonly items: readonly {
      readonly id: string
      readonly standing: AgreementStanding | null
      readonly version: Version | null
    }[]
    readonly totalCount: number
    readonly counts: readonly { readonly standing: AgreementStanding; readonly count: number }[]
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  } | null
  readonly agreementNotices: readonly Notice[] | null
}

const PAGE = 25

/** Notices shown before the rest is a number. */
const NOTICES_SHOWN = 5

const link = (query: Readonly<Record<string, string | undefined>>): string => {
  const said = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return said.length === 0 ? '/console/agreements' : `/console/agreements?${new URLSearchParams(said)}`
}

/** My agreements by how they stand, with what waits for my organisation. */
export const agreementsPage = definePage<Data>({
  path: '/console/agreements',
  audience: 'ig-manager',
  template: 'console/agreements.njk',
  document: /* GraphQL */ `
    query MyAgreements($standing: AgreementStanding, $search: String, $first: Int!, $after: String) {
      myAgreements(standing: $standing, search: $search, first: $first, after: $after) {
        items {
          id
          standing
          version {
            version
            terms { title period { start end } }
            partyCount
            signedCount
          }
        }
        totalCount
        counts { standing count }
        pageInfo { endCursor hasNextPage }
      }
      agreementNotices { kind agreement { id } version sentence due }
    }`,
  variables: ({ query }) => ({
    standing: standingAsked(query['standing']),
    search: query['search'] || undefined,
    first: PAGE,
    after: query['after'] || undefined,
  }),
  view: ({ myAgreements, agreementNotices }, { query }) => {
    const { search } = query
    const standing = standingAsked(query['standing'])
    const counts = new Map(myAgreements?.counts.map((each) => [each.standing, each.count]))
    const { endCursor, hasNextPage } = myAgreements?.pageInfo ?? { endCursor: null, hasNextPage: false }
    return {
      search: search ?? '',
      standing,
      standings: [
        {
          text: 'All',
          count: [...counts.values()].reduce((sum, count) => sum + count, 0),
          href: link({ search }),
          here: standing === undefined,
        },
        ...STANDINGS.map((each) => ({
          code: each,
          count: counts.get(each) ?? 0,
          href: link({ standing: each, search }),
          here: each === standing,
        })),
      ],
      agreements: (myAgreements?.items ?? []).map(({ id, standing: stands, version }) => ({
        id,
        href: agreementPath(id),
        standing: stands,
        title: version?.terms.title ?? id,
        version: version?.version ?? 0,
        end: version?.terms.period.end ?? null,
        partyCount: version?.partyCount ?? 0,
        signedCount: version?.signedCount ?? 0,
      })),
      totalCount: myAgreements?.totalCount ?? 0,
      available: myAgreements !== null,
      next: hasNextPage && endCursor !== null ? link({ standing, search, after: endCursor }) : undefined,
      first: query['after'] ? link({ standing, search }) : undefined,
      notices: (agreementNotices ?? [])
        .slice(0, NOTICES_SHOWN)
        .map((notice) => ({ ...notice, href: noticePath(notice) })),
      noticeCount: agreementNotices?.length ?? 0,
    }
  },
})
