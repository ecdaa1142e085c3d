import { z } from 'zod'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { hiddenNumber, ticked } from '../fields.ts'
import { wordsFor } from '../render/words.ts'
import { defineSection } from './draft-section.ts'

/** Purposes that an agreement can name. A patient's own request rests on no agreement. */
const PURPOSES = ['TREAT', 'ETREAT', 'BTG', 'HRESCH', 'HOPERAT', 'PUBHLTH'] as const satisfies readonly PurposeOfUse[]

const HINTS: Readonly<Partial<Record<PurposeOfUse, string>>> = {
  TREAT: 'Care that is planned or under way',
  ETREAT: 'NHS 111, ambulance and emergency departments',
  BTG: 'When a patient’s choice is not known. A reason is asked for, the patient is told, and a review is opened',
}

/** What records may be used for, and what may be done with them. */
export const usesSection = defineSection({
  name: 'uses',
  read: z.object({
    revision: hiddenNumber,
    purposes: ticked(PURPOSES),
    actions: z.enum(['view', 'edit'], 'Choose from the list').optional(),
  }),
  write: ({ purposes, actions }) => ({
    purposes,
    actions: actions === undefined ? [] : actions === 'edit' ? ['view', 'edit'] : ['view'],
  }),
  now: ({ purposes, actions }) => [
    { key: 'Purposes', value: purposes.map((purpose) => wordsFor(purpose, 'purpose')).join('\n') },
    { key: 'Actions', value: actions.includes('edit') ? 'View and change' : actions.length > 0 ? 'View' : '' },
  ],
  view: ({ actions }) => ({
    purposes: PURPOSES.map((value) => ({ value, text: wordsFor(value, 'purpose'), hint: HINTS[value] })),
    kept: actions.includes('edit') ? 'edit' : (actions[0] ?? ''),
  }),
})
