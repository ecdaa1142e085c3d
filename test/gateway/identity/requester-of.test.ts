import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requesterOf } from '../../../gateway/identity/requester-of.ts'
import type { TrustedIssuer } from '../../../gateway/identity/verify-token.ts'
import { HouseError, type HouseErrorCode } from '../../../schema/model/house-error.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { Role } from '../../../schema/model/role.ts'

const ROLES_HERE: Readonly<Record<string, Role>> = {
  R8000: 'clinician',
  R8008: 'practice-staff',
  R9101: 'dispatcher',
  R6666: 'patient',
  R7777: 'proxy',
}
const ISSUER = 'https://issuer.example'
type Claims = Readonly<Record<string, unknown>>

const requester = (kind: TrustedIssuer['kind'], claims: unknown, issuer = ISSUER) =>
  requesterOf({ kind, issuer, claims: claims as Claims }, ROLES_HERE)

const codeOf = (kind: TrustedIssuer['kind'], claims: unknown, issuer?: string): HouseErrorCode | undefined => {
  try {
    requester(kind, claims, issuer)
    return undefined
  } catch (error) {
    if (error instanceof HouseError) return error.code
    throw error
  }
}

const role = (id: string, code: string, organisation = 'RJ6') => ({
  person_roleid: id,
  person_orgid: `${id}0`,
  org_code: organisation,
  role_code: code,
  role_name: 'A role',
})
const STAFF = {
  sub: 'subject-1',
  nhsid_useruid: '910000000001',
  name: 'ODUYA Miriam Dr',
  selected_roleid: '2',
  nhsid_nrbac_roles: [role('1', 'S8000:G8000:R8008', 'F86001'), role('2', 'S8000:G8000:R8000')],
}
const PATIENT = { sub: 'subject-2', family_name: 'Adeyemi', identity_proofing_level: 'P9', nhs_number: '9990010005' }
const SYSTEM = {
  sub: 'dispatch-system',
  acting_person: { user_id: '910000000002', name: 'WHITCOMBE Alice Ms', role_code: 'R9101', org_code: 'RRU' },
}

describe('staff (CIS2)', () => {
  test('are whom the selected role says, and no other of their roles', () => {
    expect(requester('staff', STAFF)).toEqual({
      userId: '910000000001',
      issuer: ISSUER,
      role: 'clinician',
      name: 'ODUYA Miriam Dr',
      roleCode: 'R8000',
      organisation: 'RJ6',
      nhsNumber: undefined,
      system: undefined,
    })
  })

  test('go by their subject where no user id is stated, and by a bare role code', () => {
    const { nhsid_useruid: _, ...claims } = STAFF
    expect(requester('staff', { ...claims, nhsid_nrbac_roles: [role('2', 'R8008')] })).toMatchObject({
      userId: 'subject-1',
      role: 'practice-staff',
      roleCode: 'R8008',
    })
  })

  test.each<readonly [HouseErrorCode, string, Claims]>([
    ['FORBIDDEN', 'a role code not listed', { nhsid_nrbac_roles: [role('2', 'S8000:G8000:R1234')] }],
    ['FORBIDDEN', 'a role code that every object has', { nhsid_nrbac_roles: [role('2', 'constructor')] }],
    ['FORBIDDEN', 'a role code in other letters', { nhsid_nrbac_roles: [role('2', 'r8000')] }],
    ['FORBIDDEN', 'a role code that ends in a colon', { nhsid_nrbac_roles: [role('2', 'R8000:')] }],
    ['FORBIDDEN', 'a role code that would make staff the patient', { nhsid_nrbac_roles: [role('2', 'R6666')] }],
    ['FORBIDDEN', 'a role code that would make staff a proxy', { nhsid_nrbac_roles: [role('2', 'R7777')] }],
    ['TOKEN_INVALID', 'a selected role that is not held', { selected_roleid: '3' }],
    ['TOKEN_INVALID', 'no selected role', { selected_roleid: undefined }],
    ['TOKEN_INVALID', 'no roles', { nhsid_nrbac_roles: [] }],
    ['TOKEN_INVALID', 'roles that are no list', { nhsid_nrbac_roles: role('2', 'R8000') }],
    ['TOKEN_INVALID', 'an organisation of no possible code', { nhsid_nrbac_roles: [role('2', 'R8000', 'R;J6')] }],
    ['TOKEN_INVALID', 'no organisation', { nhsid_nrbac_roles: [role('2', 'R8000', '')] }],
    ['TOKEN_INVALID', 'an NHS number that is none', { nhs_number: '9990010006' }],
    ['TOKEN_INVALID', 'a name without end', { name: 'x'.repeat(300) }],
    ['TOKEN_INVALID', 'no subject', { sub: '' }],
  ])('%s: %s', (code, _, changed) => {
    expect(codeOf('staff', { ...STAFF, ...changed })).toBe(code)
  })

  test("with another role's organisation never pass for this one's: the first role of an id counts", () => {
    const claims = { ...STAFF, nhsid_nrbac_roles: [role('2', 'R8008', 'F86001'), role('2', 'R8000', 'RJ6')] }
    expect(requester('staff', claims)).toMatchObject({ role: 'practice-staff', organisation: 'F86001' })
  })
})

