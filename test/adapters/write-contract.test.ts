import type { Resource } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { fhirR4 } from '../../adapters/fhir-r4/fhir-r4.ts'
import { iheMhd } from '../../adapters/ihe-mhd/ihe-mhd.ts'
import { protocols } from '../../adapters/protocols.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RecordDraft } from '../../schema/model/record-edit.ts'
import { type ExchangeServer, startExchangeServer } from '../london/exchange/exchange-server.ts'
import { holdingsOf } from '../london/exchange/holdings.ts'
import { SPEAKING } from '../london/exchange/speaking.ts'
import { generate } from '../london/generator/generate.ts'
import { ods } from '../london/generator/organisations.ts'
import { createRandom } from '../london/generator/random.ts'
import { startMedplumServer } from './medplum-server.ts'
import { mhdForm } from './mhd-form.ts'
import type { ProtocolForm } from './protocol-form.ts'
import { r4Form } from './r4-form.ts'
import { simulatedResources } from './simulated-patient.ts'
import { testNhsNumber } from './synthea.ts'
import { exchangeWriteContract, type WriteAudited } from './write-contract.ts'

const population = generate({ patients: 30 })

const allergy = (text: string): RecordDraft => ({ type: 'ALLERGY', says: { concept: { text }, criticality: 'high' } })
const letter = (title: string): RecordDraft => ({
  type: 'DOCUMENT',
  says: {
    concept: { system: 'http://loinc.org', code: '18842-5', display: 'Discharge summary' },
    title,
    contentType: 'text/plain',
    content: Buffer.from(`${title}.`).toString('base64'),
  },
})

type Spoken = Pick<WriteAudited, 'adapter' | 'form' | 'settings' | 'draft' | 'otherwise'> & {
  readonly exchange: string
}

/** An exchange of the simulated London by itself. */
const simulated = async ({ exchange, ...spoken }: Spoken): Promise<WriteAudited> => {
  const held = population.held.get(exchange) ?? []
  const server: ExchangeServer = await startExchangeServer({
    id: exchange,
    port: 0,
    speaks: SPEAKING[population.tongues.get(exchange) ?? 'FHIR_R4'](holdingsOf(held), { exchange, trusted: undefined }),
    random: createRandom(exchange),
    latency: 0,
    stranger: 'http://127.0.0.1:9/',
  })
  const patient = held.find(({ foundBy, stated }) => foundBy[0] === stated.nhsNumber)?.foundBy[0]
  if (patient === undefined) throw new Error('Nobody lives there.')
  return {
    ...spoken,
    upstream: server.endpoint,
    patient,
    unknown: testNhsNumber(500),
    custodian: ods('RJ6'),
    close: server.close,
  }
}

/** A server that nobody here wrote. */
const independent = async (): Promise<WriteAudited> => {
  const patient = simulatedResources().find(({ resourceType }) => resourceType === 'Patient')
  if (patient === undefined) throw new Error('Nobody lives there.')
  const server = await startMedplumServer([patient as unknown as Resource])
  const [{ value }] = patient['identifier'] as [{ readonly value: NhsNumber }]
  return {
    adapter: fhirR4 as ExchangeAdapter,
    form: r4Form,
    settings: fhirR4.settings.parse({ paging: 'offset', edits: ['ADD', 'AMEND', 'MARK_ENTERED_IN_ERROR'] }),
    upstream: server.endpoint,
    patient: value,
    unknown: testNhsNumber(500),
    custodian: ods('RJ6'),
    draft: allergy('Latex'),
    otherwise: allergy('Latex, as it is in gloves'),
    close: server.close,
  }
}

const mhdExchange = [...population.tongues].find(([, tongue]) => tongue === 'IHE_MHD')?.[0] ?? ''

const SERVERS: readonly (readonly [string, () => Promise<WriteAudited>])[] = [
  [
    'fhir-r4 on an exchange of the simulated London',
    () =>
      simulated({
        exchange: 'CROYDON',
        adapter: fhirR4 as ExchangeAdapter,
        form: r4Form,
        settings: fhirR4.settings.parse({ edits: ['ADD', 'AMEND', 'MARK_ENTERED_IN_ERROR'] }),
        draft: allergy('Latex'),
        otherwise: allergy('Latex, as it is in gloves'),
      }),
  ],
  ['fhir-r4 on an independent server', independent],
  [
    'ihe-mhd on a recipient of the simulated London',
    () =>
      simulated({
        exchange: mhdExchange,
        adapter: iheMhd as ExchangeAdapter,
        form: mhdForm as ProtocolForm,
        settings: iheMhd.settings.parse({ edits: ['ADD', 'AMEND'] }),
        draft: letter('Discharge'),
        otherwise: letter('Discharge, corrected'),
      }),
  ],
]

describe.each(SERVERS)('%s', (_, open) => {
  let audited: WriteAudited
  beforeAll(async () => {
    audited = await open()
  })
  afterAll(() => audited?.close())
  test.each(exchangeWriteContract.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s %s',
    (_id, _name, audit) => audit.run(audited),
  )
})

test('W00 the other protocols MUST say that they cannot', () => {
  const writing = Object.entries(protocols).filter(([, { write }]) => write !== undefined)
  expect(writing.map(([protocol]) => protocol)).toEqual(['FHIR_R4', 'IHE_MHD'])
})
