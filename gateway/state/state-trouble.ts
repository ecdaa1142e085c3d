import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'

/** How long the database may take to confirm what a decision rests on: a node that cannot for 1 s releases nothing (POLICY §6). */
export const CONFIRM_WITHIN_MS = 1_000

/**
 * What an operator may know of a fault: its SQLSTATE, its system code, or its name. A driver's error carries the statement's values (and
 * PostgreSQL's own the failing row), so it is never kept.
 */
const nameOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'unknown'
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name
}

/** The promise's result, or a `HouseError` with this code when it fails or is not there in time. A `HouseError` passes as it is. */
export const orTrouble = async <Result>(
  code: HouseErrorCode,
  asked: Promise<Result>,
  withinMs?: number,
): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined
  try {
    if (withinMs === undefined) return await asked
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DOMException('', 'TimeoutError')), withinMs)
    })
    return await Promise.race([asked, late])
  } catch (fault) {
    throw fault instanceof HouseError ? fault : new HouseError(code, { cause: new Error(`database: ${nameOf(fault)}`) })
  } finally {
    clearTimeout(timer)
  }
}
