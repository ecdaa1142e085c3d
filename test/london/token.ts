import { ROLES } from '../../schema/model/role.ts'
import { findRunning } from './running.ts'
import { tokenFor } from './tokens.ts'

// `npm run token -- ROLE [PERSON]`: a demo token on standard output, and nothing else.

const [role, person] = process.argv.slice(2)
const known = ROLES.find((one) => one === role)
if (known === undefined) {
  process.stderr.write(`Usage: npm run token -- ROLE [PERSON]\nRoles: ${ROLES.join(', ')}\n`)
  process.exit(2)
}
try {
  process.stdout.write(
    `${await tokenFor(findRunning().london.identity, known, person === undefined ? {} : { person })}\n`,
  )
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'No token was to be had.'}\n`)
  process.exit(1)
}
