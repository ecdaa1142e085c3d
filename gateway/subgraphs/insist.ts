import type { Deed } from '../../policies/may.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { HouseContext } from './house-context.ts'

/** Asks leave for a deed. Throws `FORBIDDEN` when it is not given. */
export const insist = (context: HouseContext, deed: Deed): void => {
  if (!context.may(deed).permitted) throw new HouseError('FORBIDDEN')
}
