import { z } from 'zod'
import { oneOf, requiredText } from '../fields.ts'
import type { StatedAccess } from '../session/handles.ts'

/** The longest care context that can be typed: it travels, sealed, in the address of every page about the patient. */
export const LONGEST_CONTEXT = 200

/** What staff state before any view. Break-glass has pages of its own. */
export const accessFields = {
  purpose: oneOf(['TREAT', 'ETREAT'], 'Say what you need the record for'),
  careContext: requiredText(
    LONGEST_CONTEXT,
    'Enter the care this is part of, such as an attendance or referral number',
  ),
}

const stated = z.object(accessFields)

/** The access that was typed, of what a form read. */
export const accessOf = ({ purpose, careContext }: z.output<typeof stated>): StatedAccess => ({ purpose, careContext })
