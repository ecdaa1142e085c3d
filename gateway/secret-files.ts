import { readFileSync } from 'node:fs'

const SUFFIX = '_FILE'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The environment with each `NAME_FILE` of these names replaced by a `NAME` that holds what that file says, less a line end: secrets that are mounted, and stand in no
 * environment that `docker inspect` or a crash report shows. What else ends like that is other programs'. Throws one error that names every variable at fault, and no value.
 */
export const withSecretFiles = (environment: Environment, names: ReadonlySet<string>): Environment => {
  const read: Record<string, string | undefined> = {}
  const faults: string[] = []
  for (const [name, value] of Object.entries(environment)) {
    const meant = name.slice(0, -SUFFIX.length)
    if (!name.endsWith(SUFFIX) || !names.has(meant) || value === undefined) {
      read[name] ??= value
      continue
    }
    if (environment[meant] !== undefined) faults.push(`  ${meant}: is given, and ${name} too`)
    try {
      read[meant] = readFileSync(value, 'utf8').replace(/\r?\n$/, '')
    } catch {
      faults.push(`  ${name}: names a file that cannot be read`)
    }
  }
  if (faults.length > 0) throw new Error(`The configuration is not complete:\n${faults.join('\n')}`)
  return read
}
