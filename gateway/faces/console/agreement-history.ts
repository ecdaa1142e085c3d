import { HouseError } from '../../../schema/model/house-error.ts'
import { definePage } from '../page.ts'
import { EVENT, type Event, eventsView } from './events.ts'
import { skipAsked } from './parties.ts'
import { agreementPath } from './paths.ts'

type Data = {
  readonly agreement: {
    readonly id: string
    readonly version: { readonly terms: { readonly title: string } }
    readonly history: readonly Event[]
  } | null
}

const PAGE = 50

/** All that happened to an agreement, newest first, a page at a time. */
export const agreementHistoryPage = definePage<Data>({
  path: '/console/agreements/:id/history',
  audience: 'ig-manager',
  template: 'console/agreement-history.njk',
  document: /* GraphQL */ `
    query WholeHistory($id: ID!, $last: Int!) {
      agreement(id: $id) {
        id
        version { terms { title } }
        history(last: $last) { ...Event }
      }
    }
    ${EVENT}`,
  variables: ({ params, query }) => ({ id: params['id'], last: skipAsked(query['skip']) + PAGE + 1 }),
  view: ({ agreement }, { query }) => {
    if (agreement === null) throw new HouseError('NOT_FOUND')
    const skip = skipAsked(query['skip'])
    const path = agreementPath(agreement.id, '/history')
    const events = eventsView(agreement.history).slice(skip)
    return {
      title: agreement.version.terms.title,
      back: agreementPath(agreement.id),
      events: events.slice(0, PAGE),
      earlier: events.length > PAGE ? `${path}?skip=${skip + PAGE}` : undefined,
      later: skip > 0 ? `${path}?skip=${Math.max(0, skip - PAGE)}` : undefined,
    }
  },
})
