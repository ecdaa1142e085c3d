import type { Finding } from '../../schema/model/decision.ts'
import { resolveDirectives } from '../resolve-directives.ts'
import type { Rule } from '../rule.ts'
import { breaksGlass, hasProxyView, isOwnController, isOwnRecord } from '../standing.ts'

const met = (reason: string): Finding => ({ rule: 'choice', outcome: 'met', reason })

/**
 * The ground of choice (POLICY §2): the directives come out as permit, own controller, own record, a proxy's recorded view right, or
 * break-glass where it may stand in: for a missing choice, or for a deny that every matching deny lets it lift (§5).
 */
export const choice: Rule = {
  name: 'choice',
  find(question, facts) {
    if (isOwnController(question)) return met('The organisation asking holds this record itself.')
    if (isOwnRecord(question)) return met('This is the own record of the person asking.')
    if (hasProxyView(question, facts)) return met('The person asking has a recorded right to view for the patient.')
    const { outcome, directives, liftable } = resolveDirectives(question, facts)
    if (outcome === 'permit') return { ...met("The patient's choice permits this."), directives }
    if (breaksGlass(question, facts) && (outcome === 'none' || liftable)) {
      return met('Break-glass was used, with a reason; the patient is told and the use is reviewed.')
    }
    return outcome === 'none'
      ? { rule: 'choice', outcome: 'not-met', reason: 'There is no consent recorded for this.' }
      : { rule: 'choice', outcome: 'not-met', reason: "The patient's choice does not permit this.", directives }
  },
}
