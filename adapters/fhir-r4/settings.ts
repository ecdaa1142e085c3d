import { z } from 'zod'
import { RECORD_EDIT_DEEDS } from '../../schema/model/record-edit.ts'
import { fhirRestSettings } from '../fhir-rest/settings.ts'

/** A public key (RFC 7517) that verifies and does nothing else. */
const publicKey = z
  .looseObject({ kty: z.enum(['EC', 'RSA', 'OKP']), kid: z.string().min(1).max(200) })
  .refine((key) => !('d' in key), 'is a private key')

/** How an exchange tells of changes (FHIR Subscriptions R4 Backport); only R4 exchanges are asked to. */
const notifications = z.strictObject({
  /** What it signs its notifications with. Several while one replaces another. */
  keys: z.array(publicKey).min(1).max(10),
  /** The canonical of its topic for "a record of this patient was written". */
  topic: z.url(),
  /** How long it may be silent. */
  heartbeatSeconds: z.int().min(1).max(86_400).default(60),
})

/** Every declared difference between FHIR R4 exchanges: those of FHIR REST, what may be written, and how it tells of changes. */
export const fhirR4Settings = fhirRestSettings.extend({
  /**
   * What is taken: additions by conditional create (`If-None-Exist`), changes by `If-Match`, of a server that keeps versions, tags and their history. Nothing unless it
   * is declared: a server that does not keep to these conditions must not be written to.
   */
  edits: z.array(z.enum(RECORD_EDIT_DEEDS)).default([]),
  /** Absent: it does not tell of changes. */
  notifications: notifications.optional(),
})

export type FhirR4Settings = z.infer<typeof fhirR4Settings>
