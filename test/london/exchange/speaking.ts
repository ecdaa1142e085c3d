import type { Tongue } from '../generator/tongue.ts'
import { createFhirServer, RESOURCE_TYPES, STU3_RESOURCE_TYPES } from './fhir-server.ts'
import { createGpConnectServer } from './gp-connect-server.ts'
import type { Holdings } from './holdings.ts'
import type { TongueServer } from './tongue-server.ts'

/** Who speaks each tongue: one that is missing does not compile. */
export const SPEAKING: Readonly<Record<Tongue, (holdings: Holdings) => TongueServer>> = {
  FHIR_R4: (holdings) => createFhirServer(holdings, RESOURCE_TYPES),
  FHIR_STU3: (holdings) => createFhirServer(holdings, STU3_RESOURCE_TYPES, '3.0.1'),
  GP_CONNECT: createGpConnectServer,
}
