import { openMemoryStore } from '../../../gateway/ephemeral/memory-store.ts'
import { ephemeralContract } from './ephemeral-contract.ts'

ephemeralContract('memory', async () => {
  const store = openMemoryStore()
  return [store, store]
})
