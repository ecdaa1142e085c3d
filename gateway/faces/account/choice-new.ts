import { z } from 'zod'
import { oneOf } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import type { Asked, Page } from '../page.ts'
import { STARTS } from './choice-fields.ts'
import { ANOTHER, baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

/** What somebody wants to do, in plain words: each leads to as much of the editor as it needs. */
export const choiceNewPage = (whose: Whose): Page =>
  definePageFor(whose, {
    path: '/new-choice',
    ...(whose === ANOTHER
      ? {
          document: `query NewChoice($patient: NHSNumber!) { ${whose.asks} }`,
          variables: (asked: Asked) => ({ patient: patientOf(asked) }),
        }
      : {}),
    template: 'account/choice-new.njk',
    view: () => ({ starts: STARTS }),
  })

const read = z.object({ start: oneOf(STARTS, 'error.chooseStart') })

export const choiceNewForm = (whose: Whose, page: Page): Form =>
  defineForm<z.output<typeof read>, null>({
    path: `${whose.path}/new-choice`,
    page,
    read,
    done: (_, { start }, asked) => `${baseOf(whose, asked)}/new-choice/${start}`,
  })
