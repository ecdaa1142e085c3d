import type { Decision, Finding, Obligation } from '../schema/model/decision.ts'
import type { Facts, RecordQuestion, ViewQuestion } from './facts.ts'
import type { Rule, Sharing } from './rule.ts'

const ORDER: Readonly<Record<Finding['rule'], number>> = {
  'role-and-purpose': 0,
  sharing: 1,
  'controller-suspension': 2,
  choice: 3,
  'patient-dissent': 4,
  'withheld-from-patient': 5,
  'national-data-opt-out': 6,
  'restricted-demographics': 7,
}

/** What a failed rule is worth: a forbid. Its reason names no fact. */
export const failure = (rule: Finding['rule']): Finding => ({
  rule,
  outcome: 'error',
  reason: 'This could not be decided, so it was refused.',
})

const findingOf = (rule: Rule, question: RecordQuestion, facts: Facts, sharing: Sharing): Finding | undefined => {
  try {
    return rule.find(question, facts, sharing)
  } catch {
    return failure(rule.name)
  }
}

/** What every rule found on one record, in a fixed order whatever the order of the rules. */
export const findingsOf = (
  question: RecordQuestion,
  facts: Facts,
  sharing: Sharing,
  rules: readonly Rule[],
): readonly Finding[] =>
  rules
    .map((rule) => findingOf(rule, question, facts, sharing))
    .filter((finding) => finding !== undefined)
    .sort((a, b) => ORDER[a.rule] - ORDER[b.rule])

/** Both grounds are met and nothing else was found: there is no other way to a permit. */
export const isPermit = (findings: readonly Finding[]): boolean => {
  let sharing = false
  let choice = false
  for (const { rule, outcome } of findings) {
    if (outcome !== 'met') return false
    if (rule === 'sharing') sharing = true
    if (rule === 'choice') choice = true
  }
  return sharing && choice
}

/** Whether one record may be released. */
export const permits = (question: RecordQuestion, facts: Facts, sharing: Sharing, rules: readonly Rule[]): boolean =>
  isPermit(findingsOf(question, facts, sharing, rules))

/** What must be done when a permit is used. Writing it down is always one of them, of a refusal too. */
export const obligationsOf = (question: ViewQuestion, facts: Facts): readonly Obligation[] => [
  'audit',
  ...(question.purpose === 'BTG' ? (['tell-patient', 'open-review'] as const) : []),
  ...(facts.demographicsFlag !== 'open' && question.requester.role !== 'patient' ? (['hide-address'] as const) : []),
]

/** A refusal on these findings. */
export const refusal = (findings: readonly Finding[]): Decision => ({
  outcome: 'deny',
  findings,
  obligations: ['audit'],
  conditional: false,
})
