import { labelOf, labelsOf } from '../concept-key.ts'
import { plainWords } from '../words.ts'
import { sameness, standing } from './sameness.ts'

/**
 * The same relative with the same condition, or the same several. Its date is the day it was asked about, and says nothing of sameness.
 */
export const familyHistory = sameness<'FAMILY_HISTORY'>({
  about: ({ conditions, concept, relationship }) => (conditions.length === 1 ? concept : relationship),
  place: ({ content: { conditions, relationship } }) => ({
    strict:
      conditions.length === 1
        ? `of ${labelOf(relationship)}`
        : `many ${labelsOf(conditions.map(({ concept }) => concept))}`,
    date: '',
    first: '',
    second: '',
  }),
  says: ({ status, conditions }, label) => [
    standing(status),
    ...['onset', 'outcome'].map((point) =>
      conditions
        .map(({ concept, onset, outcome }) => {
          const said = point === 'onset' ? plainWords(onset) : label(outcome)
          return said === '' ? '' : `${label(concept)}:${said}`
        })
        .sort()
        .join(';'),
    ),
  ],
})
