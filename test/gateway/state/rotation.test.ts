import { openPgliteDoor } from '../../../gateway/state/doors/pglite-door.ts'
import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { startPostgres } from '../../postgres.ts'
import { rotationContract } from './rotation-contract.ts'

rotationContract(
  'PGlite in memory',
  async () => ({
    door: await openPgliteDoor(undefined, undefined),
    stop: async () => undefined,
  }),
  { crowded: false },
)
rotationContract(
  'PostgreSQL',
  async () => {
    const { url, stop } = await startPostgres()
    return { door: await openPostgresDoor(url), stop }
  },
  { crowded: true },
)
