import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { byChange, inOrder } from './account.ts'
import type { Fact } from './fact.ts'

/** The later of two readings of one resource: the last changed, the higher version; else either, but always the same one. */
const isLater = (a: Fact, b: Fact): boolean => {
  const versions = (a.telling.version ?? '').localeCompare(b.telling.version ?? '', 'en', { numeric: true })
  return (-byChange(a, b) || versions || inOrder(JSON.stringify(a.telling), JSON.stringify(b.telling))) > 0
}

/** Whether some resource of some exchange is told twice. An exchange's tellings mostly come one after another. */
const repeats = (facts: readonly Fact[]): boolean => {
  const heard = new Map<ExchangeId, Set<string>>()
  let exchange: ExchangeId | undefined
  let ids = new Set<string>()
  for (const { telling } of facts) {
    if (telling.exchange !== exchange) {
      exchange = telling.exchange
      ids = heard.get(exchange) ?? new Set()
      heard.set(exchange, ids)
    }
    const before = ids.size
    if (ids.add(telling.sourceId).size === before) return true
  }
  return false
}

/** Each resource of each exchange once: overlapping pages tell it twice, and then the later reading is the telling. */
export const onceEach = <F extends Fact>(facts: readonly F[]): readonly F[] => {
  if (!repeats(facts)) return facts
  const latest = new Map<ExchangeId, Map<string, F>>()
  for (const fact of facts) {
    const { exchange, sourceId } = fact.telling
    const ofExchange = latest.get(exchange) ?? new Map<string, F>()
    latest.set(exchange, ofExchange)
    const known = ofExchange.get(sourceId)
    if (known === undefined || isLater(fact, known)) ofExchange.set(sourceId, fact)
  }
  return [...latest.values()].flatMap((ofExchange) => [...ofExchange.values()])
}
