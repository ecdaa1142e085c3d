import { WAYS_OF_ASKING } from '../../../schema/model/consent-directive.ts'
import { oneOf } from '../fields.ts'
import { choicesOf } from '../render/words.ts'

/** How the patient asked: every form of the practice that records or ends a choice has it. */
export const wayOfAsking = oneOf(WAYS_OF_ASKING, 'Choose how the patient asked')

/** The ways as radios show them. */
export const waysOfAsking = choicesOf('wayOfAsking')
