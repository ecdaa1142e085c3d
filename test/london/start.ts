import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openState } from '../../gateway/state/open-state.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import { gatewayEnvironment, makeKeys } from './gateway-environment.ts'
import { startLondon } from './london.ts'
import { announce, withdraw } from './running.ts'
import { seedState } from './seed.ts'

// `npm start`: the whole simulated London and the gateway over it. Ctrl-C stops all of it.

const PORT = Number(process.env['PORT'] ?? 4000)
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const database = mkdtempSync(join(tmpdir(), 'london-exchange-'))
const ending: (() => unknown)[] = [() => rmSync(database, { recursive: true, force: true }), withdraw]

let stopped: Promise<void> | undefined
const stop = (code: number): Promise<void> => {
  stopped ??= (async () => {
    for (const end of ending.toReversed()) await end()
    process.exit(code)
  })()
  return stopped
}
process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

/** Two of three exchanges of the demo declare a service level: so the scorecards have something to be judged by. */
const declaring = (exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.map((exchange, at) =>
    at % 3 === 2 ? exchange : { ...exchange, sla: { availability: 0.99, p95Ms: at % 3 === 0 ? 1_000 : 2_000 } },
  )

const isReady = async (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

try {
  say('Starting thirty exchanges, the identity providers and the demographics service …')
  const london = await startLondon({ latency: 40 })
  ending.push(() => london.close())

  say('Making the embedded database …')
  const keys = await makeKeys()
  const state = await openState(
    { kind: 'pglite', directory: database },
    { patientKey: Buffer.from(keys.patient, 'base64url') },
  )
  await seedState(state, {
    ...london,
    addresses: { ...london.addresses, exchanges: declaring(london.addresses.exchanges) },
  })
  await state.close()

  say('Starting the gateway …')
  const url = `http://127.0.0.1:${PORT}`
  const gateway = spawn(process.execPath, [fileURLToPath(new URL('../../gateway/main.ts', import.meta.url))], {
    env: {
      ...process.env,
      ...gatewayEnvironment(london.addresses, `pglite:${database}`, keys, url),
      PORT: String(PORT),
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => gateway.once('exit', () => resolve()))
  ending.push(async () => {
    gateway.kill('SIGTERM')
    await gone
  })
  gateway.once('exit', (code) => {
    if (stopped !== undefined) return
    process.stderr.write(`The gateway ended (${code}).\n`)
    void stop(1)
  })

  while (!(await isReady(url))) await wait(100)
  announce({ gateway: url, london: london.addresses })

  const token = await london.tokenFor('clinician')
  const patient = london.addresses.notables['default']
  const query =
    'query($n: NHSNumber!) { patient(nhsNumber: $n, access: {purpose: TREAT, careContext: \\"Demo encounter 1\\"}) { name allergies { completeness { sentence } items { concept { text } provenance { exchange { id } } } } manifest { exchange { id } type state } } }'
  say(`
The London Health and Care Information Exchange is ready.

  Pages          ${url}/
  Console        ${url}/console   (sign in as ig-manager of Croydon’s trust, or ig-manager-north of Haringey’s)
  Reviews        ${url}/privacy   (sign in as privacy-officer, or privacy-officer-second of the same trust)
  GraphQL        ${url}/graphql
  Health         ${url}/health/ready   ${url}/health/live
  Metrics        ${url}/metrics
  Demographics   ${london.addresses.demographics}
  Staff sign-in  ${london.addresses.identity.staff.issuer}
  Patients'      ${london.addresses.identity.citizen.issuer}
  Switches       ${london.addresses.control}   (faults and delays of the exchanges, and somebody who writes a record there)

In another terminal:  npm run ask        npm run token -- clinician

Or a question of your own (this token lives for an hour):

curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${token}' \\
  -d '{"query":"${query}","variables":{"n":"${patient}"}}'

Ctrl-C stops all of it.`)
} catch (error) {
  process.stderr.write(`London could not start: ${error instanceof Error ? error.message : 'unknown'}\n`)
  await stop(1)
}
