import { z } from 'zod'
import { readScopes, type SmartScope } from '../../policies/smart-scopes.ts'
import type { Access } from '../../schema/model/access-request.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { PURPOSES_OF_USE } from '../../schema/model/purpose-of-use.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { VerifiedToken } from './verify-token.ts'

/** The access that a signed token states for whoever bears it: where a standard leaves no room for it in the question itself. */
export type StatedAccess = {
  readonly access: Access
  /** What the token was issued for: nothing beside it may be asked with it. */
  readonly scopes: readonly SmartScope[]
  /** The patient that the token was issued about; of somebody who signed in for themselves, they. */
  readonly inContext: NhsNumber | undefined
}

/** HL7 v3 ActReason, by its address and its OIDs (code system, and the value set that IUA names). */
const ACT_REASON: ReadonlySet<string> = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  'urn:oid:2.16.840.1.113883.5.8',
  'urn:oid:2.16.840.1.113883.1.11.20448',
])

const purpose = z.object({
  system: z.string().refine((system) => ACT_REASON.has(system)),
  code: z.enum(PURPOSES_OF_USE),
})

/** IHE IUA (ITI-71, JSON Web Token option), SMART App Launch 2. `care_context` stands beside IUA's own members. */
const claims = z.object({
  scope: z.string().max(8_192).optional(),
  extensions: z
    .object({
      ihe_iua: z
        .object({
          purpose_of_use: z.array(purpose).max(1).optional(),
          care_context: z.string().max(2_000).optional(),
        })
        .optional(),
      ihe_bppc: z.object({ patient_id: z.string() }).optional(),
    })
    .optional(),
})

/** Of the public there is one purpose that they may have, and so they need not state it. */
const purposeOf = (stated: Access['purpose'] | undefined, { role }: Requester): Access['purpose'] => {
  const meant = stated ?? (role === 'patient' ? 'PATRQT' : undefined)
  if (meant === undefined) throw new HouseError('PURPOSE_REQUIRED')
  return meant
}

/** `9990010005`, or as HL7 v2 writes it (`9990010005^^^&2.16.840.1.113883.2.1.4.1&ISO`). */
const numberOf = (text: string): NhsNumber => {
  const number = parseNhsNumber(text.split('^', 1)[0] ?? '')
  if (number === undefined) throw new HouseError('TOKEN_INVALID')
  return number
}

/**
 * Reads purpose of use, care context, scopes and the patient in context out of a verified token. Throws `TOKEN_INVALID` for claims that cannot be read, among them more than one
 * purpose, and `PURPOSE_REQUIRED` where none is stated. A token without scopes over resources is one that nothing may be asked with.
 */
export const statedAccess = (token: VerifiedToken, requester: Requester): StatedAccess => {
  const read = claims.safeParse(token.claims)
  if (!read.success) throw new HouseError('TOKEN_INVALID')
  const { scope = '', extensions } = read.data
  const about = extensions?.ihe_bppc?.patient_id
  return {
    access: {
      purpose: purposeOf(extensions?.ihe_iua?.purpose_of_use?.[0]?.code, requester),
      careContext: extensions?.ihe_iua?.care_context,
    },
    scopes: readScopes(scope),
    inContext: about === undefined ? (requester.role === 'patient' ? requester.nhsNumber : undefined) : numberOf(about),
  }
}
