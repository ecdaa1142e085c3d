import { HouseError } from '../../schema/model/house-error.ts'
import type { PageAsked } from './house-context.ts'

/** The most one page gives. */
export const LONGEST_PAGE = 2_000

/** What a page gives when it is not said. The SDL says the same. */
export const USUAL_PAGE = 100

/** Reads the arguments of a paged list. Throws `INPUT_INVALID` when `first` is not 0 to 2000. */
export const pageAsked = (args: {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}): PageAsked => {
  const first = args.first ?? USUAL_PAGE
  if (first < 0 || first > LONGEST_PAGE) throw new HouseError('INPUT_INVALID')
  return { first, after: args.after ?? undefined }
}
