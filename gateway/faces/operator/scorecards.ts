import { definePage } from '../page.ts'
import { CARD_FIELDS, type CardShown, shownCard, windowLinks, windowOf } from './score-words.ts'

const PATH = '/operator/scorecards'

/** How every exchange does, what needs somebody first. */
export const scorecardsPage = definePage<{ readonly scorecards: readonly CardShown[] | null }>({
  path: PATH,
  audience: 'operator',
  template: 'operator/scorecards.njk',
  document: /* GraphQL */ `query Scorecards($window: ScoreWindow) { scorecards(window: $window) { ${CARD_FIELDS} } }`,
  variables: ({ query }) => ({ window: windowOf(query) }),
  view: ({ scorecards }, { query }) => {
    const window = windowOf(query)
    const cards = (scorecards ?? []).map((card) => {
      const shown = shownCard(card)
      return { ...shown, href: `${shown.href}?window=${window.toLowerCase()}` }
    })
    return {
      available: scorecards !== null,
      windows: windowLinks(PATH, window),
      cards: cards.sort((a, b) => a.standing.rank - b.standing.rank || (a.name < b.name ? -1 : 1)),
      below: cards.filter(({ standing }) => standing.rank === 0).length,
    }
  },
})
