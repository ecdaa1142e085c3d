import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Execute } from '../http/graphql.ts'

/** These are shown as pages of their own even where the rest was answered. */
const WHOLE: ReadonlySet<HouseErrorCode> = new Set<HouseErrorCode>(['FORBIDDEN', 'NOT_FOUND', 'INPUT_INVALID'])

/** A query's answer for a page. `partial`: some of it could not be had, and is null. */
export type Answer = { readonly data: unknown; readonly partial: boolean }

/** What the page's query gives. Throws the `HouseError` whose page is to be shown instead: refused, not found, or nothing at all was answered. */
export const answerOf = ({ data, errors }: Awaited<ReturnType<Execute>>): Answer => {
  const refused = errors.find(({ code }) => WHOLE.has(code))
  if (refused !== undefined) throw new HouseError(refused.code)
  const [first] = errors
  const isEmpty = data === null || Object.values(data).every((value) => value === null)
  if (first !== undefined && isEmpty) throw new HouseError(first.code)
  return { data: data ?? {}, partial: first !== undefined }
}
