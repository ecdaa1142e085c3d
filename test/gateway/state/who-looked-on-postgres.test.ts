import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { startPostgres } from '../../postgres.ts'
import { whoLookedContract } from './who-looked-contract.ts'

whoLookedContract('PostgreSQL', async () => {
  const { url, stop } = await startPostgres()
  return { door: await openPostgresDoor(url), stop }
})
