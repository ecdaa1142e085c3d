import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { ACCESS, type Access, accessView, canBeQuestioned } from './access-view.ts'
import { LONGEST, ownWords } from './own-words.ts'
import { patientOf } from './whose.ts'

type Data = { readonly receipt: { readonly access: Access } | null }

/** Asks about one entry of the log: what is not recognised, or not understood. */
export const askPage = definePage<Data>({
  path: '/account/log/:receipt/question',
  audience: 'patient',
  template: 'account/ask.njk',
  document: `
    query AskAbout($receipt: ID!) { receipt(id: $receipt) { access { ...AccessSaid } } }
    ${ACCESS}`,
  variables: ({ params }) => ({ receipt: params['receipt'] }),
  view: ({ receipt }, { speaker }) => {
    if (receipt === null || !canBeQuestioned(receipt.access)) throw new HouseError('NOT_FOUND')
    return { access: accessView(receipt.access, speaker), key: randomUUID(), longest: LONGEST }
  },
})

const read = z.object({ key: requiredText(200, 'sentence.INPUT_INVALID'), words: ownWords('ask.missing') })

type Asked = { readonly questionAccess: { readonly id: string } | null }

/** Sends the question to the organisation that looked: once, however often the form is sent. */
export const askForm = defineForm<z.output<typeof read>, Asked>({
  path: '/account/log/:receipt/question',
  page: askPage,
  read,
  mutation: /* GraphQL */ `
    mutation AskWhy($patient: NHSNumber!, $receipt: ID!, $words: String!, $key: String!) {
      questionAccess(patient: $patient, receipt: $receipt, words: $words, idempotencyKey: $key) { id }
    }`,
  variables: ({ key, words }, asked) => ({ patient: patientOf(asked), receipt: asked.params['receipt'], words, key }),
  refused: { CONFLICT_OF_STATE: { text: 'ask.already' } },
  done: ({ questionAccess }) => {
    if (questionAccess === null) throw new HouseError('INTERNAL')
    return `/account/questions/${questionAccess.id}?done=asked`
  },
})
