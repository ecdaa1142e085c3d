import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { RegistrationFault } from '../../../schema/model/exchange-registration.ts'
import type { CredentialGiven } from '../read-credential.ts'
import type { CredentialPlaces } from './exchange-file.ts'

/** Fetches secrets from the environment, and files from beside the YAML; everything that is missing at once, and nothing of what was found. */
export const openCredentials = async (
  { headers, mtls, oauth }: CredentialPlaces,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<
  { readonly credentials: readonly CredentialGiven[] } | { readonly faults: readonly RegistrationFault[] }
> => {
  const faults: RegistrationFault[] = []
  const secretOf = ({ env }: { readonly env: string }, field: string): string => {
    const value = environment[env] ?? ''
    if (value === '') faults.push({ field, message: `The environment variable ${env} is not set` })
    return value
  }
  const fileOf = async (name: string, field: string): Promise<string> => {
    try {
      return await readFile(resolve(folder, name), 'utf8')
    } catch {
      faults.push({ field, message: 'The file cannot be read' })
      return ''
    }
  }
  const credentials: CredentialGiven[] = []
  if (mtls !== undefined)
    credentials.push({
      mtls: {
        certificate: await fileOf(mtls.certificateFile, 'credentials.mtls.certificateFile'),
        privateKey: await fileOf(mtls.privateKeyFile, 'credentials.mtls.privateKeyFile'),
      },
    })
  if (oauth !== undefined)
    credentials.push({
      oauth: { ...oauth, clientSecret: secretOf(oauth.clientSecret, 'credentials.oauth.clientSecret') },
    })
  const named = Object.entries(headers ?? {})
  if (named.length > 0)
    credentials.push({
      headers: named.map(([name, place]) => ({ name, value: secretOf(place, `credentials.headers.${name}`) })),
    })
  return faults.length > 0 ? { faults } : { credentials }
}
