import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { followingContract } from './following-contract.ts'

followingContract('PGlite in memory', async () => ({
  door: await openEmbeddedDoor(),
  stop: async () => undefined,
}))
