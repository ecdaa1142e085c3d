import type { IncomingHttpHeaders } from 'node:http'
import { type Answer, answer } from './outcome.ts'

const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const ASID = /^\d{12}$/
const INTERACTION = /^urn:nhs:names:services:gpconnect:/
const LIFETIME_SECONDS = 300
const CLAIMS = ['iss', 'sub', 'aud', 'requesting_device', 'requesting_organization', 'requesting_practitioner'] as const

/** A GP Connect OperationOutcome with one of the standard's own codes. */
export const spineOutcome = (status: number, issue: string, code: string): Answer =>
  answer(
    status,
    JSON.stringify({
      resourceType: 'OperationOutcome',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'] },
      issue: [{ severity: 'error', code: issue, details: { coding: [{ system: CODES, code, display: code }] } }],
    }),
  )

const claimsOf = (authorization: string | undefined): Readonly<Record<string, unknown>> | undefined => {
  const [head, claims, signature] = authorization?.replace(/^Bearer /, '').split('.') ?? []
  try {
    const { alg, typ } = JSON.parse(Buffer.from(head ?? '', 'base64url').toString())
    // The standard's token is unsigned, and keeps the dot behind which a signature would stand.
    if (alg !== 'none' || typ !== 'JWT' || signature !== '') return undefined
    const stated: unknown = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())
    return typeof stated === 'object' && stated !== null ? (stated as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

const isGood = (claims: Readonly<Record<string, unknown>>, now: number): boolean => {
  const { iat, exp, sub, requested_scope: scope } = claims
  const person = claims['requesting_practitioner'] as { readonly id?: unknown } | undefined
  return (
    CLAIMS.every((claim) => claims[claim] !== undefined) &&
    typeof iat === 'number' &&
    exp === iat + LIFETIME_SECONDS &&
    Math.abs(now / 1_000 - iat) < LIFETIME_SECONDS &&
    scope === 'patient/*.read' &&
    person?.id === sub
  )
}

/** What a provider behind Spine says to a request that lacks what the standard demands of every one; undefined where nothing is lacking. */
export const refuseHeaders = (headers: IncomingHttpHeaders, now: number): Answer | undefined => {
  const from = String(headers['ssp-from'])
  const to = String(headers['ssp-to'])
  if (!ASID.test(from) || !ASID.test(to)) return spineOutcome(403, 'forbidden', 'ASID_CHECK_FAILED')
  if (!UUID.test(String(headers['ssp-traceid'])) || !INTERACTION.test(String(headers['ssp-interactionid'])))
    return spineOutcome(400, 'invalid', 'MISSING_OR_INVALID_HEADER')
  const claims = claimsOf(headers.authorization)
  return claims !== undefined && isGood(claims, now)
    ? undefined
    : spineOutcome(400, 'invalid', 'MISSING_OR_INVALID_HEADER')
}
