import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { listenOn } from '../london/listen.ts'

/** A machine of an operator's: its key in a file, its public key where an issuer's is looked for, and a folder of its own. */
export type Machine = {
  readonly client: string
  readonly keyFile: string
  readonly jwks: string
  /** Writes a file; gives its path. */
  readonly keep: (name: string, text: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** Makes one, with a fresh key. */
export const makeMachine = async (): Promise<Machine> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' }] })
  const server = createServer(
    (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(keys),
  )
  const listening = await listenOn(server, 0)
  const folder = await mkdtemp(join(tmpdir(), 'operator-machine-'))
  const keep = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, text, { mode: 0o600 })
    return path
  }
  return {
    client: 'a-machine-of-the-operator',
    keyFile: await keep('client.jwk', JSON.stringify(await exportJWK(privateKey))),
    jwks: `${listening.url}/jwks`,
    keep,
    close: async () => {
      await listening.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
