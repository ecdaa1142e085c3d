import { z } from 'zod'
import { HouseError } from '../../schema/model/house-error.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { type OdsCode, parseOdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Role } from '../../schema/model/role.ts'
import type { VerifiedToken } from './verify-token.ts'

const text = z.string().min(1).max(256)
const ods = text.transform((value, context) => {
  const code = parseOdsCode(value)
  if (code === undefined) context.addIssue({ code: 'custom', message: 'is no ODS code' })
  return code ?? z.NEVER
})
const nhsNumber = text.transform((value, context) => {
  const number = parseNhsNumber(value)
  if (number === undefined) context.addIssue({ code: 'custom', message: 'is no NHS number' })
  return number ?? z.NEVER
})

/** NHS CIS2 user information: the roles held, and the one selected for this session. */
const staffClaims = z.object({
  sub: text,
  name: text.optional(),
  nhsid_useruid: text.optional(),
  nhs_number: nhsNumber.optional(),
  selected_roleid: text,
  nhsid_nrbac_roles: z
    .array(z.object({ person_roleid: text, org_code: ods, role_code: text }))
    .min(1)
    .max(200),
})

/** NHS login: identity proofing level and the NHS number proved. */
const patientClaims = z.object({
  sub: text,
  name: text.optional(),
  given_name: text.optional(),
  family_name: text.optional(),
  identity_proofing_level: text,
  nhs_number: nhsNumber.optional(),
})

/** A system's assertion names the person it acts for; the organisation is that person's. */
const systemClaims = z.object({
  sub: text,
  acting_person: z.object({ user_id: text, name: text.optional(), role_code: text, org_code: ods }),
})

const read = <Output>(schema: z.ZodType<Output>, token: VerifiedToken): Output => {
  const claims = schema.safeParse(token.claims)
  if (!claims.success) throw new HouseError('TOKEN_INVALID')
  return claims.data
}

/** CIS2 role codes are written `S0010:G0020:R8000`: the last part is the job role. */
const jobRole = (code: string): string => code.slice(code.lastIndexOf(':') + 1)

const roleOf = (code: string, roles: Readonly<Record<string, Role>>): Role => {
  const role = Object.hasOwn(roles, jobRole(code)) ? roles[jobRole(code)] : undefined
  if (role === undefined || role === 'patient' || role === 'proxy') throw new HouseError('FORBIDDEN')
  return role
}

const staff = (token: VerifiedToken, roles: Readonly<Record<string, Role>>): Requester => {
  const claims = read(staffClaims, token)
  const selected = claims.nhsid_nrbac_roles.find((role) => role.person_roleid === claims.selected_roleid)
  if (selected === undefined) throw new HouseError('TOKEN_INVALID')
  return {
    userId: claims.nhsid_useruid ?? claims.sub,
    issuer: token.issuer,
    role: roleOf(selected.role_code, roles),
    name: claims.name,
    roleCode: jobRole(selected.role_code),
    organisation: selected.org_code,
    nhsNumber: claims.nhs_number,
    system: undefined,
  }
}

const nameFrom = (...parts: readonly (string | undefined)[]): string | undefined => {
  const name = parts.filter((part) => part !== undefined).join(' ')
  return name === '' ? undefined : name
}

const patient = (token: VerifiedToken): Requester => {
  const claims = read(patientClaims, token)
  if (claims.identity_proofing_level !== 'P9' || claims.nhs_number === undefined)
    throw new HouseError('IDENTITY_NOT_PROVED')
  return {
    userId: claims.sub,
    issuer: token.issuer,
    role: 'patient',
    name: claims.name ?? nameFrom(claims.given_name, claims.family_name),
    roleCode: undefined,
    organisation: undefined,
    nhsNumber: claims.nhs_number,
    system: undefined,
  }
}

/** A machine that operates the exchanges of one organisation. A token in which it speaks for somebody besides is refused: it is trusted for nothing else. */
const machineClaims = z.object({ sub: text, acting_person: z.undefined().optional() })

const machine = (token: VerifiedToken, operates: OdsCode): Requester => {
  const { sub } = read(machineClaims, token)
  if (sub !== token.issuer) throw new HouseError('TOKEN_INVALID')
  return {
    userId: sub,
    issuer: token.issuer,
    role: 'operator',
    name: undefined,
    roleCode: undefined,
    organisation: operates,
    nhsNumber: undefined,
    system: sub,
  }
}

const system = (token: VerifiedToken, roles: Readonly<Record<string, Role>>): Requester => {
  const claims = read(systemClaims, token)
  if (claims.sub !== token.issuer) throw new HouseError('TOKEN_INVALID')
  const person = claims.acting_person
  return {
    userId: person.user_id,
    issuer: token.issuer,
    role: roleOf(person.role_code, roles),
    name: person.name,
    roleCode: jobRole(person.role_code),
    organisation: person.org_code,
    nhsNumber: undefined,
    system: claims.sub,
  }
}

/**
 * The requester that a verified token speaks for: staff (CIS2), the public (NHS login, identity proofing P9; whether they come as the
 * patient or as a proxy shows when they ask for somebody), systems with an acting person, machines that operate exchanges. Throws `TOKEN_INVALID`, `IDENTITY_NOT_PROVED`, or `FORBIDDEN` for a role code that plays no part here.
 */
export const requesterOf = (token: VerifiedToken, roles: Readonly<Record<string, Role>>): Requester => {
  switch (token.kind) {
    case 'staff':
      return staff(token, roles)
    case 'patient':
      return patient(token)
    case 'system':
      return token.operates === undefined ? system(token, roles) : machine(token, token.operates)
  }
}
