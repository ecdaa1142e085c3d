import { z } from 'zod'
import { oneOf } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { STARTS } from './choice-fields.ts'
import { WHO } from './whose.ts'

/** What somebody wants to do, in plain words: each leads to as much of the editor as it needs. */
export const choiceNewPage = definePage({
  path: '/account/new-choice',
  audience: WHO,
  template: 'account/choice-new.njk',
  view: () => ({ starts: STARTS }),
})

const read = z.object({ start: oneOf(STARTS, 'error.chooseStart') })

export const choiceNewForm = defineForm<z.output<typeof read>, null>({
  path: '/account/new-choice',
  page: choiceNewPage,
  read,
  done: (_, { start }) => `/account/new-choice/${start}`,
})
