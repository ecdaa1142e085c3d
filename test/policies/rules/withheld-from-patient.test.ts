import { expect, test } from 'vitest'
import { withheldFromPatient } from '../../../policies/rules/withheld-from-patient.ts'
import { ask, askAsPatient, askAsProxy, recordOf } from '../world.ts'
import { judgedBy } from './judged-by.ts'

const find = judgedBy(withheldFromPatient)
const record = recordOf({ notForPatient: true })

test('NOPAT forbids to the patient', () => expect(find(askAsPatient({ record }))).toBe('forbids'))
test('and to a proxy', () => expect(find(askAsProxy({ record }))).toBe('forbids'))
test('not to a clinician', () => expect(find(ask({ record }))).toBe('nothing'))
test('a record without the label is not forbidden', () => expect(find(askAsPatient())).toBe('nothing'))
