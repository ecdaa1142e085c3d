import type { JWK } from 'jose'
import { readConfig, SETTINGS } from './config.ts'
import { withSecretFiles } from './secret-files.ts'
import { openState } from './state/open-state.ts'
import { stateConfig } from './state/state-config.ts'

// `npm run rotate`: gives every patient key the layer of the next of PATIENT_KEYS. The gateway's own configuration; nodes may run meanwhile.

const say = (line: string): void => void process.stdout.write(`${line}\n`)

try {
  const config = readConfig(withSecretFiles(process.env, SETTINGS))
  const [patientKey, ...laterPatientKeys] = config.PATIENT_KEYS
  const state = await openState(stateConfig(config.DATABASE_URL), {
    patientKey,
    laterPatientKeys,
    anchorKey: config.ANCHOR_KEY as JWK,
  })
  try {
    const { from, to, rows } = await state.rotatePatientKeys(({ part, done, of }) => say(`${part}: ${done} of ${of}`))
    await state.ledger.anchor()
    say(`Patient keys went from generation ${from} to ${to}: ${rows} rows.`)
  } finally {
    await state.close()
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The patient keys could not be changed.'}\n`)
  process.exit(1)
}
