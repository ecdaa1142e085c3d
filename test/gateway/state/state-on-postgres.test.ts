import { openPostgresDoor } from '../../../gateway/state/doors/postgres-door.ts'
import { openDatabase } from '../../database.ts'
import { ledgerContract } from './ledger-contract.ts'
import { registrationContract } from './registration-contract.ts'
import { stateContract } from './state-contract.ts'

const real = async () => {
  const { url, stop } = await openDatabase()
  return { door: await openPostgresDoor(url), stop }
}

stateContract('PostgreSQL', real)
ledgerContract('PostgreSQL', real)
registrationContract('PostgreSQL', real)
