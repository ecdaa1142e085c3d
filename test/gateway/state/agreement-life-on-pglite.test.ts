import { openPgliteDoor } from '../../../gateway/state/doors/pglite-door.ts'
import { agreementLifeContract } from './agreement-life-contract.ts'

agreementLifeContract('PGlite in memory', async () => ({
  door: await openPgliteDoor(undefined, undefined),
  stop: async () => undefined,
}))
