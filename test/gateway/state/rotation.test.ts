import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { rotationContract } from './rotation-contract.ts'

rotationContract(
  'PGlite in memory',
  async () => ({
    door: await openEmbeddedDoor(),
    stop: async () => undefined,
  }),
  { crowded: false },
)
rotationContract(
  'PostgreSQL',
  async () => {
    const { url, stop } = await openDatabase()
    return { door: await openPostgresDoor(url), stop }
  },
  { crowded: true },
)
