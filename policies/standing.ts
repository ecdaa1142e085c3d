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

/** Break-glass as §5 wants it: purpose `BTG`, to view, with a reason code and words. */
export const breaksGlass = (question: ViewQuestion): boolean =>
  question.purpose === 'BTG' &&
  question.action === 'view' &&
  question.breakGlass !== undefined &&
  question.breakGlass.code.trim() !== '' &&
  question.breakGlass.words.trim() !== ''

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
