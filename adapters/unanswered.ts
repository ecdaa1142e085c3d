import type { SourceDemographics } from '../schema/model/demographics.ts'
import type { AdapterState, ExchangeAnswer } from '../schema/model/exchange-answer.ts'
import type { ExchangeQuestion, Keep } from './exchange-adapter.ts'

/** The answer where no record was asked for: the exchange could not be asked, or knows no such patient. `patients`: whom it stated all the same. */
export const unanswered = (
  question: ExchangeQuestion,
  patients: readonly SourceDemographics[],
  state: AdapterState,
  requests: number,
): ExchangeAnswer => ({
  patients,
  types: new Map(question.types.map(({ type }) => [type, { state, tellings: [], incomplete: [] }])),
  requests,
})

/** Keeps every telling as it is: what is done where a question says nothing of keeping. */
export const keepWhole: Keep = (telling) => telling
