import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { whoLookedContract } from './who-looked-contract.ts'

whoLookedContract('PGlite in memory', async () => ({
  door: await openEmbeddedDoor(),
  stop: async () => undefined,
}))
