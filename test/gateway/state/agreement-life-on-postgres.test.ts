import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { agreementLifeContract } from './agreement-life-contract.ts'

agreementLifeContract('PostgreSQL', async () => {
  const { url, stop } = await openDatabase()
  return { door: await openPostgresDoor(url), stop }
})
