import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { ActingPerson, ExchangeQuestion } from '../exchange-adapter.ts'
import type { GpConnectSettings } from './settings.ts'

const LIFETIME_SECONDS = 300
const UNKNOWN = 'UNK'
const SDS_USER = 'https://fhir.nhs.uk/Id/sds-user-id'
const SDS_ROLE = 'https://fhir.nhs.uk/Id/sds-role-profile-id'

/** Why a record is asked for, in the standard's words. */
export type ReasonForRequest = GpConnectSettings['reasons'][number]

const REASON_OF: Readonly<Record<PurposeOfUse, ReasonForRequest>> = {
  TREAT: 'directcare',
  ETREAT: 'directcare',
  BTG: 'directcare',
  PATRQT: 'patientaccess',
  HRESCH: 'secondaryuses',
  HOPERAT: 'secondaryuses',
  PUBHLTH: 'secondaryuses',
}

/** The reason that stands for a purpose of use. */
export const reasonFor = (purpose: PurposeOfUse): ReasonForRequest => REASON_OF[purpose]

const TITLE = /^(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sister|Nurse|Sir|Dame)\.?$/i

/** A name as FHIR STU3 has it, of one line of words: the last is taken for the family's. */
const nameOf = (name: string): { readonly family: string; readonly given?: string[]; readonly prefix?: string[] } => {
  const words = name.trim().split(/\s+/)
  const prefix = words.length > 1 && TITLE.test(words[0] ?? '') ? words.splice(0, 1) : []
  const family = words.pop() ?? ''
  return {
    family,
    ...(words.length > 0 ? { given: words } : {}),
    ...(prefix.length > 0 ? { prefix } : {}),
  }
}

/** The person who asks, or the system itself where nobody acts. An id that is not known is stated as unknown, as the standard has it. */
const practitioner = (requester: ActingPerson | undefined, { issuer, device }: GpConnectSettings['consumer']) => {
  const id = requester?.subject ?? device.value
  return {
    resourceType: 'Practitioner',
    id,
    identifier: [
      // Only staff have one; the session's role profile is not known here.
      { system: SDS_USER, value: requester?.roleCode === undefined ? UNKNOWN : id },
      { system: SDS_ROLE, value: UNKNOWN },
      { system: `${issuer.replace(/\/$/, '')}/user`, value: id },
    ],
    name: [nameOf(requester?.name ?? id)],
  }
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * The token that the standard demands of each request (Cross Organisation Audit and Provenance): unsigned, good for five minutes, naming the
 * system, the organisation and the person who ask. It holds a person's name: it goes into the one request and nowhere else.
 * `now` is in milliseconds.
 */
export const bearer = (
  { purpose, organisation, requester }: Pick<ExchangeQuestion, 'purpose' | 'organisation' | 'requester'>,
  { consumer, odsSystem }: GpConnectSettings,
  audience: string,
  now: number,
): string => {
  const issued = Math.floor(now / 1_000)
  const { system, value, model, version } = consumer.device
  const asking = organisation ?? consumer.organisation.odsCode
  const claims = {
    iss: consumer.issuer,
    sub: requester?.subject ?? value,
    aud: audience,
    iat: issued,
    exp: issued + LIFETIME_SECONDS,
    reason_for_request: reasonFor(purpose),
    requested_scope: 'patient/*.read',
    requesting_device: { resourceType: 'Device', identifier: [{ system, value }], model, version },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: odsSystem, value: asking }],
      name: asking === consumer.organisation.odsCode ? consumer.organisation.name : asking,
    },
    requesting_practitioner: practitioner(requester, consumer),
  }
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
}
