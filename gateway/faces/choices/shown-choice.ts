import type { Action } from '../../../schema/model/action.ts'
import type { WayOfAsking } from '../../../schema/model/consent-directive.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'

/** An organisation as pages ask for it. */
export type NamedOrganisation = { readonly odsCode: string; readonly name: string | null }

/** The name of an organisation, else its code. */
export const nameOf = ({ name, odsCode }: NamedOrganisation): string => name ?? odsCode

/** What a choice says, as GraphQL gives it. */
export type ShownChoice = {
  readonly effect: 'permit' | 'deny'
  readonly scope: {
    readonly recipients: readonly NamedOrganisation[] | null
    readonly controllers: readonly NamedOrganisation[] | null
    readonly recordTypes: readonly RecordType[] | null
    readonly classes: readonly string[] | null
    readonly purposes: readonly PurposeOfUse[] | null
    readonly actions: readonly Action[] | null
    readonly recordDates: { readonly from: string | null; readonly to: string | null } | null
  }
  readonly period: { readonly start: string | null; readonly end: string | null }
  readonly breakGlassMayLift: boolean
}

/** A choice that was recorded. */
export type RecordedChoice = ShownChoice & {
  readonly id: string
  readonly withdrawnAt: string | null
  readonly recordedBy: {
    readonly how: 'PATIENT' | 'PRACTICE' | 'POINT_OF_CARE' | 'PROXY'
    readonly at: string
    readonly name: string | null
    readonly organisation: NamedOrganisation | null
    readonly asked: WayOfAsking | null
  }
  readonly withdrawnAsked: WayOfAsking | null
}

/** What of a directive a page asks for. */
export const CHOICE = /* GraphQL */ `
  fragment Choice on ConsentDirective {
    id
    effect
    scope {
      recipients { odsCode name }
      controllers { odsCode name }
      recordTypes
      classes
      purposes
      actions
      recordDates { from to }
    }
    period { start end }
    breakGlassMayLift
    withdrawnAt
    withdrawnAsked
    recordedBy { how at name organisation { odsCode name } asked }
  }`

/** What of a choice that is not recorded, or not yet, a page asks for. */
export const PROPOSED = /* GraphQL */ `
  fragment Proposed on ProposedDirective {
    effect
    scope {
      recipients { odsCode name }
      controllers { odsCode name }
      recordTypes
      classes
      purposes
      actions
      recordDates { from to }
    }
    period { start end }
    breakGlassMayLift
  }`
