import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openState } from '../../gateway/state/open-state.ts'
import { embeddedDump } from '../embedded-dump.ts'
import { gatewayEnvironment, makeKeys } from '../london/gateway-environment.ts'
import { type London, startLondon } from '../london/london.ts'
import { demoAccess, READY_QUESTION } from '../london/ready-question.ts'
import { seedState } from '../london/seed.ts'
import { COMPILED } from './gateway-process.ts'
import type { Contact } from './observe-contacts.ts'

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const at = (url: string): string => new URL(url).host

const database = mkdtempSync(join(tmpdir(), 'no-strangers-'))
let london: London
let environment: Readonly<Record<string, string>>

beforeAll(async () => {
  london = await startLondon({ patients: 40 })
  const keys = await makeKeys()
  const state = await openState(
    { kind: 'pglite', directory: database, dump: await embeddedDump() },
    { patientKey: Buffer.from(keys.patient, 'base64url') },
  )
  await seedState(state, london)
  await state.close()
  environment = {
    ...gatewayEnvironment(london.addresses, `pglite:${database}`, keys),
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    NODE_COMPILE_CACHE: COMPILED,
    // What would make Apollo's own packages report to their maker, were they let.
    APOLLO_KEY: 'service:london:no-such-key',
    APOLLO_GRAPH_REF: 'london@current',
    NODE_ENV: 'production',
  }
})
afterAll(async () => {
  await london?.close()
  rmSync(database, { recursive: true, force: true })
})

const running: Gateway[] = []
afterEach(async () => {
  for (const gateway of running.splice(0)) await gateway.stop()
})

type Gateway = { readonly url: string; readonly contacts: () => readonly Contact[]; readonly stop: () => Promise<void> }

/** The gateway as `npm run serve` starts it, in a process of its own that tells of everybody it contacts. */
const startGateway = async (more: Readonly<Record<string, string>>): Promise<Gateway> => {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', file('./observe-contacts.ts'), file('../../gateway/main.ts')],
    { env: { ...environment, ...more }, stdio: ['ignore', 'pipe', 'ignore', 'ipc'] },
  )
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const contacts: Contact[] = []
  child.on('message', (contact) => contacts.push(contact as Contact))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /listens at (\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`The gateway ended (${code}).`)))
  })
  const gateway: Gateway = {
    url,
    contacts: () => contacts,
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
  running.push(gateway)
  return gateway
}

/** Everything that the process had to tell has come, once it has ended. */
const contactsOf = async (gateway: Gateway): Promise<readonly Contact[]> => {
  await gateway.stop()
  return gateway.contacts()
}

describe.each(['fast', 'plain'])('a gateway on the %s path', (path) => {
  test('contacts nobody at its start, and then only whom it is configured with', async () => {
    const gateway = await startGateway({ EXECUTION: path })
    // Making a database keeps a process busy, and a busy one is not ready.
    while (!(await fetch(`${gateway.url}/health/ready`)).ok) await wait(50)
    expect(gateway.contacts()).toEqual([])

    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await london.tokenFor('clinician')}`,
      },
      body: JSON.stringify({
        query: READY_QUESTION,
        variables: { patient: london.addresses.notables['default'], access: demoAccess('clinician') },
      }),
    })
    const { data, errors } = (await response.json()) as {
      readonly data: { readonly patient: { readonly manifest: readonly { exchange: { id: string }; state: string }[] } }
      readonly errors?: unknown
    }
    expect(errors).toBeUndefined()

    const contacts = await contactsOf(gateway)
    expect(contacts.filter(({ kind }) => kind !== 'connect')).toEqual([])
    const met = new Set(contacts.map(({ whom }) => whom))
    const asked = new Set(
      data.patient.manifest
        .filter(({ state }) => state === 'ANSWERED' || state === 'EMPTY')
        .map(({ exchange: { id } }) => id),
    )
    expect(asked.size).toBeGreaterThan(20)
    const { exchanges, demographics, identity } = london.addresses
    const expected = [
      ...exchanges.filter(({ id }) => asked.has(id)).map(({ endpoint }) => at(endpoint)),
      at(demographics),
      at(identity.staff.jwks),
    ]
    // Neither the other issuers, nor an exchange that may not be asked, nor anybody else.
    expect([...met].sort()).toEqual(expected.sort())
  })
})
