import { describe, expect, test } from 'vitest'
import { readScopes, scopesAllow } from '../../policies/smart-scopes.ts'
import { parseNhsNumber } from '../../schema/model/nhs-number.ts'

const numberOf = (text: string) => parseNhsNumber(text) ?? expect.fail('no NHS number')
const GRACE = numberOf('9990010005')
const PIOTR = numberOf('9990010013')

/** What a claim lets be asked of Grace's allergies: `r`, `s`, both or nothing. */
const allowed = (
  claim: string,
  inContext: typeof GRACE | undefined = undefined,
  resource = 'AllergyIntolerance',
): string =>
  (['read', 'search'] as const)
    .filter((interaction) => scopesAllow(readScopes(claim), inContext, { patient: GRACE, resource, interaction }))
    .map(([letter]) => letter)
    .join('')

describe('SMART scopes narrow what may be asked, and never widen it', () => {
  test.each([
    ['user/*.rs', 'rs'],
    ['user/*.r', 'r'],
    ['user/AllergyIntolerance.s', 's'],
    ['user/AllergyIntolerance.cruds', 'rs'],
    ['user/AllergyIntolerance.read', 'rs'],
    ['user/AllergyIntolerance.*', 'rs'],
    ['openid user/Condition.rs user/AllergyIntolerance.r', 'r'],
    ['user/AllergyIntolerance.r user/AllergyIntolerance.s', 'rs'],
    // Nothing of these is understood to speak of reading allergies.
    ['', ''],
    ['openid fhirUser', ''],
    ['user/Condition.rs', ''],
    ['user/AllergyIntolerance.write', ''],
    ['user/AllergyIntolerance.cud', ''],
    ['user/AllergyIntolerance.sr', ''],
    ['user/AllergyIntolerance.rs?category=food', ''],
    ['system/*.rs', ''],
    ['user/*.rs,patient/*.rs', ''],
  ])('%j allows %j', (claim, letters) => expect(allowed(claim)).toBe(letters))

  test('of a patient in context: theirs alone, and nobody’s where there is none', () => {
    expect(allowed('patient/*.rs', GRACE)).toBe('rs')
    expect(allowed('patient/*.rs', PIOTR)).toBe('')
    expect(allowed('patient/*.rs')).toBe('')
    expect(allowed('patient/*.r user/*.s', PIOTR)).toBe('s')
  })
})
