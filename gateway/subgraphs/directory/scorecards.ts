import type { BreachResolvers, QueryResolvers, ScorecardResolvers } from '../../../schema/generated/directory.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { HouseContext } from '../house-context.ts'

const insistOnOperator = ({ may }: Pick<HouseContext, 'may'>): void => {
  if (!may({ deed: 'read-scorecards' }).permitted) throw new HouseError('FORBIDDEN')
}

/** How exchanges do (`gateway/scorecards`). */
export const scorecardQueries = {
  scorecards: (_, { window }, context) => {
    insistOnOperator(context)
    return context.scorecards.cards(window ?? 'DAY')
  },
  scorecard: async (_, { exchange, window }, context) => {
    insistOnOperator(context)
    return (await context.scorecards.card(exchange, window ?? 'DAY')) ?? null
  },
} satisfies QueryResolvers<HouseContext>

/** One exchange's card. */
export const scorecardFields = {
  exchange: ({ exchange }, _, { registry }) => {
    const found = registry.exchange(exchange)
    // It was retired between the reading and this.
    if (found === undefined) throw new HouseError('NOT_FOUND')
    return found
  },
  sla: ({ sla }) => sla ?? null,
} satisfies ScorecardResolvers<HouseContext>

/** A time in which a level was not kept. */
export const breachFields = { endedAt: ({ endedAt }) => endedAt ?? null } satisfies BreachResolvers<HouseContext>
