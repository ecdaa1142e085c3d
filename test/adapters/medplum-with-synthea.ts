import type { Resource } from '@medplum/fhirtypes'
import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { fhirR4 } from '../../adapters/fhir-r4/fhir-r4.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { Opener } from './contract.ts'
import { heldRecords } from './held.ts'
import { startMedplumServer } from './medplum-server.ts'
import { r4Form } from './r4-form.ts'
import { readSynthea, testNhsNumber } from './synthea.ts'

const PEOPLE = 4

/** Medplum's router and repository with a few of Synthea's people. It pages by `_offset` alone and knows only `Patient/id`: both declared. */
export const medplumWithSynthea = (): Opener => async () => {
  const people = readSynthea(PEOPLE)
  const server = await startMedplumServer(people.flatMap(({ resources }) => resources) as unknown as Resource[])
  const [first] = people
  if (first === undefined) throw new Error('synthea-r4 holds nobody')
  // The server stamps what it stores: what it holds is what it gives when read back one by one.
  const stored = await Promise.all(
    first.resources.map(
      async ({ resourceType, id }) =>
        JSON.parse(
          JSON.stringify(await server.repository.readResource(String(resourceType), String(id))),
        ) as SourceResource,
    ),
  )
  return {
    adapter: fhirR4 as ExchangeAdapter,
    form: r4Form,
    settings: fhirR4.settings.parse({ paging: 'offset', pageSize: 20, patientReference: 'relative' }),
    upstream: server.endpoint,
    patient: first.nhsNumber,
    unknown: testNhsNumber(500),
    held: heldRecords(stored),
    close: server.close,
  }
}
