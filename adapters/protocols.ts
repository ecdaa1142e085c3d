import type { Protocol } from '../schema/model/exchange.ts'
import type { ExchangeAdapter } from './exchange-adapter.ts'
import { fhirR4 } from './fhir-r4/fhir-r4.ts'
import { fhirStu3 } from './fhir-stu3/fhir-stu3.ts'
import { gpConnect } from './gp-connect/gp-connect.ts'
import { iheMhd } from './ihe-mhd/ihe-mhd.ts'
import { iheXca } from './ihe-xca/ihe-xca.ts'

/**
 * The adapter of each protocol: one that is missing does not compile. Settings differ from one to the next, so a caller parses an
 * exchange's with its own adapter's `settings` and hands them back to that adapter.
 */
export const protocols = {
  FHIR_R4: fhirR4 as ExchangeAdapter,
  FHIR_STU3: fhirStu3 as ExchangeAdapter,
  GP_CONNECT: gpConnect as ExchangeAdapter,
  IHE_XCA: iheXca as ExchangeAdapter,
  IHE_MHD: iheMhd as ExchangeAdapter,
} satisfies Record<Protocol, ExchangeAdapter>
