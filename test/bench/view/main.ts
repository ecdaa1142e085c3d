import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { Pool } from 'undici'
import { startPostgres } from '../../postgres.ts'
import { SERVE_FLAGS } from '../../serve-flags.ts'
import { type Child, startChild } from './child.ts'
import { BENCH_PATIENT, REQUESTER_ODS, VIEW_QUERY } from './population.ts'
import { untilSteady } from './until-steady.ts'

// The view: the gateway and a bare undici fan-out over the same thirty exchanges, in turns in one run. Ratios are what counts; the machine is shared.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    manner: { type: 'string', default: 'per-type' },
    records: { type: 'string', default: '5,40,300' },
    execution: { type: 'string', default: 'fast' },
    /** At most so many uncounted rounds of each side. */
    warm: { type: 'string', default: '30' },
  },
})
const ROUNDS = Number(values.rounds)
const SECONDS = Number(values.seconds)
const MANNER = values.manner === 'per-type' ? 'per-type' : 'everything'
const SIZES = values.records.split(',').map(Number)
const CONCURRENCY = 4
const AUDIENCE = 'https://bench.example'
const ISSUER = 'https://issuer.bench.example'

type Figures = {
  readonly cpuMs: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly rss: number
  readonly requests: number
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const quantile = (numbers: readonly number[], q: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))] ?? Number.NaN

const exchanges = startChild('exchanges.ts')
const { endpoints, national } = (await exchanges.first) as {
  readonly endpoints: readonly string[]
  readonly national: string
}

const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
await exchanges.child.tell({
  jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] }),
})
const token = await new SignJWT({
  name: 'Bench',
  nhsid_useruid: 'bench',
  selected_roleid: '1',
  nhsid_nrbac_roles: [{ person_roleid: '1', org_code: REQUESTER_ODS, role_code: 'S0:G0:R8000' }],
})
  .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
  .setIssuer(ISSUER)
  .setAudience(AUDIENCE)
  .setSubject('bench')
  .setIssuedAt()
  .setExpirationTime('4h')
  .sign(privateKey)

const postgres = await startPostgres()
// Whatever goes wrong, nothing that was started stays.
process.once('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`)
  void postgres.stop().finally(() => process.exit(1))
})
const environment = {
  DATABASE_URL: postgres.url,
  PATIENT_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
  RECEIPT_KEY: randomBytes(32).toString('base64url'),
  ANCHOR_KEY: JSON.stringify(await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)),
  SIGNING_KEYS: JSON.stringify([await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)]),
  SEALING_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
  AUDIENCE,
  ISSUERS: JSON.stringify([{ kind: 'staff', issuer: ISSUER, jwks: `${national}/jwks` }]),
  ROLE_CODES: JSON.stringify({ R8000: 'clinician' }),
  DEMOGRAPHICS_URL: national,
  EXCHANGE_ADDRESSES: JSON.stringify(['127.0.0.0/8', '::1/128']),
  LOG_LEVEL: 'error',
  REQUESTS_A_MINUTE: '10000000',
  WARD_DEADLINE_MS: '20000',
  EXECUTION: values.execution,
}
// Both sides run with the flags of `npm run serve`.
const bare = startChild('bare.ts', SERVE_FLAGS)
const bareUrl = ((await bare.first) as { readonly url: string }).url
await bare.child.tell({ endpoints, manner: MANNER })
// With PROFILE set to a directory, the gateway leaves a CPU profile there.
const profile = process.env['PROFILE']
const gateway = startChild(
  'gateway.ts',
  profile === undefined ? SERVE_FLAGS : [...SERVE_FLAGS, '--cpu-prof', `--cpu-prof-dir=${profile}`],
)
const gatewayUrl = (await gateway.child.tell<{ readonly url: string }>({ endpoints, manner: MANNER, environment })).url

type Side = {
  readonly name: 'gateway' | 'bare'
  readonly child: Child
  readonly pool: Pool
  readonly path: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}
const side = (name: Side['name'], child: Child, url: string, body: string): Side => ({
  name,
  child,
  pool: new Pool(new URL(url).origin, { connections: CONCURRENCY, headersTimeout: 60_000 }),
  path: new URL(url).pathname,
  body,
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
})
const sides = [
  side(
    'gateway',
    gateway.child,
    gatewayUrl,
    JSON.stringify({
      query: VIEW_QUERY,
      variables: { nhs: BENCH_PATIENT, access: { purpose: 'TREAT', careContext: 'bench' } },
    }),
  ),
  side('bare', bare.child, bareUrl, '{}'),
]

/** One request; the milliseconds it took. Throws when the answer is not whole. */
const once = async ({ pool, path, headers, body, name }: Side, expected: number): Promise<number> => {
  const began = performance.now()
  const { statusCode, body: stream } = await pool.request({ method: 'POST', path, headers, body })
  const text = await stream.text()
  const took = performance.now() - began
  if (statusCode !== 200 || text.includes('"errors"'))
    throw new Error(`${name} answered ${statusCode}: ${text.slice(0, 300)}`)
  if (expected > 0 && text.split('"sourceId"').length - 1 !== expected)
    throw new Error(`${name} released ${text.split('"sourceId"').length - 1} records, not ${expected}`)
  return took
}

