import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { gpConnect } from '../../adapters/gp-connect/gp-connect.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { Exchange } from '../../schema/model/exchange.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { GP_CONNECT_SETTINGS, GP_TYPES } from '../adapters/gp-connect-settings.ts'

// One whole GP record of 3 MB, 1,283 resources and much white space: reading it as the adapter does, from bytes to tellings, beside a bare JSON.parse of
// the same bytes. No socket: the transport hands over what lies in memory. Interleaved in one process; CPU time of this thread, medians.

const RECORD = '../shared/corpora/gpconnect-uat-records/provider-stubs/9690937286.structuredRecord.json.gz'
const TARGET_MS = 150
const ROUNDS = Number(process.env['ROUNDS'] ?? 30)
// The documents are another question.
const TYPES = GP_TYPES.filter((type) => type !== 'DOCUMENT')

const cpuMs = async (work: () => unknown): Promise<number> => {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

const exchange: Exchange = {
  id: 'PRACTICE' as Exchange['id'],
  name: 'A practice',
  area: 'Nowhere',
  protocol: 'GP_CONNECT',
  endpoint: 'https://practice.example/fhir',
  members: [],
  recordTypes: TYPES,
  defaultController: undefined,
  lifecycle: 'LIVE',
  maintenance: [],
  limits: { concurrency: 4, maxBodyBytes: 16 * 1024 * 1024 },
  settings: {},
}

const settings = gpConnect.settings.parse(GP_CONNECT_SETTINGS)

/** Hands over the same bytes, whatever is asked. */
const handing = (body: Buffer): Transport => ({
  send: async () => ({ ok: true, status: 200, contentType: 'application/fhir+json', body }),
  stream: async () => ({ ok: false, fault: 'UNREACHABLE' }),
  isOpen: () => false,
  close: async () => {},
})

const bench = async (bytes: Buffer): Promise<void> => {
  const patient = parseNhsNumber('9690937286')
  if (patient === undefined) throw new Error('the number in its name is no NHS number')
  const transport = handing(bytes)
  const read = () =>
    gpConnect.ask(
      {
        patient,
        types: TYPES.map((type) => ({ type, from: undefined, to: undefined })),
        purpose: 'TREAT',
        organisation: undefined,
        // As the gateway does: what is kept of a record is not what was sent.
        keep: (telling) => telling,
        signal: new AbortController().signal,
        deadline: performance.now() + 60_000,
      },
      exchange,
      settings,
      transport,
    )
  const cold = await cpuMs(read)
  const adapter: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await cpuMs(() => JSON.parse(bytes.toString('utf8'))))
    adapter.push(await cpuMs(read))
  }
  const told = [...(await read()).types.values()].reduce((sum, { tellings }) => sum + tellings.length, 0)
  const resources = (JSON.parse(bytes.toString('utf8')) as { entry: unknown[] }).entry.length
  const [ours, parse] = [median(adapter), median(bare)]
  console.log(`${(bytes.length / 1e6).toFixed(2)} MB, ${resources} resources, ${told} records told`)
  console.log(`the adapter, first time  ${cold.toFixed(1)} ms CPU`)
  console.log(`the adapter              ${ours.toFixed(1)} ms CPU`)
  console.log(
    `a bare JSON.parse        ${parse.toFixed(1)} ms CPU; the adapter is ${(ours / parse).toFixed(2)} times that`,
  )
  console.log(
    JSON.stringify({
      bench: 'gp-connect',
      bytes: bytes.length,
      resources,
      told,
      coldMs: Number(cold.toFixed(1)),
      cpuMs: Number(ours.toFixed(1)),
      parseMs: Number(parse.toFixed(1)),
      ratio: Number((ours / parse).toFixed(2)),
      targetMs: TARGET_MS,
      met: ours <= TARGET_MS,
    }),
  )
}

if (existsSync(RECORD)) await bench(gunzipSync(readFileSync(RECORD)))
else {
  console.log('the GP Connect corpora are not here: this bench is skipped')
  console.log(JSON.stringify({ bench: 'gp-connect', skipped: true }))
}
