import { openState } from '../../gateway/state/open-state.ts'
import { aDisclosure, testPatient } from '../gateway/state/state-examples.ts'

/**
 * A process to be killed: appends disclosures in parallel on the PostgreSQL named by its first argument, and prints each receipt once its append
 * has resolved and not before. It ends only by being ended.
 */
const [url = '', name = ''] = process.argv.slice(2)
const state = await openState({ kind: 'postgres', url }, { patientKey: new Uint8Array(32) })

const appendForEver = async (worker: number): Promise<never> => {
  for (let n = 0; ; n++) {
    const receipt = `${name}-${worker}-${n}`
    await state.ledger.append(aDisclosure(receipt, testPatient(worker), n % 10 === 0 ? 300 : 3))
    process.stdout.write(`${receipt}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, (_, worker) => appendForEver(worker)))
