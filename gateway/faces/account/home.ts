import type { ConsentNoticeKind } from '../../../schema/generated/consent.ts'
import { definePage } from '../page.ts'
import type { Proposal } from './proposal.ts'
import { patientOf, WHO } from './whose.ts'

type Data = {
  readonly patientChoices: {
    readonly proposals: readonly Pick<Proposal, 'id' | 'side' | 'state' | 'expiresAt'>[]
    readonly notices: readonly { readonly id: string; readonly kind: ConsentNoticeKind; readonly at: string }[]
  } | null
}

/** How many pieces of news the home shows. */
const NEWS_SHOWN = 5

/** What waits for the person, the news, and the ways on. */
export const homePage = definePage<Data>({
  path: '/account',
  audience: WHO,
  template: 'account/home.njk',
  document: /* GraphQL */ `
    query AccountHome($patient: NHSNumber!) {
      patientChoices(patient: $patient) {
        proposals { id side state expiresAt }
        notices { id kind at }
      }
    }`,
  variables: (asked) => ({ patient: patientOf(asked) }),
  view: ({ patientChoices }, { speaker }) => ({
    isKnown: patientChoices !== null,
    waiting: (patientChoices?.proposals ?? [])
      .filter(({ side, state }) => state === 'OPEN' && side === 'PROXY')
      .map(({ id, expiresAt }) => ({ id, expires: speaker.day(expiresAt) })),
    news: (patientChoices?.notices ?? [])
      .slice(0, NEWS_SHOWN)
      .map(({ kind, at }) => ({ words: speaker.word('notice', kind), at: speaker.moment(at) })),
  }),
})
