import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { choiceContract } from './choice-contract.ts'

choiceContract('PostgreSQL', async () => {
  const { url, stop } = await openDatabase()
  return { door: await openPostgresDoor(url), stop }
})
