import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { startPostgres } from '../../postgres.ts'
import { choiceContract } from './choice-contract.ts'

choiceContract('PostgreSQL', async () => {
  const { url, stop } = await startPostgres()
  return { door: await openPostgresDoor(url), stop }
})
