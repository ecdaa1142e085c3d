import type { ExchangeAdapter, ExchangeQuestion, Keep } from '../../adapters/exchange-adapter.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'

/** An exchange with its adapter and its parsed settings: all that asking needs. */
export type Reachable = {
  readonly exchange: Exchange
  readonly adapter: ExchangeAdapter
  readonly settings: unknown
  /** The changed configuration that is tried in its place, for whom. */
  readonly trial?: Trial | undefined
}

/** A changed configuration on trial: all questions of these organisations, and this share of the others (0 to 1). */
export type Trial = {
  readonly id: string
  readonly share: number
  readonly pilot: ReadonlySet<OdsCode>
  readonly reachable: Reachable
}

/** One exchange to ask, and the record types that may be asked of it. */
export type Target = {
  readonly reachable: Reachable
  readonly types: readonly TypeAsked[]
  /** Asked before it: what `reachable` is asked for only where this does not answer whole. */
  readonly first?: Reachable
}

/** How an answer came: from the target's `first` or from its `reachable`, and how long that one took, in milliseconds. */
export type Answered = { readonly byFirst: boolean; readonly tookMs: number }

/** Whether every type asked was answered. */
export const isAnswered = (answer: ExchangeAnswer): boolean =>
  answer.types.values().every(({ state }) => state === 'ANSWERED')

const failed = (types: readonly TypeAsked[]): ExchangeAnswer => ({
  patients: [],
  types: new Map(types.map(({ type }) => [type, { state: 'FAILED', tellings: [], incomplete: [] }])),
  requests: 0,
})

/**
 * Asks every target at once under one deadline and one timer, and hands each answer on as it arrives, so that the work on it overlaps with
 * waiting for the others; `keeping` says what is kept of each record as it is read. Resolves when all have answered or the deadline has passed;
 * an adapter that breaks its promise counts as failed. Where a target has a `first`, that is asked before it, and `onUnanswered` is told when it did not answer.
 */
export const askExchanges = async (
  targets: readonly Target[],
  question: Pick<ExchangeQuestion, 'patient' | 'purpose' | 'organisation' | 'requester' | 'known'>,
  keeping: (exchange: Exchange) => Keep,
  transport: Transport,
  deadlineMs: number,
  onAnswer: (target: Target, answer: ExchangeAnswer, how: Answered) => void,
  onBroken: (exchange: Exchange, error: unknown) => void,
  onUnanswered?: (target: Target) => void,
): Promise<void> => {
  const controller = new AbortController()
  const deadline = performance.now() + deadlineMs
  const timer = setTimeout(() => controller.abort(), deadlineMs)
  const askBy = async ({ exchange, adapter, settings }: Reachable, types: Target['types']): Promise<ExchangeAnswer> => {
    try {
      return await adapter.ask(
        { ...question, types, keep: keeping(exchange), signal: controller.signal, deadline },
        exchange,
        settings,
        transport,
      )
    } catch (error) {
      onBroken(exchange, error)
      return failed(types)
    }
  }
  const askOne = async (target: Target): Promise<void> => {
    const { first, reachable, types } = target
    let began = performance.now()
    const how = (byFirst: boolean): Answered => ({ byFirst, tookMs: performance.now() - began })
    const tried = first === undefined ? undefined : await askBy(first, types)
    if (tried !== undefined) {
      if (isAnswered(tried)) return onAnswer(target, tried, how(true))
      onUnanswered?.(target)
      began = performance.now()
    }
    onAnswer(target, await askBy(reachable, types), how(false))
  }
  try {
    await Promise.all(targets.map(askOne))
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
