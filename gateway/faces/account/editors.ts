import { defineEditor, type Editor } from './editor.ts'
import { baseOf, type Whose } from './whose.ts'

/** A new choice, from one of its plain beginnings. */
export const newChoice = (whose: Whose): Editor =>
  defineEditor({
    whose,
    path: '/new-choice/:start',
    startOf: ({ params }) => params['start'],
    changes: () => undefined,
    back: (asked) => `${baseOf(whose, asked)}/new-choice`,
  })

/** A choice put in the place of one that stands: both or neither. */
export const changedChoice = (whose: Whose): Editor =>
  defineEditor({
    whose,
    path: '/choices/:id/change',
    startOf: () => 'custom',
    changes: ({ params }) => params['id'],
    back: (asked) => `${baseOf(whose, asked)}/choices/${asked.params['id']}`,
  })
