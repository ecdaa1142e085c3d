import { openEmbeddedDoor } from '../../embedded-dump.ts'
import { ledgerContract } from './ledger-contract.ts'
import { registrationContract } from './registration-contract.ts'
import { stateContract } from './state-contract.ts'

const embedded = async () => ({ door: await openEmbeddedDoor(), stop: async () => undefined })

stateContract('PGlite in memory', embedded)
ledgerContract('PGlite in memory', embedded)
registrationContract('PGlite in memory', embedded)
