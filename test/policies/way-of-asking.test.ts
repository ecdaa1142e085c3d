import { expect, test } from 'vitest'
import { wayOfAskingFaults } from '../../policies/way-of-asking.ts'

test.each([
  ['PRACTICE', 'TELEPHONE', []],
  ['PRACTICE', undefined, ['WAY_OF_ASKING_MISSING']],
  ['PATIENT', undefined, []],
  ['PATIENT', 'LETTER', ['WAY_OF_ASKING_NOT_YOURS']],
  ['PROXY', 'IN_PERSON', ['WAY_OF_ASKING_NOT_YOURS']],
  [undefined, undefined, []],
] as const)('recorded by %s, asked %s: %s', (how, asked, codes) => {
  expect(wayOfAskingFaults(how, asked).map(({ code }) => code)).toEqual(codes)
})
