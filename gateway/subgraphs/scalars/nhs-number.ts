import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { textScalar } from './text-scalar.ts'

/** Ten digits with a valid check digit, spaces and hyphens accepted; else `NHS_NUMBER_INVALID`. */
export const NHSNumber = textScalar('NHSNumber', parseNhsNumber, 'NHS_NUMBER_INVALID')
