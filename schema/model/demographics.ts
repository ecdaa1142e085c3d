import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'

/** What the demographics service (PDS) says of a patient. `restricted` is its sensitivity flag. */
export type Demographics = {
  readonly nhsNumber: NhsNumber
  /** Earlier NHS numbers of the same person: equal to the current one in comparisons. */
  readonly superseded: readonly NhsNumber[]
  readonly birthDate: string | null
  readonly family: string | null
  readonly given: readonly string[]
  /** Given names of other names that the person goes by now: a nickname, a temporary name. */
  readonly alsoKnownAs?: readonly (readonly string[])[]
  readonly gender: string | null
  readonly restricted: boolean
  /** Address, practice: never shown to staff of a restricted patient, even under break-glass. */
  readonly address: string | null
  readonly generalPractice: OdsCode | null
}

/** The service's answer. Its trouble is data: the flag is then not known, and policy refuses what that forbids. */
export type DemographicsAnswer =
  | { readonly state: 'FOUND'; readonly demographics: Demographics }
  | { readonly state: 'NOT_FOUND' }
  | { readonly state: 'UNAVAILABLE' }

/** The demographics that an exchange's own patient record states, to be compared with the service's. */
export type SourceDemographics = {
  readonly nhsNumbers: readonly string[]
  readonly birthDate: string | null
  readonly family: readonly string[]
  /** Every given name stated, first names first; absent where the source's protocol states none. */
  readonly given?: readonly string[]
}
