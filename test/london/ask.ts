import { parseArgs } from 'node:util'
import { ROLES } from '../../schema/model/role.ts'
import { printAnswer, type ReadyAnswer } from './print-answer.ts'
import { printSummary, type SummaryAnswer } from './print-summary.ts'
import { demoAccess, READY_QUESTION } from './ready-question.ts'
import { findRunning } from './running.ts'
import { tokenFor } from './tokens.ts'

// `npm run ask [-- --json] [-- --patient N] [-- --as ROLE]`: the ready question to the London that `npm start` brought up.

// Whoever reads only the first lines (`| head`) has read enough.
process.stdout.once('error', () => process.exit(0))

const USAGE = `Usage: npm run ask -- [--json] [--patient NHS-NUMBER | NAME] [--as ROLE]\nRoles: ${ROLES.join(', ')}`

const fail = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        patient: { type: 'string' },
        as: { type: 'string', default: 'clinician' },
      },
    }).values
  } catch {
    return fail(USAGE, 2)
  }
}

const values = readArguments()
const role = ROLES.find((one) => one === values.as) ?? fail(USAGE, 2)

try {
  const { gateway, london } = findRunning()
  // A proxy asks for a child in their care; everybody else for the demo's patient.
  const asked = values.patient ?? (role === 'proxy' ? 'twin-one' : 'default')
  const patient = london.notables[asked] ?? asked
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(london.identity, role)}` },
    body: JSON.stringify({
      // A dispatcher's system names the operation that is kept for it.
      ...(role === 'dispatcher' ? { documentId: 'emergency-summary' } : { query: READY_QUESTION }),
      variables: { patient, access: demoAccess(role) },
    }),
  })
  const text = await response.text()
  if (values.json) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  else if (role === 'dispatcher') process.stdout.write(`${printSummary(JSON.parse(text) as SummaryAnswer)}\n`)
  else process.stdout.write(`${printAnswer(JSON.parse(text) as ReadyAnswer)}\n`)
} catch (error) {
  const unreachable = error instanceof TypeError
  fail(
    unreachable
      ? 'London is not running. Start it with: npm start'
      : error instanceof Error
        ? error.message
        : 'The question could not be asked.',
    1,
  )
}
