import { z } from 'zod'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { ODS_SYSTEM } from '../../schema/model/ods-code.ts'
import { custodyPlace } from '../fhir/custody-place.ts'
import { CLINICAL_AREAS } from './clinical-areas.ts'

/** An accredited system's id, as Spine knows it. */
const asid = z.string().regex(/^\d{12}$/)

/** Every declared difference between GP Connect exchanges, each with its default where it has one (README, Settings). */
export const gpConnectSettings = z.strictObject({
  /** Our own system as Spine knows it: `Ssp-From`. */
  from: asid,
  /** The provider's: `Ssp-To`. */
  to: asid,
  /** Who we are, as each request says in its token. */
  consumer: z.strictObject({
    /** `iss`: where our own tokens come from. */
    issuer: z.url(),
    device: z.strictObject({
      system: z.url(),
      value: z.string().min(1),
      model: z.string().min(1),
      version: z.string().min(1),
    }),
    /** Named as the requesting organisation where the person who asks has none. */
    organisation: z.strictObject({ odsCode: z.string().min(1), name: z.string().min(1) }),
  }),
  /** `aud`: the provider's base URL, where that is not the registered endpoint (behind the Spine proxy). */
  audience: z.url().optional(),
  /** Where the two services stand below the endpoint. */
  structuredPath: z.string().default(''),
  documentsPath: z.string().default(''),
  /** The clinical areas that it answers about; version 1.2 knows allergies and medication alone. */
  areas: z.array(z.enum(CLINICAL_AREAS)).default([...CLINICAL_AREAS]),
  /** What a request may be for. The standard knows direct care; a question for anything else is refused before it is sent. */
  reasons: z.array(z.enum(['directcare', 'patientaccess', 'secondaryuses'])).default(['directcare']),
  /**
   * How the patient is found where documents alone are asked for: by a structured record without any clinical area, or by the standard's own search,
   * which puts the NHS number into the address.
   */
  findPatient: z.enum(['structured', 'search']).default('structured'),
  /** Tried in order before `practiceIsCustodian`. */
  custody: z.array(custodyPlace).default(['custodian']),
  /** Whether a record that states no controller is the practice's that keeps the patient's record (`Patient.managingOrganization`). */
  practiceIsCustodian: z.boolean().default(true),
  nhsNumberSystem: z.string().min(1).default(NHS_NUMBER_SYSTEM),
  odsSystem: z.string().min(1).default(ODS_SYSTEM),
  /** Modifier extensions and implicit rules (URLs) known to leave the meaning of what is read here as it is. */
  understoodModifiers: z.array(z.string()).default([]),
})

export type GpConnectSettings = z.infer<typeof gpConnectSettings>
