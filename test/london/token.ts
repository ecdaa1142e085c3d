import { ROLES } from '../../schema/model/role.ts'
import { demoAccess } from './ready-question.ts'
import { findRunning } from './running.ts'
import { fhirClaims, tokenFor } from './tokens.ts'

// `npm run token -- ROLE [PERSON] [--fhir]`: a demo token on standard output, and nothing else. `--fhir`: one that FHIR may be asked with (purpose, care context, scopes).

const wishes = process.argv.slice(2)
const [role, person] = wishes.filter((wish) => wish !== '--fhir')
const known = ROLES.find((one) => one === role)
if (known === undefined) {
  process.stderr.write(`Usage: npm run token -- ROLE [PERSON] [--fhir]\nRoles: ${ROLES.join(', ')}\n`)
  process.exit(2)
}
try {
  process.stdout.write(
    `${await tokenFor(findRunning().london.identity, known, {
      ...(person === undefined ? {} : { person }),
      ...(wishes.includes('--fhir') ? { stated: fhirClaims(demoAccess(known)) } : {}),
    })}\n`,
  )
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'No token was to be had.'}\n`)
  process.exit(1)
}
