import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { startPostgres } from '../../postgres.ts'
import { oversightContract } from './oversight-contract.ts'

oversightContract('PGlite in memory', async () => ({
  door: await openEmbeddedDoor(),
  stop: async () => undefined,
}))

oversightContract('PostgreSQL', async () => {
  const postgres = await startPostgres()
  return { door: await openPostgresDoor(postgres.url), stop: postgres.stop }
})
