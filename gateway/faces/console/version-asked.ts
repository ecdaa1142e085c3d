import { HouseError } from '../../../schema/model/house-error.ts'

/** The number of a version, as a path says it. Throws `NOT_FOUND` for what is no number of one. */
export const versionAsked = (said: string | undefined): number => {
  const asked = Number(said)
  if (!Number.isInteger(asked) || asked < 1 || asked > 2_147_483_647) throw new HouseError('NOT_FOUND')
  return asked
}
