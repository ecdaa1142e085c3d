import { isWithdrawn } from './sameness/sameness.ts'

/** As much of a record as it takes to see a contradiction. Most types have nothing that states that none is known. */
export type Stated = {
  readonly status: string | null
  readonly noneKnown?: boolean
  readonly verificationStatus?: string | null
}

/** Whether the record states that none is known. */
export const statesNone = ({ noneKnown }: Stated): boolean => noneKnown === true

// A statement that its source took back or refutes is listed, but contradicts nobody.
const stands = ({ status, verificationStatus = null }: Stated): boolean =>
  !isWithdrawn(status) && !isWithdrawn(verificationStatus) && verificationStatus !== 'refuted'

/** One says that none is known beside one that lists some (POLICY §6); both still stand by it. */
export const contradicts = (records: readonly Stated[]): boolean =>
  records.some((record) => statesNone(record) && stands(record)) &&
  records.some((record) => !statesNone(record) && stands(record))
