/** How a staff view stands to the care it named (POLICY §6, Relationship), as the patient's log marks it. */
export const RELATIONSHIP_MARKS = ['CONFIRMED', 'NOT_YET', 'UNCONFIRMED', 'OWN_RECORD', 'SAME_HOUSEHOLD'] as const

export type RelationshipMark = (typeof RELATIONSHIP_MARKS)[number]

/**
 * Why no evidence was found when the time was up. `NO_EVIDENCE`: all that could hold any answered, and held none. `UNANSWERED`: some did not answer.
 * `NOBODY_TO_ASK`: the requester's organisation is in no exchange that holds such records. `NOT_ASKED`: nobody could be asked, for a reason on our side.
 */
export const UNCONFIRMED_REASONS = ['NO_EVIDENCE', 'UNANSWERED', 'NOBODY_TO_ASK', 'NOT_ASKED'] as const

export type UnconfirmedReason = (typeof UNCONFIRMED_REASONS)[number]

/** What is kept of a check. Nothing of the evidence: no record, no id, no date of care, no exchange. */
export type CheckedRelationship = {
  /** The view was of the requester's own record. */
  readonly ownRecord: boolean
  /** Undefined while it is not known: the requester's own number is not known, or the demographics service could not say yet. */
  readonly sameHousehold: boolean | undefined
  readonly relationship: 'PENDING' | 'CONFIRMED' | 'UNCONFIRMED'
  /** Only of what stayed unconfirmed. */
  readonly reason: UnconfirmedReason | undefined
}
