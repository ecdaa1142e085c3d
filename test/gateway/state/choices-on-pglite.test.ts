import { openPgliteDoor } from '../../../gateway/state/doors/pglite-door.ts'
import { choiceContract } from './choice-contract.ts'

choiceContract('PGlite in memory', async () => ({
  door: await openPgliteDoor(undefined, undefined),
  stop: async () => undefined,
}))
