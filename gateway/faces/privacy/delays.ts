import { definePage } from '../page.ts'
import { type DelayShown, FIELDS } from './delay.ts'
import { delayPath } from './paths.ts'

/** The organisation's lawful delays, newest first. */
export const delaysPage = definePage<{
  readonly delays: {
    readonly items: readonly DelayShown[]
    readonly endCursor: string | null
    readonly hasNextPage: boolean
  } | null
}>({
  path: '/privacy/delays',
  audience: 'privacy-officer',
  template: 'privacy/delays.njk',
  document: /* GraphQL */ `
    query Delays($after: String) { delays(first: 20, after: $after) { items { ${FIELDS} } endCursor hasNextPage } }`,
  variables: ({ query }) => ({ after: query['after'] ?? null }),
  view: ({ delays }, { query }) => ({
    available: delays !== null,
    items: (delays?.items ?? []).map((item) => ({ ...item, href: delayPath(item.id) })),
    isFirst: query['after'] === undefined,
    next:
      delays?.hasNextPage === true ? `/privacy/delays?after=${encodeURIComponent(delays.endCursor ?? '')}` : undefined,
  }),
})
