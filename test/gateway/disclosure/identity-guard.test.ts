import { describe, expect, test } from 'vitest'
import { guardIdentity } from '../../../gateway/disclosure/identity-guard.ts'
import type { DemographicsAnswer, SourceDemographics } from '../../../schema/model/demographics.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'

const nhs = (text: string): NhsNumber => {
  const number = parseNhsNumber(text)
  if (number === undefined) throw new Error('not an NHS number')
  return number
}
const ASKED = nhs('9990000018')
const EARLIER = nhs('9990000026')
const ANOTHER = nhs('9990000034')

const found: DemographicsAnswer = {
  state: 'FOUND',
  demographics: {
    nhsNumber: ASKED,
    superseded: [EARLIER],
    birthDate: '1980-02-03',
    family: "O'Neill",
    given: ['Ada'],
    gender: null,
    restricted: false,
    address: null,
    generalPractice: null,
  },
}
const down: DemographicsAnswer = { state: 'UNAVAILABLE' }

const stated = (change: Partial<SourceDemographics> = {}): SourceDemographics => ({
  nhsNumbers: [ASKED],
  birthDate: '1980-02-03',
  family: ["O'Neill"],
  ...change,
})

describe('the identity of a patient in an answer', () => {
  test.each([
    ['the same person', [stated()], found, undefined],
    ['the name written another way', [stated({ family: ['ONEILL'] })], found, undefined],
    ['a superseded NHS number counts as equal', [stated({ nhsNumbers: [EARLIER] })], found, undefined],
    ['a partial birth date that agrees', [stated({ birthDate: '1980' })], found, undefined],
    ['what is not stated cannot differ', [stated({ birthDate: null, family: [] })], found, undefined],
    ['only the birth date differs', [stated({ birthDate: '1980-03-02' })], found, 'BIRTH_DATE_DIFFERS'],
    ['only the family name differs', [stated({ family: ['Smith'] })], found, 'FAMILY_NAME_DIFFERS'],
    [
      'birth date and family name differ',
      [stated({ birthDate: '1981-02-03', family: ['Smith'] })],
      found,
      'QUARANTINE',
    ],
    ['given names with nothing in common', [stated({ given: ['Grace'] })], found, 'QUARANTINE'],
    ['a given name one slip apart', [stated({ given: ['Adah'] })], found, 'GIVEN_NAME_DIFFERS'],
    ['an initial for a given name', [stated({ given: ['A.'] })], found, 'GIVEN_NAME_DIFFERS'],
    ['a given name beside another', [stated({ given: ['Ada Grace'] })], found, undefined],
    ['no given name but a placeholder', [stated({ given: ['Baby'] })], found, undefined],
    ['birth date and given name differ', [stated({ birthDate: '1981-02-03', given: ['Grace'] })], found, 'QUARANTINE'],
    ['another NHS number', [stated({ nhsNumbers: [ANOTHER] })], found, 'QUARANTINE'],
    ['two NHS numbers, one of them another', [stated({ nhsNumbers: [ASKED, ANOTHER] })], found, 'QUARANTINE'],
    ['no NHS number', [stated({ nhsNumbers: [] })], found, 'QUARANTINE'],
    ['an NHS number that fails its check digit', [stated({ nhsNumbers: ['9990000019'] })], found, 'QUARANTINE'],
    ['a stranger beside the patient', [stated(), stated({ nhsNumbers: [ANOTHER] })], found, 'QUARANTINE'],
    ['nobody at all', [], found, undefined],
    ['the service is down and the number matches', [stated()], down, 'UNVERIFIED'],
    ['the service is down and the number is another', [stated({ nhsNumbers: [EARLIER] })], down, 'QUARANTINE'],
  ] as const)('%s', (_, sources, answer, finding) => {
    expect(guardIdentity(sources, ASKED, answer)).toBe(finding)
  })
})
