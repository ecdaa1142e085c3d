import type { CaseState } from '../../../schema/model/access-case.ts'
import { definePage } from '../page.ts'
import { type Named, skipAsked } from './parties.ts'
import { casePath } from './paths.ts'

type Listed = {
  readonly id: string
  readonly receipt: string
  readonly state: CaseState
  readonly openedAt: string
  readonly due: string
  readonly overdue: boolean
  readonly extended: boolean
  readonly practice: Named | null
  readonly access: { readonly requesterName: string | null; readonly role: string; readonly at: string } | null
}

type Data = {
  readonly accessCases: { readonly items: readonly Listed[]; readonly total: number } | null
}

const PAGE = 50
const WAITING: readonly CaseState[] = ['OPEN', 'ACKNOWLEDGED', 'REOPENED']

/** The lists there are: what waits for an answer first. */
const LISTS = [
  { name: 'waiting', text: 'Waiting for an answer', states: WAITING },
  { name: 'answered', text: 'Answered', states: ['ANSWERED'] },
  { name: 'closed', text: 'Closed', states: ['CLOSED'] },
] as const satisfies readonly { readonly name: string; readonly text: string; readonly states: readonly CaseState[] }[]

const listAsked = (name: string | undefined) => LISTS.find((list) => list.name === name) ?? LISTS[0]

const path = (name: string, skip: number): string =>
  `/console/cases?${new URLSearchParams({ list: name, ...(skip > 0 ? { skip: String(skip) } : {}) })}`

/** Patients' questions about accesses by the requester's organisation, soonest due first. */
export const casesPage = definePage<Data>({
  path: '/console/cases',
  audience: 'ig-manager',
  template: 'console/cases.njk',
  document: /* GraphQL */ `
    query QuestionsFromPatients($states: [CaseState!], $first: Int, $skip: Int) {
      accessCases(states: $states, first: $first, skip: $skip) {
        total
        items {
          id
          receipt
          state
          openedAt
          due
          overdue
          extended
          practice { odsCode name }
          access { requesterName role at }
        }
      }
    }`,
  variables: ({ query }) => ({
    states: listAsked(query['list']).states,
    first: PAGE,
    skip: skipAsked(query['skip']),
  }),
  view: ({ accessCases }, { query }) => {
    const list = listAsked(query['list'])
    const skip = skipAsked(query['skip'])
    const items = accessCases?.items ?? []
    return {
      available: accessCases !== null,
      list,
      lists: LISTS.map(({ name, text }) => ({ text, href: path(name, 0), here: name === list.name })),
      total: accessCases?.total ?? 0,
      cases: items.map((one) => ({ ...one, href: casePath(one.id), waits: WAITING.includes(one.state) })),
      next: skip + items.length < (accessCases?.total ?? 0) ? path(list.name, skip + PAGE) : undefined,
      previous: skip > 0 ? path(list.name, Math.max(0, skip - PAGE)) : undefined,
    }
  },
})
