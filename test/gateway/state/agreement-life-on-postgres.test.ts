import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { startPostgres } from '../../postgres.ts'
import { agreementLifeContract } from './agreement-life-contract.ts'

agreementLifeContract('PostgreSQL', async () => {
  const { url, stop } = await startPostgres()
  return { door: await openPostgresDoor(url), stop }
})
