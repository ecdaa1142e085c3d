import { mkdirSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { LETTER_BYTES, simulatedResources } from '../adapters/simulated-patient.ts'
import { startSimulatedR4 } from '../adapters/simulated-r4.ts'
import { testNhsNumber } from '../adapters/synthea.ts'

// `npm run conformance:try`: a small exchange on this machine and the file that audits it, to see the kit work. Ctrl-C stops it.

const FOLDER = 'var/conformance'

const exchange = await startSimulatedR4(simulatedResources(), { 'letter-a': LETTER_BYTES })
mkdirSync(FOLDER, { recursive: true })
writeFileSync(
  `${FOLDER}/try.yaml`,
  stringify({
    id: 'TRY',
    operator: 'RAL01',
    protocol: 'FHIR_R4',
    endpoint: exchange.endpoint,
    recordTypes: ['ALLERGY', 'CONDITION', 'MEDICATION', 'IMMUNISATION', 'OBSERVATION', 'ENCOUNTER'],
    settings: { pageSize: 2 },
    conformance: {
      patient: testNhsNumber(1),
      otherPatient: testNhsNumber(2),
      unknownPatient: testNhsNumber(500),
      holds: { CONDITION: 5 },
    },
  }),
)
process.stdout.write(
  `A simulated exchange listens at ${exchange.endpoint}. In another terminal:\n\n  npm run conformance -- --config ${FOLDER}/try.yaml --report ${FOLDER}/report.html\n\nCtrl-C ends it.\n`,
)
process.once('SIGINT', () => void exchange.close())
process.once('SIGTERM', () => void exchange.close())
