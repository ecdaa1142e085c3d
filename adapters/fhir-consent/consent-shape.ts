import { z } from 'zod'

const coding = z.object({ system: z.string().optional(), code: z.string().optional() })
const concept = z.object({ coding: z.array(coding).default([]), text: z.string().optional() })
const identifier = z.object({ system: z.string().optional(), value: z.string().optional() })
const reference = z.object({
  reference: z.string().optional(),
  type: z.string().optional(),
  identifier: identifier.optional(),
  extension: z.array(z.looseObject({ url: z.string(), valueCode: z.string().optional() })).optional(),
})
const period = z.strictObject({ start: z.string().optional(), end: z.string().optional() })

/** What a provision may say for us to understand all of it. Strict: an element that is not named here may narrow or widen it. */
const stated = {
  id: z.string().optional(),
  type: z.enum(['permit', 'deny']).optional(),
  period: period.optional(),
  actor: z.array(z.strictObject({ id: z.string().optional(), role: concept, reference })).optional(),
  action: z.array(concept).optional(),
  securityLabel: z.array(coding).optional(),
  purpose: z.array(coding).optional(),
  class: z.array(coding).optional(),
  dataPeriod: period.optional(),
}

const provision = z.strictObject({ ...stated, provision: z.array(z.strictObject(stated)).optional() })

/** The part of a FHIR R4 Consent that decides what it means. */
export const consentShape = z.looseObject({
  resourceType: z.literal('Consent'),
  identifier: z.array(identifier).default([]),
  status: z.string(),
  scope: concept,
  patient: reference.optional(),
  dateTime: z.string().optional(),
  performer: z.array(reference).default([]),
  verification: z.array(z.looseObject({ verified: z.boolean() })).default([]),
  provision: provision.optional(),
  modifierExtension: z.unknown().optional(),
  implicitRules: z.unknown().optional(),
})

export type ConsentRead = z.output<typeof consentShape>
export type ProvisionRead = NonNullable<ConsentRead['provision']>
export type ReferenceRead = NonNullable<ConsentRead['patient']>
export type CodingRead = z.output<typeof coding>
