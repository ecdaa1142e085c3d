import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { oversightContract } from './oversight-contract.ts'

oversightContract('PGlite in memory', async () => ({
  door: await openEmbeddedDoor(),
  stop: async () => undefined,
}))

oversightContract('PostgreSQL', async () => {
  const postgres = await openDatabase()
  return { door: await openPostgresDoor(postgres.url), stop: postgres.stop }
})
