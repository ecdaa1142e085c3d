import { openPgliteDoor } from '../../../gateway/state/doors/pglite-door.ts'
import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { startPostgres } from '../../postgres.ts'
import { oversightContract } from './oversight-contract.ts'

oversightContract('PGlite in memory', async () => ({
  door: await openPgliteDoor(undefined, undefined),
  stop: async () => undefined,
}))

oversightContract('PostgreSQL', async () => {
  const postgres = await startPostgres()
  return { door: await openPostgresDoor(postgres.url), stop: postgres.stop }
})
