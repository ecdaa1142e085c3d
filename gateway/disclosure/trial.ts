import type { ExchangeAnswer } from '../../schema/model/exchange-answer.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { isAnswered, type Reachable, type Target } from '../fan-out/ask-exchanges.ts'
import type { Arrival } from './arrivals.ts'
import type { Corridor } from './corridor.ts'

/** What one question to an exchange came to, as a trial counts it. */
export type TrialOutcome = 'FAILED' | 'MISMATCHED' | 'UNKNOWN' | 'ANSWERED'

/** Whose question it is, where that matters to a trial. */
export type TrialQuestion = {
  readonly role: Requester['role']
  readonly purpose: PurposeOfUse
  readonly organisation: OdsCode | undefined
}

/** An emergency is no occasion to try something out. */
const isEmergency = ({ role, purpose }: TrialQuestion): boolean =>
  role === 'dispatcher' || purpose === 'ETREAT' || purpose === 'BTG'

const isTried = ({ trial }: Reachable, question: TrialQuestion, lot: () => number): boolean => {
  if (trial === undefined || isEmergency(question)) return false
  return (question.organisation !== undefined && trial.pilot.has(question.organisation)) || lot() < trial.share
}

/**
 * The same targets, some of them asked by their changed configuration first: those of its organisations, and others as the lot falls (0 to 1). One whose breaker is
 * open is not. What runs stands by for each, so that nobody's answer suffers from a trial that fails.
 */
export const withTrials = (
  targets: readonly Target[],
  question: TrialQuestion,
  transport: Pick<Corridor['transport'], 'isOpen'>,
  lot: () => number = Math.random,
): readonly Target[] =>
  targets.map((target) => {
    const { trial } = target.reachable
    if (trial === undefined || !isTried(target.reachable, question, lot)) return target
    return transport.isOpen(trial.reachable.exchange) ? target : { ...target, first: trial.reachable }
  })

/** What an answer comes to. */
export const trialOutcome = (answer: ExchangeAnswer, { quarantined }: Pick<Arrival, 'quarantined'>): TrialOutcome => {
  if (quarantined) return 'MISMATCHED'
  if (!isAnswered(answer)) return 'FAILED'
  return answer.patients.length === 0 ? 'UNKNOWN' : 'ANSWERED'
}
