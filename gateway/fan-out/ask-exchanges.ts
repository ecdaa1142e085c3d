import type { ExchangeAdapter, ExchangeQuestion, Keep } from '../../adapters/exchange-adapter.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { TypeAsked } from '../../schema/model/access-request.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'

/** An exchange with its adapter and its parsed settings: all that asking needs. */
export type Reachable = { readonly exchange: Exchange; readonly adapter: ExchangeAdapter; readonly settings: unknown }

/** One exchange to ask, and the record types that may be asked of it. */
export type Target = { readonly reachable: Reachable; readonly types: readonly TypeAsked[] }

const failed = (types: readonly TypeAsked[]): ExchangeAnswer => ({
  patients: [],
  types: new Map(types.map(({ type }) => [type, { state: 'FAILED', tellings: [], incomplete: [] }])),
  requests: 0,
})

/**
 * Asks every target at once under one deadline and one timer, and hands each answer on as it arrives, so that the work on it overlaps with
 * waiting for the others; `keeping` says what is kept of each record as it is read. Resolves when all have answered or the deadline has passed;
 * an adapter that breaks its promise counts as failed.
 */
export const askExchanges = async (
  targets: readonly Target[],
  question: Pick<ExchangeQuestion, 'patient' | 'purpose' | 'organisation' | 'requester' | 'known'>,
  keeping: (exchange: Exchange) => Keep,
  transport: Transport,
  deadlineMs: number,
  onAnswer: (target: Target, answer: ExchangeAnswer) => void,
  onBroken: (exchange: Exchange, error: unknown) => void,
): Promise<void> => {
  const controller = new AbortController()
  const deadline = performance.now() + deadlineMs
  const timer = setTimeout(() => controller.abort(), deadlineMs)
  const askOne = async (target: Target): Promise<void> => {
    const { exchange, adapter, settings } = target.reachable
    let answer: ExchangeAnswer
    try {
      answer = await adapter.ask(
        { ...question, types: target.types, keep: keeping(exchange), signal: controller.signal, deadline },
        exchange,
        settings,
        transport,
      )
    } catch (error) {
      onBroken(exchange, error)
      answer = failed(target.types)
    }
    onAnswer(target, answer)
  }
  try {
    await Promise.all(targets.map(askOne))
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
