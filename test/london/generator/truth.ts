import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { SensitivityClass } from '../../../schema/model/sensitivity-class.ts'

/** `exchange|ResourceType/id`: one telling of one fact. */
export type SourceKey = string

/** What is so of one telling, known because it was made so. */
export type TrueTelling = {
  readonly truthId: string
  readonly exchange: string
  readonly sourceId: string
  readonly patient: NhsNumber
  readonly type: RecordType
  /** What it tells otherwise than the other tellings of its fact (`status`, `dose`, …). */
  readonly otherwise: string | undefined
  /** By its labels and by its codes: a telling may be labelled less than its fact deserves. */
  readonly labelled: readonly SensitivityClass[]
  readonly coded: readonly SensitivityClass[]
  readonly notForPatient: boolean
  /** As stated; undefined when it states none. */
  readonly custodian: string | undefined
  /** How its concept is coded and its date given: for reading what a merge missed. */
  readonly manner: string
}

export type TrueFact = {
  readonly truthId: string
  readonly patient: NhsNumber
  readonly type: RecordType
  readonly tellings: readonly SourceKey[]
  /** Facts that look alike and are others: same concept another time, same words another code. Of one person. */
  readonly distinctFrom: readonly string[]
  readonly conflicting: boolean
}

export type Truth = {
  readonly facts: ReadonlyMap<string, TrueFact>
  readonly tellings: ReadonlyMap<SourceKey, TrueTelling>
}

export const sourceKeyOf = (exchange: string, sourceId: string): SourceKey => `${exchange}|${sourceId}`
