import type { ConsentNoticeKind } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Right } from './choice.ts'
import { isOwnProposal, type Proposal, proposalSaid } from './proposal.ts'
import { ANOTHER, definePageFor, patientOf } from './whose.ts'

type Data = {
  readonly patientChoices: {
    readonly proposals: readonly Pick<Proposal, 'id' | 'side' | 'state' | 'expiresAt'>[]
    readonly proxies: readonly Right[]
    readonly notices: readonly { readonly id: string; readonly kind: ConsentNoticeKind; readonly at: string }[]
  } | null
}

/** How many pieces of news are shown. */
const NEWS_SHOWN = 5

/**
 * Where somebody arrives who acts for another: what waits, what they may do, what is new in the choices. Who looked, emergencies and who else acts
 * are not theirs to see, and are not offered.
 */
export const actingPage = definePageFor<Data>(ANOTHER, {
  path: '',
  template: 'account/acting.njk',
  document: /* GraphQL */ `
    query Acting($patient: NHSNumber!) {
      ${ANOTHER.asks}
      patientChoices(patient: $patient) {
        proposals { id side state expiresAt }
        proxies { id ground mayView period { start end } }
        notices { id kind at }
      }
    }`,
  variables: (asked) => ({ patient: patientOf(asked) }),
  view: ({ patientChoices }, { speaker }) => {
    if (patientChoices === null) throw new HouseError('STATE_UNAVAILABLE')
    const { proposals, proxies, notices } = patientChoices
    return {
      rights: proxies.map(({ ground, period }) => ({
        ground: speaker.word('ground', ground),
        until: period.end === null ? '' : speaker.t('people.until', { day: speaker.day(Date.parse(period.end) - 1) }),
      })),
      mayView: proxies.some(({ mayView }) => mayView),
      waiting: proposals
        .filter(({ state }) => state === 'OPEN')
        .map((proposal) => ({
          id: proposal.id,
          said: speaker.t(proposalSaid(ANOTHER, proposal)),
          isOwn: isOwnProposal(ANOTHER, proposal),
          expires: speaker.day(proposal.expiresAt),
        })),
      news: notices
        .slice(0, NEWS_SHOWN)
        .map(({ kind, at }) => ({ words: speaker.word('notice', kind), at: speaker.moment(at) })),
    }
  },
})
