import { defineEditor } from './editor.ts'

/** A new choice, from one of its plain beginnings. */
export const newChoice = defineEditor({
  path: '/account/new-choice/:start',
  startOf: ({ params }) => params['start'],
  changes: () => undefined,
  back: () => '/account/new-choice',
})

/** A choice put in the place of one that stands: both or neither. */
export const changedChoice = defineEditor({
  path: '/account/choices/:id/change',
  startOf: () => 'custom',
  changes: ({ params }) => params['id'],
  back: ({ params }) => `/account/choices/${params['id']}`,
})
