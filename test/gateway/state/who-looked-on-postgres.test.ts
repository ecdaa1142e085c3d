import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { whoLookedContract } from './who-looked-contract.ts'

whoLookedContract('PostgreSQL', async () => {
  const { url, stop } = await openDatabase()
  return { door: await openPostgresDoor(url), stop }
})
