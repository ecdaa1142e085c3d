/**
 * What is reviewed by the privacy officer of the requester's organisation: a use of break-glass, and views that POLICY §6 (Relationship) sends
 * there: of one's own record, of one's own household, and those that nothing confirmed within seven days.
 */
export const REVIEW_KINDS = ['open-review', 'review-own-record', 'review-same-household', 'review-unconfirmed'] as const

export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** What is left to be done after somebody looked: tell the patient, or review it. */
export const OBLIGATION_KINDS = ['tell-patient', ...REVIEW_KINDS] as const

export type ObligationKind = (typeof OBLIGATION_KINDS)[number]