/** One uncounted request. A gateway that is still compiling itself may say that it is too busy: it is asked again. */
const warmed = async (of: Side, expected: number): Promise<void> => {
  for (let tries = 0; ; tries++) {
    try {
      await once(of, expected)
      return
    } catch (error) {
      if (tries === 5) throw error
      await new Promise((resolve) => setTimeout(resolve, 2_000))
    }
  }
}

const run = async (of: Side): Promise<Figures> => {
  await exchanges.child.tell({ read: true })
  await of.child.tell({ reset: true })
  const took: number[] = []
  const began = performance.now()
  const until = began + SECONDS * 1000
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() < until) took.push(await once(of, 0))
    }),
  )
  const elapsed = (performance.now() - began) / 1000
  const { cpuMs, rss } = await of.child.tell<{ readonly cpuMs: number; readonly rss: number }>({ read: true })
  const { requests } = await exchanges.child.tell<{ readonly requests: number }>({ read: true })
  return {
    cpuMs: cpuMs / took.length,
    perSecond: took.length / elapsed,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    rss,
    requests: requests / took.length,
  }
}

/** Milliseconds over the slowest exchange asked, one request at a time, exchanges log-normal around 40 ms. */
const overSlowest = async (of: Side, times: number): Promise<number> => {
  const over: number[] = []
  for (let time = 0; time < times; time++) {
    await exchanges.child.tell({ read: true })
    const took = await once(of, 0)
    const { slowest } = await exchanges.child.tell<{ readonly slowest: number }>({ read: true })
    over.push(took - slowest)
  }
  return median(over)
}

const show = (number: number, digits = 1): string => number.toFixed(digits).padStart(9)
const results: Record<string, unknown>[] = []
process.stdout.write(
  `Thirty exchanges, ${MANNER} (${SECONDS} s a round, ${ROUNDS} rounds in turns, concurrency ${CONCURRENCY}); ${values.execution} path\n`,
)
for (const records of SIZES) {
  await exchanges.child.tell({ records, medianMs: 0 })
  // Each answers whole, and then until its rounds cost no less than those before, uncounted: what is measured is a process that has been at work, not its compiler.
  const warm: Record<Side['name'], number> = { gateway: 0, bare: 0 }
  for (const of of sides) {
    for (let time = 0; time < 10; time++) await warmed(of, records * endpoints.length)
    warm[of.name] = await untilSteady(async () => (await run(of)).cpuMs, Number(values.warm))
  }
  const rounds: Record<Side['name'], Figures[]> = { gateway: [], bare: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const of of round % 2 === 0 ? sides : sides.toReversed()) rounds[of.name].push(await run(of))
  await exchanges.child.tell({ medianMs: 40 })
  const over = { gateway: await overSlowest(sides[0] as Side, 25), bare: await overSlowest(sides[1] as Side, 25) }
  const of = (name: Side['name'], figure: keyof Figures): number => median(rounds[name].map((round) => round[figure]))
  const ratio = median(rounds.gateway.map((round, index) => round.cpuMs / (rounds.bare[index]?.cpuMs ?? Number.NaN)))
  process.stdout.write(
    `\n${records} records an exchange        gateway      bare\n  ${'uncounted rounds'.padEnd(26)}${show(warm.gateway, 0)} ${show(warm.bare, 0)}\n`,
  )
  for (const [label, figure, scale] of [
    ['CPU ms a view', 'cpuMs', 1],
    ['views a second', 'perSecond', 1],
    ['p50 ms', 'p50', 1],
    ['p99 ms', 'p99', 1],
    ['requests a view', 'requests', 1],
    ['peak RSS MiB', 'rss', 1 / 1_048_576],
  ] as const)
    process.stdout.write(
      `  ${label.padEnd(26)}${show(of('gateway', figure) * scale)} ${show(of('bare', figure) * scale)}\n`,
    )
  process.stdout.write(
    `  ${'ms over the slowest'.padEnd(26)}${show(over.gateway)} ${show(over.bare)}\n  CPU ratio ${ratio.toFixed(2)}\n`,
  )
  results.push({
    records,
    warmRounds: warm,
    cpuRatio: Number(ratio.toFixed(3)),
    gatewayCpuMs: of('gateway', 'cpuMs'),
    bareCpuMs: of('bare', 'cpuMs'),
    throughputRatio: of('gateway', 'perSecond') / of('bare', 'perSecond'),
    gatewayP50: of('gateway', 'p50'),
    gatewayP99: of('gateway', 'p99'),
    bareP50: of('bare', 'p50'),
    bareP99: of('bare', 'p99'),
    requestsAView: of('gateway', 'requests'),
    bareRequestsAView: of('bare', 'requests'),
    gatewayPeakBytes: of('gateway', 'rss'),
    barePeakBytes: of('bare', 'rss'),
    gatewayOverSlowestMs: over.gateway,
    bareOverSlowestMs: over.bare,
  })
}
process.stdout.write(`${JSON.stringify({ bench: 'view', manner: MANNER, execution: values.execution, results })}\n`)
for (const { pool } of sides) await pool.close()
for (const { child } of [exchanges, bare, gateway]) child.end()
await postgres.stop()
