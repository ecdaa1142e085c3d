import type { Protocol } from '../../schema/model/exchange.ts'
import { gpConnectForm } from '../adapters/gp-connect-form.ts'
import { mhdForm } from '../adapters/mhd-form.ts'
import type { ProtocolForm } from '../adapters/protocol-form.ts'
import { r4Form } from '../adapters/r4-form.ts'
import { stu3Form } from '../adapters/stu3-form.ts'
import { xcaForm } from '../adapters/xca-form.ts'

/** The form of each protocol: one that is missing does not compile. */
export const forms = {
  FHIR_R4: r4Form,
  FHIR_STU3: stu3Form,
  GP_CONNECT: gpConnectForm,
  IHE_XCA: xcaForm,
  IHE_MHD: mhdForm,
} satisfies Record<Protocol, ProtocolForm>
