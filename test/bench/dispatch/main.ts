import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { Pool } from 'undici'
import { startPostgres } from '../../postgres.ts'
import { SERVE_FLAGS } from '../../serve-flags.ts'
import { type Child, startChild } from '../view/child.ts'
import { untilSteady } from '../view/until-steady.ts'
import { type Lookup, openLoop, type Request } from './open-loop.ts'
import { DISPATCH_ODS, people } from './population.ts'

// The dispatch profile: the kept operation, fifty a second and more, over thirty exchanges of which six are faulty. Calls come whether or not those before were answered.

const { values } = parseArgs({
  options: {
    /** Lookups a second. */
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    /** At most so many uncounted rounds of five seconds, at this rate. */
    warm: { type: 'string', default: '30' },
    warmRate: { type: 'string', default: '30' },
    faulty: { type: 'string', default: '6' },
    /** Records of each of the five types at each exchange. */
    rounds: { type: 'string', default: '1' },
    searches: { type: 'string', default: 'with-patient' },
    /** Tries these rates in turn and reports the highest that is sustained, for ways of asking that need several requests. */
    ramp: { type: 'string', default: '' },
    limit: { type: 'string', default: '1500' },
    /** How many gateway processes, on one database; callers take turns. */
    gateways: { type: 'string', default: '2' },
  },
})
const LIMIT_MS = Number(values.limit)
const PATIENTS = 200
const AUDIENCE = 'https://bench.example'
const SYSTEM = 'bench-dispatch'

const exchanges = startChild('../dispatch/exchanges.ts')
const { endpoints, national } = (await exchanges.first) as {
  readonly endpoints: readonly string[]
  readonly national: string
}
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
await exchanges.child.tell({
  jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }] }),
  faulty: Number(values.faulty),
  rounds: Number(values.rounds),
})
const assertion = (): Promise<string> =>
  new SignJWT({ acting_person: { user_id: 'bench', name: 'Bench', role_code: 'R9101', org_code: DISPATCH_ODS } })
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuer(SYSTEM)
    .setSubject(SYSTEM)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime('4m')
    .sign(privateKey)

const postgres = await startPostgres()
// Whatever goes wrong, nothing that was started stays.
process.once('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`)
  void postgres.stop().finally(() => process.exit(1))
})
const signingKey = async () => exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)
const key = () => randomBytes(32).toString('base64url')
const environment = {
  DATABASE_URL: postgres.url,
  PATIENT_KEYS: JSON.stringify([key()]),
  RECEIPT_KEY: key(),
  ANCHOR_KEY: JSON.stringify(await signingKey()),
  SIGNING_KEYS: JSON.stringify([await signingKey()]),
  SEALING_KEYS: JSON.stringify([key()]),
  AUDIENCE,
  ISSUERS: JSON.stringify([{ kind: 'system', issuer: SYSTEM, jwks: `${national}/jwks`, keptOnly: true }]),
  ROLE_CODES: JSON.stringify({ R9101: 'dispatcher' }),
  DEMOGRAPHICS_URL: national,
  EXCHANGE_ADDRESSES: JSON.stringify(['127.0.0.0/8', '::1/128']),
  LOG_LEVEL: 'error',
  REQUESTS_A_MINUTE: '10000000',
  DISPATCH_DEADLINE_MS: String(LIMIT_MS),
}
// With PROFILE set to a directory, the gateway leaves a CPU profile there.
const profile = process.env['PROFILE']
const flags = profile === undefined ? SERVE_FLAGS : [...SERVE_FLAGS, '--cpu-prof', `--cpu-prof-dir=${profile}`]
const gateways: { readonly child: Child; readonly pool: Pool }[] = []
while (gateways.length < Number(values.gateways)) {
  const { child } = startChild('../dispatch/gateway.ts', flags)
  const { url } = await child.tell<{ readonly url: string }>({
    endpoints,
    searches: values.searches,
    patients: gateways.length === 0 ? PATIENTS : 0,
    environment,
  })
  gateways.push({ child, pool: new Pool(new URL(url).origin, { connections: 512, headersTimeout: 30_000 }) })
}
const pools = gateways.map(({ pool }) => pool)

let token = await assertion()
// A system's assertion lives five minutes at most.
const renewing = setInterval(async () => {
  token = await assertion()
}, 60_000)

const patients = people(PATIENTS)
let at = 0
const next = (): Request => {
  at = (at + 1) % patients.length
  return {
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      documentId: 'emergency-summary',
      variables: { patient: patients[at], access: { purpose: 'ETREAT', careContext: `Incident ${at}` } },
    }),
  }
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN

