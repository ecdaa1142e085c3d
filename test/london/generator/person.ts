import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'

/** Someone invented. */
export type Person = {
  readonly nhsNumber: NhsNumber
  /** Numbers this person had before; some exchanges know them by these. */
  readonly superseded: readonly NhsNumber[]
  readonly given: string
  readonly family: string
  readonly birthDate: string
  readonly gender: 'female' | 'male'
  readonly address: { readonly line: string; readonly town: string; readonly postcode: string }
  readonly practice: OdsCode
  /** The exchanges that hold this person; the first is the home area's. */
  readonly exchanges: readonly string[]
  readonly restricted: boolean
  readonly optedOut: boolean
  /** People at one address share it. */
  readonly household: number
  /** Who this is in the README's table, or undefined. */
  readonly notable: string | undefined
}
