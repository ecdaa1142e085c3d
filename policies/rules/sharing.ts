import type { Finding } from '../../schema/model/decision.ts'
import type { Rule } from '../rule.ts'
import { breaksGlass, hasProxyView, isOwnController, isOwnRecord, isViewOnly } from '../standing.ts'

const met = (reason: string): Finding => ({ rule: 'sharing', outcome: 'met', reason })
const notMet = (reason: string): Finding => ({ rule: 'sharing', outcome: 'not-met', reason })

/**
 * The ground of sharing (POLICY §2): an agreement in force that covers the whole question, own controller, own record, or a proxy's
 * recorded view right. Break-glass never stands in for it, and never reaches a very restricted record (`V`).
 */
export const sharing: Rule = {
  name: 'sharing',
  find(question, facts, agreements) {
    if (isViewOnly(question.purpose) && question.action !== 'view') return notMet('This purpose is for viewing only.')
    if (question.purpose === 'BTG') {
      if (!breaksGlass(question, facts))
        return notMet('Break-glass needs a grant: a reason that was given and confirmed, and that has not run out.')
      if (question.record.classes.includes('V'))
        return notMet('Very restricted records are never opened by break-glass.')
    }
    if (isOwnController(question)) return met('The organisation asking holds this record itself.')
    if (isOwnRecord(question)) return met('This is the own record of the person asking.')
    if (hasProxyView(question, facts)) return met('The person asking has a recorded right to view for the patient.')
    const clause = agreements.covers(question.controller, question.recordType, question.record.classes)
    return clause === undefined
      ? notMet('No data sharing agreement in force between the two organisations covers this.')
      : { ...met('A data sharing agreement between the two organisations covers this.'), clause }
  },
}
