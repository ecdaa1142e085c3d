import { typeBits } from '../../policies/agreement-compiler.ts'
import {
  type ExchangeMet,
  type SimulatedChange,
  simulate,
  type Trial,
  trialsOf,
  type ViewsAlike,
} from '../../policies/simulate.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PastExchange } from '../state/exchange-history.ts'
import type { AgreementsThen, StoodThen } from './agreements-then.ts'
import { type AlikeViews, membersHeld } from './past-views.ts'
import type { RegistryThen } from './registry-then.ts'
import type { Span } from './span.ts'

/** What a draft would change, by the views of a span. */
export type DraftSimulation = Span & {
  readonly viewCount: number
  /** Of them, those whose registry is no longer kept. */
  readonly notEvaluatedCount: number
  readonly changes: readonly SimulatedChange[]
}

/** For each member the types that were permitted, read off what the decision wrote down. */
const permittedAt =
  ({ id, members }: PastExchange, asked: AlikeViews['asked']) =>
  (): Uint16Array => {
    const masks = new Uint16Array(members.length)
    for (const { exchange, types, members: bitmap } of asked) {
      if (exchange !== id) continue
      const mask = typeBits(types)
      for (const place of membersHeld(bitmap)) masks[place] = Number(masks[place]) | mask
    }
    return masks
  }

const metBy = (views: AlikeViews, exchanges: readonly PastExchange[]): readonly ExchangeMet[] =>
  exchanges
    .filter(({ lifecycle }) => lifecycle === 'LIVE')
    .map((exchange) => ({
      members: exchange.members,
      recordTypes: exchange.recordTypes,
      permitted: permittedAt(exchange, views.asked),
    }))

const recipientsOf = ({ versions }: Agreement): ReadonlySet<OdsCode> =>
  new Set(
    versions.flatMap(({ parties }) => parties.filter(({ receives }) => receives).map((party) => party.organisation)),
  )

/**
 * Tries a draft on past views. Only views of organisations that receive in it (or in what it amends) can change: the others are not judged
 * again. Each kind of view is judged once on the agreements that its organisation had then.
 */
export const simulateDraft = async (
  draft: Agreement,
  views: readonly AlikeViews[],
  span: Span,
  history: AgreementsThen,
  registry: RegistryThen,
): Promise<DraftSimulation> => {
  const recipients = recipientsOf(draft)
  let [viewCount, notEvaluatedCount] = [0, 0]
  const concerned: (readonly [
    views: AlikeViews & { readonly organisation: OdsCode },
    exchanges: readonly PastExchange[],
  ])[] = []
  for (const each of views) {
    const exchanges = await registry(each.registry)
    if (exchanges === undefined) notEvaluatedCount += each.count
    else {
      viewCount += each.count
      const { organisation } = each
      if (organisation !== undefined && recipients.has(organisation))
        concerned.push([{ ...each, organisation }, exchanges])
    }
  }
  const oldest = concerned.reduce(
    (least, [{ agreementsVersion }]) => Math.min(least, agreementsVersion),
    Number.MAX_SAFE_INTEGER,
  )
  await history.prepare([...new Set(concerned.map(([{ organisation }]) => organisation))], oldest)

  const trialOf = trialsOf(draft)
  const trials = new Map<StoodThen, Trial>()
  const tried: (readonly [ViewsAlike, Trial])[] = []
  for (const [each, exchanges] of concerned) {
    const stood = await history.at(each.organisation, each.agreementsVersion)
    const trial = trials.get(stood) ?? trialOf(stood.agreements, stood.index)
    trials.set(stood, trial)
    const { organisation, purpose, count, types, lastAt: at } = each
    tried.push([{ organisation, purpose, count, types, at, exchanges: metBy(each, exchanges) }, trial])
  }
  return { ...span, viewCount, notEvaluatedCount, changes: simulate(tried) }
}
