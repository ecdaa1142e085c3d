import type { Agreement } from '../schema/model/agreement.ts'
import type { Decision, Finding } from '../schema/model/decision.ts'
import { sharingAmong } from './agreement-in-force.ts'
import type { Facts, Question, RecordFacts, RecordQuestion, ViewQuestion } from './facts.ts'
import { failure, findingsOf, isPermit, obligationsOf, permits, refusal } from './judgement.ts'
import { speaksOfView } from './resolve-directives.ts'
import type { Rule, Sharing } from './rule.ts'
import { specifiedRules } from './specified-rules.ts'
import { recipientOf } from './standing.ts'
import { harshest, mildest } from './witnesses.ts'

/** The question about one record. */
export const about = (question: Question, record: RecordFacts): RecordQuestion => ({ ...question, record })

/** The facts less the directives that do not speak of this view, whatever the record. */
export const narrow = (view: ViewQuestion, facts: Facts): Facts => ({
  ...facts,
  directives: facts.directives.filter((directive) => speaksOfView(directive, view, facts.now)),
})

const faults = (findings: readonly Finding[]): number => findings.filter(({ outcome }) => outcome !== 'met').length

/** The findings on the first record that may be released; where none may, on the first of those nearest to it, without a class. */
const nearest = (question: Question, facts: Facts, sharing: Sharing, rules: readonly Rule[]): readonly Finding[] => {
  const { plain, sensitive } = mildest(facts)
  const found = plain.map((record) => findingsOf(about(question, record), facts, sharing, rules))
  const permitted = found.find(isPermit)
  if (permitted !== undefined) return permitted
  for (const record of sensitive.flatMap(([, records]) => records)) {
    const findings = findingsOf(about(question, record), facts, sharing, rules)
    if (isPermit(findings)) return findings
  }
  return found.reduce((best, findings) => (faults(findings) < faults(best) ? findings : best))
}

/** As `decide`, the agreements seen through `sharing`. */
export const decideThrough = (question: Question, given: Facts, sharing: Sharing, rules: readonly Rule[]): Decision => {
  try {
    const facts = narrow(question, given)
    const findings =
      question.record === 'some'
        ? nearest(question, facts, sharing, rules)
        : findingsOf(about(question, question.record), facts, sharing, rules)
    if (!isPermit(findings)) return refusal(findings)
    const conditional =
      facts.demographicsFlag !== 'open' ||
      !harshest(facts).every((record) => permits(about(question, record), facts, sharing, rules))
    return { outcome: 'permit', findings, obligations: obligationsOf(question, facts), conditional }
  } catch {
    return refusal([failure('choice')])
  }
}

/**
 * May this requester, for this purpose and action, have this type of record, held by this controller and reached through this
 * exchange, about this patient? (POLICY §1) Pure, synchronous and total: whatever cannot be decided is refused. With `record: 'some'`
 * it permits if some record could be released. `conditional` is true of a permit that does not hold for every record: every class,
 * every date, `NOPAT`, or of a patient whose demographics are not open, whose lists are never complete.
 */
export const decide = (
  question: Question,
  facts: Facts,
  agreements: readonly Agreement[],
  rules: readonly Rule[] = specifiedRules,
): Decision =>
  decideThrough(
    question,
    facts,
    sharingAmong(agreements, recipientOf(question), question.purpose, question.action, facts.now),
    rules,
  )
