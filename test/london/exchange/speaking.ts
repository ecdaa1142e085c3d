import type { KeyObject } from 'node:crypto'
import type { Tongue } from '../generator/tongue.ts'
import { createFhirServer, RESOURCE_TYPES, STU3_RESOURCE_TYPES } from './fhir-server.ts'
import { createGpConnectServer } from './gp-connect-server.ts'
import type { Holdings } from './holdings.ts'
import { communityOf, contentOf, memberOf } from './ihe/members.ts'
import { createMhdServer } from './ihe/mhd-server.ts'
import { createXcaServer } from './ihe/xca-server.ts'
import { createSubscriptions, type SigningPair } from './subscriptions.ts'
import type { TongueServer } from './tongue-server.ts'

/** Which exchange speaks, and whose word it takes for who asks. */
export type Speaker = {
  readonly exchange: string
  readonly trusted: KeyObject | undefined
  /** What it signs with what it tells of changes; absent where it tells of none. */
  readonly signs?: SigningPair
}

const community = (holdings: Holdings, { exchange, trusted }: Speaker): TongueServer => {
  const oid = communityOf(exchange)
  const server = createXcaServer({ oid, trusted, contentOf, members: holdings.all.map((held) => memberOf(held, oid)) })
  return { handle: (_base, _method, _path, body, fault) => server.handle(body, fault) }
}

/** Who speaks each tongue: one that is missing does not compile. */
export const SPEAKING: Readonly<Record<Tongue, (holdings: Holdings, speaker: Speaker) => TongueServer>> = {
  FHIR_R4: (holdings, { signs }) =>
    createFhirServer(holdings, RESOURCE_TYPES, '4.0.1', signs && createSubscriptions(signs)),
  FHIR_STU3: (holdings) => createFhirServer(holdings, STU3_RESOURCE_TYPES, '3.0.1'),
  GP_CONNECT: (holdings) => createGpConnectServer(holdings),
  IHE_XCA: community,
  IHE_MHD: (holdings, { exchange }) => createMhdServer(holdings, communityOf(exchange)),
}
