import type { Protocol } from '../../schema/model/exchange.ts'
import type { ProtocolForm } from '../adapters/protocol-form.ts'
import { r4Form } from '../adapters/r4-form.ts'

/** The form of each protocol: one that is missing does not compile. */
export const forms = {
  FHIR_R4: r4Form,
} satisfies Record<Protocol, ProtocolForm>
