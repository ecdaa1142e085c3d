import type { NhsNumber } from '../schema/model/nhs-number.ts'

/** One SMART scope over resources, as far as reading goes. `patient`: of the patient in the token's context alone; `user`: of whomever the user may see. */
export type SmartScope = {
  readonly context: 'patient' | 'user'
  /** A FHIR resource type, or `*`. */
  readonly resource: string
  readonly read: boolean
  readonly search: boolean
}

/** What is asked of one resource type: one resource by its id, or those that fit. */
export type ScopedInteraction = 'read' | 'search'

/** SMART App Launch 2 (`.cruds`) and 1 (`.read`, `.write`, `.*`). A scope narrowed by a query (`?category=…`) is none that is understood here, and so gives nothing. */
const SCOPE = /^(patient|user)\/(\*|[A-Z][A-Za-z]{1,63})\.(?:(c?r?u?d?s?)|(read|write|\*))$/

const scopeOf = (text: string): SmartScope | undefined => {
  const [, context, resource = '', letters = '', word = ''] = SCOPE.exec(text) ?? []
  if (context !== 'patient' && context !== 'user') return undefined
  const whole = word === 'read' || word === '*'
  return { context, resource, read: whole || letters.includes('r'), search: whole || letters.includes('s') }
}

/** The scopes of a token's `scope` claim that speak of resources; what is not understood gives nothing. */
export const readScopes = (claim: string): readonly SmartScope[] =>
  claim.split(' ').flatMap((text) => scopeOf(text) ?? [])

/** Whether the scopes let this be asked about this patient. `inContext`: whom the token was issued about, where it was about somebody. Scopes narrow what policy allows, and never widen it. */
export const scopesAllow = (
  scopes: readonly SmartScope[],
  inContext: NhsNumber | undefined,
  asked: { readonly patient: NhsNumber; readonly resource: string; readonly interaction: ScopedInteraction },
): boolean =>
  scopes.some(
    (scope) =>
      (scope.resource === '*' || scope.resource === asked.resource) &&
      scope[asked.interaction] &&
      (scope.context === 'user' || inContext === asked.patient),
  )
