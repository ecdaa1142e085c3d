import { byChange, inOrder } from './account.ts'
import type { Fact } from './fact.ts'

/** The later of two readings of one resource: the last changed, the higher version; else either, but always the same one. */
const isLater = (a: Fact, b: Fact): boolean => {
  const versions = (a.telling.version ?? '').localeCompare(b.telling.version ?? '', 'en', { numeric: true })
  return (-byChange(a, b) || versions || inOrder(JSON.stringify(a.telling), JSON.stringify(b.telling))) > 0
}

/** Each resource of each exchange once: overlapping pages tell it twice, and then the later reading is the telling. */
export const onceEach = <F extends Fact>(facts: readonly F[]): readonly F[] => {
  const latest = new Map<string, Map<string, F>>()
  let repeated = false
  for (const fact of facts) {
    const { exchange, sourceId } = fact.telling
    const ofExchange = latest.get(exchange) ?? new Map<string, F>()
    if (ofExchange.size === 0) latest.set(exchange, ofExchange)
    const known = ofExchange.get(sourceId)
    repeated ||= known !== undefined
    if (known === undefined || isLater(fact, known)) ofExchange.set(sourceId, fact)
  }
  return repeated ? [...latest.values()].flatMap((ofExchange) => [...ofExchange.values()]) : facts
}
