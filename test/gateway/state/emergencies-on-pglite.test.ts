import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { emergencyContract } from './emergency-contract.ts'

emergencyContract('PGlite in memory', async () => ({
  door: await openEmbeddedDoor(),
  stop: async () => undefined,
}))
