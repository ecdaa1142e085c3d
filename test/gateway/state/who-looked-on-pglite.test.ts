import { openPgliteDoor } from '../../../gateway/state/doors/pglite-door.ts'
import { whoLookedContract } from './who-looked-contract.ts'

whoLookedContract('PGlite in memory', async () => ({
  door: await openPgliteDoor(undefined, undefined),
  stop: async () => undefined,
}))
