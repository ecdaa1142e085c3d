import type { Readable } from 'node:stream'
import { BrokenBody } from './transport.ts'

/**
 * What reading the beginning of a body comes to, if it comes by the deadline (on `performance.now()`); else the body is destroyed and `late` is given. Never
 * rejects: what breaks while it begins is `broken`.
 */
export const begunBy = async <T>(
  deadline: number,
  body: Readable,
  begin: () => Promise<T>,
  { late, broken }: { readonly late: T; readonly broken: T },
): Promise<T> => {
  let isLate = false
  const timer = setTimeout(
    () => {
      isLate = true
      body.destroy(new BrokenBody('TIMED_OUT'))
    },
    Math.max(0, deadline - performance.now()),
  )
  try {
    const begun = await begin()
    return isLate ? late : begun
  } catch {
    return isLate ? late : broken
  } finally {
    clearTimeout(timer)
  }
}
