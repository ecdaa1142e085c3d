import { describe, expect, test } from 'vitest'
import { statedAccess } from '../../../gateway/identity/stated-access.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import type { Requester } from '../../../schema/model/requester.ts'

const clinician: Requester = {
  userId: '1',
  issuer: 'https://staff.example',
  role: 'clinician',
  name: undefined,
  roleCode: 'R8000',
  organisation: undefined,
  nhsNumber: undefined,
  system: undefined,
}
const patient: Requester = { ...clinician, role: 'patient', nhsNumber: parseNhsNumber('9990010005') }

const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

const stated = (claims: object, requester = clinician) =>
  statedAccess({ kind: 'staff', issuer: 'https://staff.example', claims: { ...claims } }, requester)

const iua = (purposes: unknown, more: object = {}) => ({
  extensions: { ihe_iua: { purpose_of_use: purposes, ...more } },
})

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'nothing was thrown'
  } catch (error) {
    return error instanceof HouseError ? error.code : String(error)
  }
}

describe('a token states what for', () => {
  test.each([ACT_REASON, 'urn:oid:2.16.840.1.113883.5.8', 'urn:oid:2.16.840.1.113883.1.11.20448'])(
    'by a purpose of %s, with its care context',
    (system) => {
      const { access } = stated(iua([{ system, code: 'TREAT' }], { care_context: 'Ward 1' }))
      expect(access).toEqual({ purpose: 'TREAT', careContext: 'Ward 1' })
    },
  )

  test('nobody guesses at one that is missing, doubled, of another system, or no purpose; the public has one only', () => {
    const treat = { system: ACT_REASON, code: 'TREAT' }
    expect(codeOf(() => stated({}))).toBe('PURPOSE_REQUIRED')
    expect(codeOf(() => stated(iua([])))).toBe('PURPOSE_REQUIRED')
    expect(codeOf(() => stated(iua([treat, { ...treat, code: 'BTG' }])))).toBe('TOKEN_INVALID')
    expect(codeOf(() => stated(iua([{ ...treat, system: 'https://e.example' }])))).toBe('TOKEN_INVALID')
    expect(codeOf(() => stated(iua([{ ...treat, code: 'CURIOUS' }])))).toBe('TOKEN_INVALID')
    expect(codeOf(() => stated(iua('TREAT')))).toBe('TOKEN_INVALID')
    expect(stated({}, patient).access).toEqual({ purpose: 'PATRQT', careContext: undefined })
  })

  test('whom it is about: as IUA writes it, or who signed in for themselves', () => {
    const about = (patient_id: string) => ({
      extensions: { ...iua([{ system: ACT_REASON, code: 'TREAT' }]).extensions, ihe_bppc: { patient_id } },
    })
    expect(stated(about('9990010005')).inContext).toBe('9990010005')
    expect(stated(about('9990010005^^^&2.16.840.1.113883.2.1.4.1&ISO')).inContext).toBe('9990010005')
    expect(codeOf(() => stated(about('Patient/1')))).toBe('TOKEN_INVALID')
    expect(stated({}, patient).inContext).toBe('9990010005')
    expect(stated(iua([{ system: ACT_REASON, code: 'TREAT' }])).inContext).toBeUndefined()
    expect(stated({ ...iua([{ system: ACT_REASON, code: 'TREAT' }]), scope: 'openid user/*.rs' }).scopes).toHaveLength(
      1,
    )
  })
})
