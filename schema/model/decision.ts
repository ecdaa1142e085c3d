import type { AgreementClause } from './agreement.ts'

/** The forbids, one rule each (POLICY §2). */
export const FORBIDS = [
  'role-and-purpose',
  'controller-suspension',
  'patient-dissent',
  'withheld-from-patient',
  'national-data-opt-out',
  'restricted-demographics',
] as const

export type Forbid = (typeof FORBIDS)[number]

/** What one rule found, with the reason in a sentence a patient could read. `error`: the rule failed, which forbids. */
export type Finding = {
  readonly rule: Forbid | 'sharing' | 'choice'
  readonly outcome: 'met' | 'not-met' | 'forbids' | 'error'
  readonly reason: string
  /** The agreement clause, directive ids or other basis, where there is one. */
  readonly clause?: AgreementClause
  readonly directives?: readonly string[]
}

/** What must be done when a permit is used (XACML obligations). */
export type Obligation = 'audit' | 'tell-patient' | 'open-review' | 'hide-address'

/** A decision always carries the findings that settled it. Permit only if both grounds are met and nothing forbids. */
export type Decision = {
  readonly outcome: 'permit' | 'deny'
  readonly findings: readonly Finding[]
  readonly obligations: readonly Obligation[]
  /** A permit that does not hold for every class and every date. */
  readonly conditional: boolean
}
