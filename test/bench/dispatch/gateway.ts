import { SUMMARY_TYPES } from '../../../gateway/dispatch/current.ts'
import { agree } from '../view/agreed.ts'
import { type CountedStart, serveCounted } from '../view/counted-gateway.ts'
import { controllerOf, EXCHANGES } from '../view/population.ts'
import { DISPATCH_ODS, dispatchExchanges, people } from './population.ts'

// A process of its own: the whole gateway as production runs it; policy, unifying, receipt and audit on.

type Start = CountedStart & {
  readonly searches: Parameters<typeof dispatchExchanges>[1]
  /** None: another gateway has prepared the database. */
  readonly patients: number
}

const controllers = Array.from({ length: EXCHANGES }, (_, exchange) => controllerOf(exchange))

serveCounted<Start>(async (state, { endpoints, searches, patients }, now) => {
  if (patients === 0) return
  for (const exchange of dispatchExchanges(endpoints, searches)) await state.registry.saveExchange(exchange)
  const terms = {
    title: 'Emergency care',
    purposes: ['ETREAT'],
    recordTypes: Object.fromEntries(SUMMARY_TYPES.map((type) => [type, 'all'])),
    publicPurpose: 'Help in an emergency.',
  } as const
  await agree(state, DISPATCH_ODS, controllers, terms, people(patients), now)
})