const expected = endpoints.length - Number(values.faulty)

/** Whether every exchange that is well answered this lookup whole. */
const isWhole = ({ text }: Lookup): boolean =>
  text.includes(`${expected} of ${endpoints.length} exchanges answered whole`)

const run = async (rate: number, seconds: number) => {
  await exchanges.child.tell({ read: true })
  for (const { child } of gateways) await child.tell({ reset: true })
  const lookups = await openLoop(pools, rate, seconds, next)
  let [cpuMs, rss] = [0, 0]
  for (const { child } of gateways) {
    const read = await child.tell<{ readonly cpuMs: number; readonly rss: number }>({ read: true })
    cpuMs += read.cpuMs
    rss = Math.max(rss, read.rss)
  }
  const { requests } = await exchanges.child.tell<{ readonly requests: number }>({ read: true })
  const answered = lookups.filter(({ status, text }) => status === 200 && !text.includes('"errors"'))
  const codes: Record<string, number> = {}
  for (const lookup of lookups) {
    if (answered.includes(lookup)) continue
    const code = /"code":"([A-Z_]+)"/.exec(lookup.text)?.[1] ?? `status ${lookup.status}`
    codes[code] = (codes[code] ?? 0) + 1
  }
  const took = lookups.map(({ tookMs }) => tookMs).sort((one, other) => one - other)
  const answeredIn = answered.map(({ tookMs }) => tookMs).sort((one, other) => one - other)
  return {
    rate,
    sent: lookups.length,
    refused: lookups.length - answered.length,
    codes,
    whole: answered.filter(isWhole).length,
    p50: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    p99: quantile(took, 0.99),
    max: took.at(-1) ?? Number.NaN,
    answeredASecond: answered.length / seconds,
    answeredP99: quantile(answeredIn, 0.99),
    overLimit: took.filter((ms) => ms > LIMIT_MS).length,
    requestsALookup: requests / lookups.length,
    cpuMsALookup: cpuMs / lookups.length,
    peakBytes: rss,
  }
}
type Figures = Awaited<ReturnType<typeof run>>

/** Kept up with: nobody was refused, and ninety-nine in a hundred had their answer within the limit, counted from when they asked. */
const isSustained = ({ refused, p99 }: Figures): boolean => refused === 0 && p99 <= LIMIT_MS

const show = (figures: Figures): void => {
  const { rate, sent, refused, codes, whole, p50, p95, p99, max, overLimit, requestsALookup, cpuMsALookup } = figures
  process.stdout.write(
    `  ${rate}/s: ${sent} lookups, ${refused} refused ${JSON.stringify(codes)}, ${whole} with every well exchange; ms p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)}, max ${max.toFixed(0)}; ${overLimit} over ${LIMIT_MS}; ${requestsALookup.toFixed(1)} requests and ${cpuMsALookup.toFixed(1)} ms of CPU a lookup: ${isSustained(figures) ? 'sustained' : 'NOT sustained'}\n`,
  )
}

process.stdout.write(
  `Thirty exchanges asked ${values.searches}, ${values.faulty} of them faulty, log-normal 40 ms, ${Number(values.rounds) * 5} records each\n`,
)
// Uncounted: the first seconds, in which breakers learn, and the compiler's warming up. A service that has been at work for a minute is what callers meet.
const warmRounds = await untilSteady(
  async () => (await run(Number(values.warmRate), 5)).cpuMsALookup,
  Number(values.warm),
)
process.stdout.write(`  ${warmRounds} uncounted rounds of 5 s\n`)
const rates = values.ramp === '' ? [Number(values.rate)] : values.ramp.split(',').map(Number)
const results: Figures[] = []
for (const rate of rates) {
  const figures = await run(rate, Number(values.seconds))
  show(figures)
  results.push(figures)
  if (!isSustained(figures)) break
}
const sustained = results.filter(isSustained).at(-1)?.rate ?? 0
process.stdout.write(
  `${JSON.stringify({ bench: 'dispatch', searches: values.searches, gateways: gateways.length, faulty: Number(values.faulty), records: Number(values.rounds) * 5, limitMs: LIMIT_MS, warmRounds, sustained, results })}\n`,
)
clearInterval(renewing)
for (const pool of pools) await pool.close()
for (const { child } of [exchanges, ...gateways]) child.end()
await postgres.stop()
