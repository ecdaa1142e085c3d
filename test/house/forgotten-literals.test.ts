import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openState } from '../../gateway/state/open-state.ts'
import { openDatabase } from '../database.ts'
import { gatewayEnvironment, makeKeys } from '../london/gateway-environment.ts'
import { type London, startLondon } from '../london/london.ts'
import { seedState } from '../london/seed.ts'
import { type GatewayProcess, startGateway } from './gateway-process.ts'

const closing: (() => Promise<unknown>)[] = []
let london: London
let gateway: GatewayProcess
let snapshots: string
beforeAll(async () => {
  const database = await openDatabase()
  closing.push(database.stop)
  london = await startLondon({ patients: 60 })
  closing.push(london.close)
  const keys = await makeKeys()
  const state = await openState(
    { kind: 'postgres', url: database.url },
    { patientKey: Buffer.from(keys.patient, 'base64url'), anchorKey: JSON.parse(keys.anchor) },
  )
  await seedState(state, london)
  await state.close()
  snapshots = mkdtempSync(join(tmpdir(), 'exchange-heap-'))
  gateway = await startGateway({
    ...gatewayEnvironment(london.addresses, database.url, keys),
    NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${snapshots}`,
  })
  closing.push(() => gateway.end('SIGTERM'))
})
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
  rmSync(snapshots, { recursive: true, force: true })
})

const numberOf = (name: string): string => {
  const number = london.addresses.notables[name]
  if (number === undefined) throw new Error(`Nobody is called ${name}.`)
  return number
}
const ask = async (query: string, variables: object = {}): Promise<string> => {
  // A gateway that shares two cores with all of London is too busy now and then, and says to try again.
  for (;;) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await london.tokenFor('clinician')}` },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    if (response.status !== 503) return text
    await wait(200)
  }
}

const ACCESS = 'access: { purpose: TREAT, careContext: "ward-round-of-the-blue-team" }'

/** All that the idle gateway's heap holds, as V8 writes it after a full collection. */
const heap = async (): Promise<Buffer> => {
  gateway.signal('SIGUSR2')
  const written = () => readdirSync(snapshots).filter((name) => name.endsWith('.heapsnapshot'))
  const whole = () => {
    const [name] = written()
    if (name === undefined) return undefined
    const bytes = readFileSync(join(snapshots, name))
    return bytes.subarray(-4).includes(']}') || bytes.subarray(-4).includes(']\n}') ? bytes : undefined
  }
  await expect.poll(whole, { timeout: 110_000, interval: 500 }).toBeDefined()
  return whole() ?? Buffer.alloc(0)
}

test('an idle gateway remembers no NHS number and no words that a question was asked with, only questions that name nobody', async () => {
  const literal = numberOf('superseded')
  const spaced = numberOf('contradictory').replace(/(...)(...)(....)/, '$1 $2 $3')
  expect(await ask(`{ patient(nhsNumber: "${literal}", ${ACCESS}) { rememberedByLiteral: name } }`)).toContain('"data"')
  expect(await ask(`{ patient(nhsNumber: "${spaced}", ${ACCESS}) { consent: directives { id } name } }`)).toContain(
    '"data"',
  )
  // Under variables the number is in no document, whatever is kept of it.
  const general =
    'query($n: NHSNumber!, $a: AccessInput!) { patient(nhsNumber: $n, access: $a) { rememberedByVariable: name } }'
  // Some slots hold the last of something (a socket's, a pattern's): several later questions take their place.
  for (let times = 0; times < 20; times++)
    await ask(general, { n: numberOf('default'), a: { purpose: 'TREAT', careContext: 'A' } })
  for (let times = 0; times < 20; times++) await ask('{ exchanges { id } }')

  const remembered = await heap()
  expect(remembered.length).toBeGreaterThan(10_000_000)
  const holds = (text: string) => remembered.includes(text)
  expect({
    general: holds('rememberedByVariable'),
    particular: holds('rememberedByLiteral'),
    literal: holds(literal),
    spaced: holds(spaced),
    spacedWithout: holds(numberOf('contradictory')),
    words: holds('ward-round-of-the-blue-team'),
  }).toEqual({ general: true, particular: false, literal: false, spaced: false, spacedWithout: false, words: false })
})
