import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { choiceContract } from './choice-contract.ts'

choiceContract('PGlite in memory', async () => ({
  door: await openEmbeddedDoor(),
  stop: async () => undefined,
}))
