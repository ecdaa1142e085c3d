import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { agreementLifeContract } from './agreement-life-contract.ts'

agreementLifeContract('PGlite in memory', async () => ({
  door: await openEmbeddedDoor(),
  stop: async () => undefined,
}))
