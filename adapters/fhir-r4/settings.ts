import { z } from 'zod'
import { RECORD_EDIT_DEEDS } from '../../schema/model/record-edit.ts'
import { fhirRestSettings } from '../fhir-rest/settings.ts'

/** Every declared difference between FHIR R4 exchanges: those of FHIR REST, and what may be written. */
export const fhirR4Settings = fhirRestSettings.extend({
  /**
   * What is taken: additions by conditional create (`If-None-Exist`), changes by `If-Match`, of a server that keeps versions, tags and their history. Nothing unless it
   * is declared: a server that does not keep to these conditions must not be written to.
   */
  edits: z.array(z.enum(RECORD_EDIT_DEEDS)).default([]),
})

export type FhirR4Settings = z.infer<typeof fhirR4Settings>
