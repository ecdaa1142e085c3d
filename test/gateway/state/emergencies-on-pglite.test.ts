import { openPgliteDoor } from '../../../gateway/state/doors/pglite-door.ts'
import { emergencyContract } from './emergency-contract.ts'

emergencyContract('PGlite in memory', async () => ({
  door: await openPgliteDoor(undefined, undefined),
  stop: async () => undefined,
}))
