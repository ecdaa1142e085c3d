import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'

/** Valid NHS numbers of the test range 999 000 0000 to 999 999 9999, ascending from the n-th six-digit serial. */
export function* nhsNumbersFrom(serial: number): Generator<NhsNumber, never> {
  for (let n = serial; n <= 999_999; n++) {
    const stem = `999${String(n).padStart(6, '0')}`
    for (let digit = 0; digit <= 9; digit++) {
      const number = parseNhsNumber(`${stem}${digit}`)
      if (number) {
        yield number
        break
      }
    }
  }
  throw new RangeError('The test range of NHS numbers is used up.')
}
