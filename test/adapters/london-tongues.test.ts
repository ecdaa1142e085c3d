import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { protocols } from '../../adapters/protocols.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import { type ExchangeServer, startExchangeServer } from '../london/exchange/exchange-server.ts'
import { holdingsOf } from '../london/exchange/holdings.ts'
import { SPEAKING } from '../london/exchange/speaking.ts'
import { AREAS } from '../london/generator/areas.ts'
import { generate } from '../london/generator/generate.ts'
import { createRandom } from '../london/generator/random.ts'
import { registryRow } from '../london/registry.ts'
import { askOne } from './ask-one.ts'

type Outcome = {
  readonly issue: readonly { readonly details: { readonly coding: readonly { readonly code: string }[] } }[]
}

/** The standard's own code in an error. */
const codeOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json()) as Outcome).issue[0]?.details.coding[0]?.code

const population = generate({ patients: 60 })
/** Those that tell each record as the resource it holds: what XCA and MHD tell stands in documents. */
const others = AREAS.map((area, index) => ({ area, index })).filter(
  ({ area }) => area.speaks === 'FHIR_STU3' || area.speaks === 'GP_CONNECT',
)

describe('exchanges of the simulated London that speak FHIR STU3 and GP Connect', () => {
  const servers = new Map<string, ExchangeServer>()
  let transport: Transport

  beforeAll(async () => {
    transport = createTransport()
    for (const { area } of others)
      servers.set(
        area.id,
        await startExchangeServer({
          id: area.id,
          port: 0,
          speaks: SPEAKING[area.speaks](holdingsOf(population.held.get(area.id) ?? []), {
            exchange: area.id,
            trusted: undefined,
          }),
          random: createRandom(area.id),
          latency: 0,
          stranger: 'http://127.0.0.1:9/',
        }),
      )
  })
  afterAll(async () => {
    await transport.close()
    for (const server of servers.values()) await server.close()
  })

  test('are six of GP Connect and two of STU3', () => {
    const spoken = Map.groupBy(others, ({ area }) => area.speaks)
    expect([...spoken].map(([tongue, all]) => [tongue, all.length]).sort()).toEqual([
      ['FHIR_STU3', 2],
      ['GP_CONNECT', 6],
    ])
  })

  test.each(others.map(({ area, index }) => [area.id, area, index] as const))(
    '%s tells of everybody it holds every record it holds, each as it holds it',
    async (id, area, index) => {
      const row = registryRow(area, index, servers.get(id)?.endpoint ?? '', population.directory, false)
      const everybody = population.held.get(id) ?? []
      expect(everybody.length).toBeGreaterThan(0)
      for (const held of everybody) {
        const [patient] = held.foundBy
        if (patient === undefined) throw new Error('it is found by no number')
        const answer = await askOne({
          adapter: protocols[row.protocol],
          endpoint: row.endpoint,
          transport,
          settings: row.settings,
          patient,
          types: row.recordTypes,
        })
        expect(answer.patients.map(({ nhsNumbers }) => nhsNumbers)).toEqual([[held.stated.nhsNumber]])
        const told = new Map<string, unknown>()
        for (const { state, incomplete, tellings } of answer.types.values()) {
          expect([state, incomplete]).toEqual(['ANSWERED', []])
          for (const { sourceId, original } of tellings) told.set(sourceId, original)
        }
        expect(told).toEqual(
          new Map(held.records.map(({ resourceType, id: own, text }) => [`${resourceType}/${own}`, JSON.parse(text)])),
        )
      }
    },
  )

  test('refuse a request that bears none of what Spine demands, and say to anybody what they can do', async () => {
    const brent = servers.get('BRENT')?.endpoint
    const bare = await fetch(`${brent}/Patient/$gpc.getstructuredrecord`, { method: 'POST', body: '{}' })
    expect([bare.status, await codeOf(bare)]).toEqual([403, 'ASID_CHECK_FAILED'])
    const headers = {
      'Ssp-From': '200000000359',
      'Ssp-To': '918999100009',
      'Ssp-TraceID': '09a01679-2564-0fb4-5129-aecc81ea2706',
      'Ssp-InteractionID': 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
      authorization: 'Bearer none.of.these',
    }
    const untold = await fetch(`${brent}/Patient/$gpc.getstructuredrecord`, { method: 'POST', body: '{}', headers })
    expect([untold.status, await codeOf(untold)]).toEqual([400, 'MISSING_OR_INVALID_HEADER'])
    expect((await fetch(`${brent}/metadata`)).status).toBe(200)
  })
})
