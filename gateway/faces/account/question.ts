import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { nameOf } from '../choices/shown-choice.ts'
import { hiddenNumber } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import { definePage } from '../page.ts'
import { ACCESS, type Access, accessView } from './access-view.ts'
import { CASE, type Case, caseView, messagesOf } from './case-view.ts'
import { LONGEST, ownWords } from './own-words.ts'

type Data = { readonly accessCase: (Case & { readonly access: Access | null }) | null }

const DONE: ReadonlySet<string> = new Set(['asked', 'written', 'closed', 'reopened'])

/** One question: how it stands, until when it must be answered, what was written, and what can be done. */
export const questionPage = definePage<Data>({
  path: '/account/questions/:id',
  audience: 'patient',
  template: 'account/question.njk',
  document: `
    query MyQuestion($id: ID!) {
      accessCase(id: $id) {
        ...CaseListed
        outcome
        passedOnTo { odsCode name }
        practice { odsCode name }
        extended
        version
        mayDo
        access { ...AccessSaid }
        messages { id at side kind words by }
      }
    }
    ${CASE}
    ${ACCESS}`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ accessCase }, { speaker, query }) => {
    if (accessCase === null) throw new HouseError('NOT_FOUND')
    const { access, outcome, passedOnTo, extended, version, mayDo } = accessCase
    const done = query['done'] ?? ''
    return {
      one: caseView(accessCase, speaker),
      outcome: outcome === null ? '' : speaker.word('caseOutcome', outcome),
      passedOnTo: passedOnTo === null ? '' : nameOf(passedOnTo),
      extended,
      version,
      may: { write: mayDo.includes('MESSAGE'), close: mayDo.includes('CLOSE'), reopen: mayDo.includes('REOPEN') },
      messages: messagesOf(accessCase, speaker),
      access: access === null ? null : accessView(access, speaker),
      done: DONE.has(done) ? done : '',
      longest: LONGEST,
    }
  },
})

type Fields = { readonly version: number; readonly words: string }

/** The field is named after what is done, so that the error summary leads to the right one of the forms on the page. */
const defineDeed = (
  name: 'write' | 'close' | 'reopen',
  field: 'writeInCase' | 'closeCase' | 'reopenCase',
  done: string,
  missing?: string,
): Form =>
  defineForm<Fields, unknown>({
    path: `/account/questions/:id/${name}`,
    page: questionPage,
    read: z
      .object({ version: hiddenNumber, [name]: ownWords(missing) })
      .transform((sent): Fields => ({ version: z.number().parse(sent['version']), words: String(sent[name]) })),
    mutation: `mutation Deed($id: ID!, $version: Int!, $words: String!) {
        ${field}(id: $id, version: $version, words: $words) { id }
      }`,
    variables: ({ version, words }, { params }) => ({ id: params['id'], version, words }),
    refused: { STALE_VERSION: { text: 'ask.stale', field: name } },
    done: (_, __, { params }) => `/account/questions/${params['id']}?done=${done}`,
  })

/** Writes to the organisation. */
export const writeForm = defineDeed('write', 'writeInCase', 'written', 'ask.missingMessage')
/** Ends the question. */
export const closeForm = defineDeed('close', 'closeCase', 'closed')
/** Asks again. */
export const reopenForm = defineDeed('reopen', 'reopenCase', 'reopened', 'ask.missingReopen')
