import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { agree } from './agreed.ts'
import { type CountedStart, serveCounted } from './counted-gateway.ts'
import { BENCH_PATIENT, benchExchanges, controllerOf, EXCHANGES, REQUESTER_ODS } from './population.ts'

// A process of its own: the whole gateway as production runs it, over the bench's exchanges; policy, unifying, receipt and audit on.

type Start = CountedStart & { readonly manner: 'per-type' | 'everything' }

const controllers = Array.from({ length: EXCHANGES }, (_, exchange) => controllerOf(exchange))

serveCounted<Start>(async (state, { endpoints, manner }, now) => {
  const settings = { searches: manner, pageSize: 1000, medications: ['MedicationStatement'] }
  for (const exchange of benchExchanges(endpoints, settings)) await state.registry.saveExchange(exchange)
  const terms = {
    title: 'Direct care',
    purposes: ['TREAT'],
    recordTypes: Object.fromEntries(RECORD_TYPES.map((type) => [type, []])),
    publicPurpose: 'Care wherever it is given.',
  } as const
  await agree(state, REQUESTER_ODS, controllers, terms, [BENCH_PATIENT], now)
})
