import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import { textScalar } from './text-scalar.ts'

/** The shape of an ODS code, upper-cased; else `INPUT_INVALID`. Whether it resolves is the directory's to say. */
export const ODSCode = textScalar('ODSCode', parseOdsCode, 'INPUT_INVALID')
