/** What a list says of itself (POLICY §6). Allergies, alerts and resuscitation plans use no other words. */
export const COMPLETENESS_STATES = [
  'PRESENT',
  'CONTRADICTORY',
  'NONE_KNOWN',
  'NONE_AMONG_WHAT_MAY_BE_SHARED',
  'NOT_KNOWN',
] as const

export type CompletenessState = (typeof COMPLETENESS_STATES)[number]

/** `answered` of `asked`: of the m registered exchanges that can hold this type, how many answered whole. */
export type Completeness = {
  readonly state: CompletenessState
  readonly answered: number
  readonly canHold: number
  /** True only when every exchange that can hold the type answered whole and every decision was an unconditional permit. */
  readonly complete: boolean
}
