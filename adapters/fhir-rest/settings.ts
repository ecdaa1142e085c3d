import { z } from 'zod'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { ODS_SYSTEM } from '../../schema/model/ods-code.ts'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { custodyPlace } from '../fhir/custody-place.ts'

/** Every declared difference between FHIR REST exchanges of one version, each with its default (README, Settings). */
export const fhirRestSettings = z.strictObject({
  /** `_count` of a search: how many records a page holds. */
  pageSize: z.int().min(1).max(1000).default(200),
  /** How the next page is found: the server's `link`, an `_offset` counted here, or not at all. */
  paging: z.enum(['link', 'offset', 'none']).default('link'),
  /** Pages read of one search; what lies beyond makes the list incomplete. */
  maxPages: z.int().min(1).max(1000).default(20),
  /** `POST …/_search` keeps NHS numbers out of addresses and so out of other people's logs; `GET` is for servers that know no other. */
  searchMethod: z.enum(['POST', 'GET']).default('POST'),
  /** The identifier system under which the exchange keeps NHS numbers. */
  nhsNumberSystem: z.string().min(1).default(NHS_NUMBER_SYSTEM),
  /** How a search names the patient: `Patient/id`, the bare `id`, or the whole URL. */
  patientReference: z.enum(['relative', 'bare', 'absolute']).default('relative'),
  /** Other base URLs under which the exchange's own references name its patients (behind a proxy, say). */
  patientBases: z.array(z.url()).default([]),
  /** Patient records under one NHS number that are still asked about; more is a broken index, and a failure. */
  maxPatients: z.int().min(1).max(20).default(5),
  /** One search a resource type, all of them in one `batch`, the patient's `$everything`, or one search for the patient that brings the records along (`_revinclude`). */
  searches: z.enum(['per-type', 'batch', 'everything', 'with-patient']).default('per-type'),
  /** Which resources hold its medicines. */
  medications: z
    .array(z.enum(['MedicationStatement', 'MedicationRequest', 'MedicationDispense', 'MedicationAdministration']))
    .default(['MedicationStatement', 'MedicationRequest', 'MedicationDispense', 'MedicationAdministration']),
  /** Whether `_include` brings the medicines that are stated by reference. */
  includeMedication: z.boolean().default(true),
  /** Whether medicines that were referred to and did not come along are then asked for by id: one request for all of a page. */
  fetchMedication: z.boolean().default(true),
  /** Record types whose searches are narrowed by the reader's dates. A server then leaves undated records out. */
  datePushDown: z.array(z.enum(RECORD_TYPES)).default([]),
  /** Whether `$everything` may be narrowed by `start` and `end`. */
  everythingDates: z.boolean().default(false),
  /** How "only what changed since" is said: `_lastUpdated=ge`, `_since`, or not at all. */
  since: z.enum(['_lastUpdated', '_since', 'none']).default('none'),
  custody: z.array(custodyPlace).default(['meta.tag', 'custodian', 'managingOrganization']),
  /** The identifier system under which the exchange keeps ODS codes. */
  odsSystem: z.string().min(1).default(ODS_SYSTEM),
  /** Modifier extensions and implicit rules (URLs) known to leave the meaning of what is read here as it is. */
  understoodModifiers: z.array(z.string()).default([]),
  /** Added to every request: an API key's name and value, `Ods-From`. */
  headers: z.record(z.string(), z.string()).default({}),
})

export type FhirRestSettings = z.infer<typeof fhirRestSettings>
