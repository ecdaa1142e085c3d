import { HouseError } from '../../schema/model/house-error.ts'
import type { ReadDeed } from './deed.ts'
import type { HouseContext } from './house-context.ts'

/** Asks leave for a deed. Throws `FORBIDDEN` when it is not given. */
export const insist = async (context: HouseContext, deed: ReadDeed): Promise<void> => {
  const answer = await context.may(deed)
  if (!answer.permitted) throw new HouseError('FORBIDDEN')
}
