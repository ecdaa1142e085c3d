import { sharingAmong } from '../../../policies/agreement-in-force.ts'
import type { Facts, Question, RecordFacts } from '../../../policies/facts.ts'
import type { Rule } from '../../../policies/rule.ts'
import { recipientOf } from '../../../policies/standing.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import { factsOf, PLAIN } from '../world.ts'

/** What one rule alone finds on one record: `met`, `not-met`, `forbids`, or `nothing`. */
export const judgedBy =
  (rule: Rule) =>
  (
    question: Question,
    facts: Partial<Facts> = {},
    agreements: readonly Agreement[] = [],
    record: RecordFacts = PLAIN,
  ) => {
    const world = factsOf(facts)
    const sharing = sharingAmong(agreements, recipientOf(question), question.purpose, question.action, world.now)
    const about = question.record === 'some' ? { ...question, record } : { ...question, record: question.record }
    return rule.find(about, world, sharing)?.outcome ?? 'nothing'
  }
