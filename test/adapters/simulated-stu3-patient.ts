import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { fhirStu3 } from '../../adapters/fhir-stu3/fhir-stu3.ts'
import { READERS } from '../../adapters/fhir-stu3/readers.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import type { Opener } from './contract.ts'
import { heldRecords } from './held.ts'
import { LETTER_BYTES, simulatedResources } from './simulated-patient.ts'
import { startSimulatedR4 } from './simulated-r4.ts'
import { stu3Form } from './stu3-form.ts'
import { testNhsNumber } from './synthea.ts'

/** The simulated person's records as STU3 spells them. */
const inStu3 = (resource: SourceResource): readonly SourceResource[] => {
  const { id, subject } = resource
  switch (resource['resourceType']) {
    case 'ServiceRequest': {
      const { code, ...rest } = resource
      return [
        { ...rest, resourceType: 'ReferralRequest', serviceRequested: [code] },
        { ...resource, resourceType: 'ProcedureRequest', intent: 'plan', occurrenceDateTime: '2027-01-04' },
      ]
    }
    case 'Immunization': {
      const { occurrenceDateTime, ...rest } = resource
      return [{ ...rest, notGiven: false, primarySource: true, date: occurrenceDateTime }]
    }
    case 'DocumentReference':
      return [{ ...resource, indexed: '2024-05-06T07:08:09Z' }]
    case 'Observation':
      return [{ ...resource, comment: `Taken of ${JSON.stringify(subject)}, ${id}` }]
    default:
      return [resource]
  }
}

/** The simulated exchange with that person in STU3, and its adapter under the given settings. */
export const simulatedStu3 =
  (settings: Readonly<Record<string, unknown>>): Opener =>
  async () => {
    const resources = simulatedResources().flatMap(inStu3)
    const server = await startSimulatedR4(resources, { 'letter-a': LETTER_BYTES })
    return {
      adapter: fhirStu3 as ExchangeAdapter,
      form: stu3Form,
      settings: fhirStu3.settings.parse(settings),
      upstream: server.endpoint,
      patient: testNhsNumber(1),
      unknown: testNhsNumber(500),
      held: heldRecords(
        resources.filter((resource) => resource['id'] !== 'of-the-neighbour'),
        READERS,
      ),
      close: server.close,
    }
  }
