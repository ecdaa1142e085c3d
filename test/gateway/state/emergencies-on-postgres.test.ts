import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { emergencyContract } from './emergency-contract.ts'

emergencyContract('PostgreSQL', async () => {
  const { url, stop } = await openDatabase()
  return { door: await openPostgresDoor(url), stop }
})
