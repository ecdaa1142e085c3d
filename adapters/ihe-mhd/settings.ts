import { z } from 'zod'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import { fhirRestSettings } from '../fhir-rest/settings.ts'

/** Record types that the sections of a summary hold. */
const IN_SUMMARIES = [
  'ALLERGY',
  'CONDITION',
  'MEDICATION',
  'IMMUNISATION',
  'OBSERVATION',
  'RESULT',
  'PROCEDURE',
  'ENCOUNTER',
] as const satisfies readonly RecordType[]

/** Every declared difference between MHD responders (README, Settings): those of FHIR REST, and where records are. */
export const iheMhdSettings = fhirRestSettings.extend({
  /** Which documents hold the records of a type: the codes of their kind, `system|code`. A type that is not named comes from none. */
  recordsIn: z
    .partialRecord(z.enum(RECORD_TYPES), z.array(z.string().includes('|')))
    .default(Object.fromEntries(IN_SUMMARIES.map((type) => [type, ['http://loinc.org|34133-9']]))),
  /** Documents read for their records in one question; more makes the lists incomplete. */
  maxDocumentsRead: z.int().min(1).max(200).default(40),
})

export type IheMhdSettings = z.infer<typeof iheMhdSettings>
