import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { startPostgres } from '../../postgres.ts'
import { emergencyContract } from './emergency-contract.ts'

emergencyContract('PostgreSQL', async () => {
  const { url, stop } = await startPostgres()
  return { door: await openPostgresDoor(url), stop }
})
