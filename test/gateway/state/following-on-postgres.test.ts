import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { followingContract } from './following-contract.ts'

followingContract('PostgreSQL', async () => {
  const { url, stop } = await openDatabase()
  return { door: await openPostgresDoor(url), stop }
})
