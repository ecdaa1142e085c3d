import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { startPostgres } from '../../postgres.ts'
import { followingContract } from './following-contract.ts'

followingContract('PostgreSQL', async () => {
  const { url, stop } = await startPostgres()
  return { door: await openPostgresDoor(url), stop }
})
