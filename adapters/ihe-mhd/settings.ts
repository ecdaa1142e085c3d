import { z } from 'zod'
import { RECORD_TYPES } from '../../schema/model/record-type.ts'
import { fhirRestSettings } from '../fhir-rest/settings.ts'
import { allIn, SUMMARY_CODE } from '../summaries/in-summaries.ts'

/** Every declared difference between MHD responders (README, Settings): those of FHIR REST, and where records are. */
export const iheMhdSettings = fhirRestSettings.extend({
  /** Which documents hold the records of a type: the codes of their kind, `system|code`. A type that is not named comes from none. */
  recordsIn: z
    .partialRecord(z.enum(RECORD_TYPES), z.array(z.string().includes('|')))
    .default(allIn(`http://loinc.org|${SUMMARY_CODE}`)),
  /**
   * What is taken, by ITI-65 whose `ifNoneExist` is kept to: new documents, and new ones in the place of others. Nothing unless it is declared. MHD has no way to mark a
   * document as entered in error.
   */
  edits: z.array(z.enum(['ADD', 'AMEND'])).default([]),
  /** Documents read for their records in one question; more makes the lists incomplete. */
  maxDocumentsRead: z.int().min(1).max(200).default(40),
})

export type IheMhdSettings = z.infer<typeof iheMhdSettings>