describe('the public (NHS login)', () => {
  test('are the person whose number was proved to P9', () => {
    expect(requester('patient', PATIENT)).toEqual({
      userId: 'subject-2',
      issuer: ISSUER,
      role: 'patient',
      name: 'Adeyemi',
      roleCode: undefined,
      organisation: undefined,
      nhsNumber: '9990010005',
      system: undefined,
    })
  })

  test.each<readonly [HouseErrorCode, string, Claims]>([
    ['IDENTITY_NOT_PROVED', 'P5', { identity_proofing_level: 'P5' }],
    ['IDENTITY_NOT_PROVED', 'P0', { identity_proofing_level: 'P0' }],
    ['IDENTITY_NOT_PROVED', 'p9 in small letters', { identity_proofing_level: 'p9' }],
    ['IDENTITY_NOT_PROVED', 'P9 and more', { identity_proofing_level: 'P9 ' }],
    ['IDENTITY_NOT_PROVED', 'no NHS number', { nhs_number: undefined }],
    ['TOKEN_INVALID', 'no level', { identity_proofing_level: undefined }],
    ['TOKEN_INVALID', 'levels, one of them P9', { identity_proofing_level: ['P9'] }],
    ['TOKEN_INVALID', 'an NHS number that is none', { nhs_number: '1234567890' }],
    ['TOKEN_INVALID', 'an NHS number that is a number', { nhs_number: 9_990_010_005 }],
    ['TOKEN_INVALID', 'no subject', { sub: undefined }],
  ])('%s: %s', (code, _, changed) => {
    expect(codeOf('patient', { ...PATIENT, ...changed })).toBe(code)
  })

  test('never play a part of staff, whatever roles their token claims', () => {
    expect(requester('patient', { ...STAFF, ...PATIENT })).toMatchObject({ role: 'patient', organisation: undefined })
  })
})

describe('a system with an acting person', () => {
  test('is the person, of their own organisation, through that system', () => {
    expect(requester('system', SYSTEM, 'dispatch-system')).toEqual({
      userId: '910000000002',
      issuer: 'dispatch-system',
      role: 'dispatcher',
      name: 'WHITCOMBE Alice Ms',
      roleCode: 'R9101',
      organisation: 'RRU',
      nhsNumber: undefined,
      system: 'dispatch-system',
    })
  })

  const person = SYSTEM.acting_person
  test.each<readonly [HouseErrorCode, string, Claims]>([
    ['TOKEN_INVALID', 'a system that speaks for another', { sub: 'another-system' }],
    ['TOKEN_INVALID', 'no acting person', { acting_person: undefined }],
    ['TOKEN_INVALID', 'an acting person by name alone', { acting_person: 'WHITCOMBE Alice Ms' }],
    ['TOKEN_INVALID', 'an acting person of no organisation', { acting_person: { ...person, org_code: undefined } }],
    ['TOKEN_INVALID', 'an acting person without an id', { acting_person: { ...person, user_id: '' } }],
    ['FORBIDDEN', 'an acting person without a part', { acting_person: { ...person, role_code: 'R1234' } }],
    ['FORBIDDEN', 'an acting person who would be the patient', { acting_person: { ...person, role_code: 'R6666' } }],
  ])('%s: %s', (code, _, changed) => {
    expect(codeOf('system', { ...SYSTEM, ...changed }, 'dispatch-system')).toBe(code)
  })
})

describe('whatever a token claims', () => {
  const kinds = fc.constantFrom<TrustedIssuer['kind']>('staff', 'patient', 'system')
  const right = { staff: STAFF, patient: PATIENT, system: SYSTEM } as const
  const CODES = ['TOKEN_INVALID', 'IDENTITY_NOT_PROVED', 'FORBIDDEN']
  const json = fc.jsonValue()

  test('claims at random are refused with a code, and with nothing else', () => {
    fc.assert(
      fc.property(kinds, json, (kind, claims) => {
        expect(CODES).toContain(codeOf(kind, claims))
      }),
      { numRuns: 2_000 },
    )
  })

  /** Every way down to a value: keys of objects, places of lists. */
  const waysInto = (value: unknown): readonly (readonly string[])[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, inner]) => [[key], ...waysInto(inner).map((way) => [key, ...way])])

  const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
    if (key === undefined) return by
    const copy = Array.isArray(value) ? [...value] : { ...(value as object) }
    Object.assign(copy, { [key]: replaced((value as Record<string, unknown>)[key], rest, by) })
    return copy
  }

  test('right claims with one value replaced give a requester of the same kind, or a code, and nothing else', () => {
    const issuer = SYSTEM.sub
    fc.assert(
      fc.property(
        kinds.chain((kind) => fc.tuple(fc.constant(kind), fc.constantFrom(...waysInto(right[kind])), json)),
        ([kind, way, by]) => {
          const claims = replaced(right[kind], way, by)
          const code = codeOf(kind, claims, issuer)
          if (code !== undefined) {
            expect(CODES).toContain(code)
            return
          }
          const made = requester(kind, claims, issuer)
          expect(made.userId).not.toBe('')
          if (kind === 'patient') {
            expect(made).toMatchObject({ role: 'patient', nhsNumber: '9990010005', organisation: undefined })
            return
          }
          expect(['clinician', 'practice-staff', 'dispatcher']).toContain(made.role)
          expect(made.organisation).toMatch(/^[A-Z0-9]{3,12}$/)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a machine that operates exchanges', () => {
  const of = (claims: Claims, issuer = 'machine') =>
    requesterOf({ kind: 'system', issuer, claims, operates: parseOdsCode('QKK') }, ROLES_HERE)

  test('is the operator of the organisation that the deployment names, whatever its token claims', () => {
    expect(of({ sub: 'machine', organisation: 'RJ6', role: 'clinician' })).toMatchObject({
      userId: 'machine',
      role: 'operator',
      organisation: 'QKK',
      system: 'machine',
      nhsNumber: undefined,
    })
  })

  test('speaks for nobody: neither for a person nor for another machine', () => {
    expect(() => of({ ...SYSTEM, sub: 'machine' })).toThrow(HouseError)
    expect(() => of({ sub: 'another' })).toThrow(HouseError)
  })
})
