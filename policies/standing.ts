import type { BreakGlassGrant } from '../schema/model/break-glass.ts'
import { isWithin } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { Facts, RecordQuestion, ViewQuestion } from './facts.ts'
import { mayProxyView } from './proxies.ts'

const CARE: readonly PurposeOfUse[] = ['TREAT', 'ETREAT', 'BTG']

/** `PATRQT` and `BTG` are `view` only. */
export const isViewOnly = (purpose: PurposeOfUse): boolean => purpose === 'PATRQT' || purpose === 'BTG'

/** The organisation that receives: none for patients and proxies, who act for nobody's organisation. */
export const recipientOf = (question: ViewQuestion): OdsCode | undefined =>
  question.requester.role === 'patient' || question.requester.role === 'proxy' ? undefined : question.organisation

/**
 * The grant that a question rests on (§5): of this very user, for this organisation and this patient, begun and not ended at this moment.
 * Undefined for every other question than one to view with purpose `BTG`.
 */
export const liveGrant = (view: ViewQuestion, { now, grants }: Facts): BreakGlassGrant | undefined =>
  view.purpose === 'BTG' && view.action === 'view'
    ? grants.find(
        (grant) =>
          grant.issuer === view.requester.issuer &&
          grant.userId === view.requester.userId &&
          grant.organisation === recipientOf(view) &&
          grant.patient === view.patient &&
          isWithin(now, grant.period),
      )
    : undefined

/** Break-glass as §5 wants it: under a grant. */
export const breaksGlass = (view: ViewQuestion, facts: Facts): boolean => liveGrant(view, facts) !== undefined

/** The requester's organisation is the controller, and the purpose is care. */
export const isOwnController = (question: RecordQuestion): boolean =>
  CARE.includes(question.purpose) && recipientOf(question) === question.controller

/** The patient, asking for their own record. */
export const isOwnRecord = (question: ViewQuestion): boolean =>
  question.requester.role === 'patient' &&
  question.requester.nhsNumber === question.patient &&
  question.purpose === 'PATRQT' &&
  question.action === 'view'

/** A proxy whose recorded right reaches this record: never a sensitive one, never of a patient with restricted demographics. */
export const hasProxyView = (question: RecordQuestion, facts: Facts): boolean =>
  question.requester.role === 'proxy' &&
  question.purpose === 'PATRQT' &&
  question.action === 'view' &&
  question.record.classes.length === 0 &&
  facts.demographicsFlag === 'open' &&
  facts.proxyRights.some((right) => mayProxyView(right, question.requester.nhsNumber, question.patient, facts))
