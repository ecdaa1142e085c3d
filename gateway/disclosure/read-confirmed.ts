import type { AccessRequest } from '../../schema/model/access-request.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Corridor, StoredFacts } from './corridor.ts'

/** One round trip to the database, and the running policy brought up to the versions it read. Throws `HouseError`. */
export const readConfirmed = async (
  corridor: Corridor,
  request: AccessRequest,
  requester: Requester,
): Promise<StoredFacts> => {
  try {
    const stored = await corridor.factsFor({
      patient: request.patient,
      proxy: requester.role === 'patient' || requester.role === 'proxy' ? requester.nhsNumber : undefined,
      user: requester,
    })
    await corridor.running.catchUp(stored.versions)
    return stored
  } catch (error) {
    throw error instanceof HouseError ? error : new HouseError('STATE_UNAVAILABLE', { cause: error })
  }
}
