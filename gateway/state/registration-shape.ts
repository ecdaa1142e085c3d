import { z } from 'zod'
import {
  type AcceptedReport,
  type ConformanceKey,
  CREDENTIAL_KINDS,
  type CredentialNote,
  type ExchangeRegistration,
  REGISTRATION_DEEDS,
  REGISTRATION_STATES,
  type RegistrationEvent,
} from '../../schema/model/exchange-registration.ts'
import { exchangeConfiguration } from './exchange-shape.ts'
import type { SealedCredential } from './registration-store.ts'
import { exchangeId, instant, odsCode } from './shapes.ts'

const absent = <Value>(value: Value | null): Value | undefined => value ?? undefined

const conformanceKey: z.ZodType<ConformanceKey> = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
})

const report: z.ZodType<AcceptedReport> = z.object({
  configuration: z.string(),
  suite: z.string(),
  endedAt: instant,
  acceptedAt: instant,
  passed: z.number().int(),
  skipped: z.number().int(),
})

/** A stored registration. */
export const registration = z
  .object({
    id: exchangeId,
    operator: odsCode,
    state: z.enum(REGISTRATION_STATES),
    resumes_to: z.enum(['PILOT', 'LIVE']).nullable(),
    revision: z.number().int(),
    configuration: exchangeConfiguration,
    conformance_key: conformanceKey.nullable(),
    challenge: z.string().nullable(),
    report: report.nullable(),
    certified: z.string().nullable(),
    pilot: z.array(odsCode),
    changed_at: instant,
  })
  .transform(
    (row): ExchangeRegistration => ({
      id: row.id,
      operator: row.operator,
      state: row.state,
      resumesTo: absent(row.resumes_to),
      revision: row.revision,
      configuration: row.configuration,
      conformanceKey: absent(row.conformance_key),
      challenge: absent(row.challenge),
      report: absent(row.report),
      certified: absent(row.certified),
      pilot: row.pilot,
      changedAt: row.changed_at,
    }),
  )

/** A stored line of a registration's history. */
export const registrationEvent = z
  .object({
    at: instant,
    revision: z.number().int(),
    deed: z.enum(REGISTRATION_DEEDS),
    by_name: z.string().nullable(),
    from_state: z.enum(REGISTRATION_STATES),
    to_state: z.enum(REGISTRATION_STATES),
    note: z.string().nullable(),
  })
  .transform(
    ({ by_name, from_state, to_state, note, ...rest }): RegistrationEvent => ({
      ...rest,
      by: absent(by_name),
      from: from_state,
      to: to_state,
      note: absent(note),
    }),
  )

/** What is told of a stored credential. */
export const credentialNote = z
  .object({
    kind: z.enum(CREDENTIAL_KINDS),
    hint: z.string(),
    expires_at: instant.nullable(),
    set_at: instant,
    set_by: z.string().nullable(),
  })
  .transform(
    ({ expires_at, set_at, set_by, ...rest }): CredentialNote => ({
      ...rest,
      expiresAt: absent(expires_at),
      setAt: set_at,
      setBy: absent(set_by),
    }),
  )

/** A stored credential with its sealed secret. */
export const sealedCredential = z
  .object({
    exchange_id: exchangeId,
    kind: z.enum(CREDENTIAL_KINDS),
    hint: z.string(),
    expires_at: instant.nullable(),
    key_id: z.string(),
    sealed: z.string(),
  })
  .transform(
    (row): SealedCredential => ({
      exchange: row.exchange_id,
      kind: row.kind,
      hint: row.hint,
      expiresAt: absent(row.expires_at),
      sealed: { keyId: row.key_id, sealed: row.sealed },
    }),
  )
