import { z } from 'zod'
import {
  CASE_OUTCOMES,
  type CaseDeedName,
  type CaseMessageKind,
  type CaseOutcome,
  type CaseSide,
  type CaseState,
} from '../../../schema/model/access-case.ts'
import type { AccessKind } from '../../../schema/model/access-log.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { RelationshipMark } from '../../../schema/model/relationship.ts'
import type { Role } from '../../../schema/model/role.ts'
import { hiddenNumber, oneOf, text } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { choicesOf } from '../render/words.ts'
import type { Named } from './parties.ts'
import { casePath } from './paths.ts'
import { plainField } from './plain-field.ts'

/** The longest that is written at once. The SDL says the same. */
const LONGEST = 4_000

type Case = {
  readonly id: string
  readonly receipt: string
  readonly state: CaseState
  readonly outcome: CaseOutcome | null
  readonly passedOnTo: Named | null
  readonly openedAt: string
  readonly due: string
  readonly extended: boolean
  readonly overdue: boolean
  readonly reopened: boolean
  readonly version: number
  readonly practice: Named | null
  readonly mayDo: readonly CaseDeedName[]
  readonly access: {
    readonly at: string
    readonly kind: AccessKind
    readonly outcome: string
    readonly requesterName: string | null
    readonly role: Role
    readonly purpose: PurposeOfUse | null
    readonly careContext: string | null
    readonly breakGlassWords: string | null
    readonly recordTypes: readonly RecordType[]
    readonly exchanges: readonly { readonly id: string; readonly name: string | null }[]
    readonly relationship: RelationshipMark | null
  } | null
  readonly messages: readonly {
    readonly id: string
    readonly at: string
    readonly side: CaseSide
    readonly kind: CaseMessageKind
    readonly words: string | null
    readonly by: string | null
  }[]
}

const may = ({ mayDo }: Case) => ({
  acknowledge: mayDo.includes('ACKNOWLEDGE'),
  answer: mayDo.includes('ANSWER'),
  extend: mayDo.includes('EXTEND'),
  write: mayDo.includes('MESSAGE'),
})

/** One patient's question, the access it is about, what was written, and what can be done. */
export const casePage = definePage<{ readonly accessCase: Case | null }>({
  path: '/console/cases/:id',
  audience: 'ig-manager',
  template: 'console/case.njk',
  notFound: {
    title: 'There is no question to show',
    paragraphs: [
      'Check that you copied the whole web address.',
      'You can only see a question about an access by your own organisation. Old ones are deleted.',
    ],
    action: { href: '/console/cases', text: 'Questions from patients' },
  },
  document: /* GraphQL */ `
    query QuestionFromAPatient($id: ID!) {
      accessCase(id: $id) {
        id
        receipt
        state
        outcome
        passedOnTo { odsCode name }
        openedAt
        due
        extended
        overdue
        reopened
        version
        practice { odsCode name }
        mayDo
        access {
          at
          kind
          outcome
          requesterName
          role
          purpose
          careContext
          breakGlassWords
          recordTypes
          exchanges { id name }
          relationship
        }
        messages { id at side kind words by }
      }
    }`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ accessCase: found }) => {
    if (found === null) throw new HouseError('NOT_FOUND')
    const path = (rest: string): string => casePath(found.id, rest)
    return {
      found,
      may: may(found),
      outcomes: choicesOf('caseOutcome'),
      actions: {
        acknowledge: path('/acknowledge'),
        answer: path('/answer'),
        extend: path('/extend'),
        write: path('/write'),
      },
    }
  },
})

const done =
  (what: string) =>
  (_: unknown, __: unknown, { params }: { readonly params: Readonly<Record<string, string>> }): string =>
    casePath(params['id'] ?? '', `?done=${what}`)

const acknowledgement = z.object({
  version: hiddenNumber,
  acknowledgement: plainField(LONGEST, 'many'),
})

/** Tells the patient that the question was read. */
export const acknowledgeCaseForm = defineForm<z.output<typeof acknowledgement>, unknown>({
  path: '/console/cases/:id/acknowledge',
  page: casePage,
  read: acknowledgement,
  mutation: /* GraphQL */ `
    mutation AcknowledgeCase($id: ID!, $version: Int!, $words: String) {
      acknowledgeCase(id: $id, version: $version, words: $words) { id }
    }`,
  variables: ({ version, acknowledgement: words }, { params }) => ({ id: params['id'], version, words }),
  done: done('acknowledged'),
})

const answer = z
  .object({
    version: hiddenNumber,
    outcome: oneOf(CASE_OUTCOMES, 'Choose what you found'),
    passedOnTo: text(20),
    answer: plainField(LONGEST, 'many', 'Write your answer to the patient'),
  })
  .superRefine(({ outcome, passedOnTo }, context) => {
    if (outcome === 'PASSED_ON' && parseOdsCode(passedOnTo.toUpperCase()) === undefined)
      context.addIssue({
        code: 'custom',
        message: 'Enter the code of the organisation you passed it on to, such as RJ6',
        path: ['passedOnTo'],
      })
  })

type KnownOrganisations = { readonly organisations: readonly (Pick<Named, 'odsCode'> | null)[] | null }

/** Answers the question. */
export const answerCaseForm = defineForm<z.output<typeof answer>, unknown, KnownOrganisations>({
  path: '/console/cases/:id/answer',
  page: casePage,
  read: answer,
  before: /* GraphQL */ `query PassedOnTo($codes: [ODSCode!]!) { organisations(odsCodes: $codes) { odsCode } }`,
  beforeVariables: ({ outcome, passedOnTo }) => ({ codes: outcome === 'PASSED_ON' ? [passedOnTo.toUpperCase()] : [] }),
  check: ({ organisations }, { outcome }) =>
    outcome === 'PASSED_ON' && organisations?.[0] == null
      ? [{ text: 'This organisation is not known here. Check its code', field: 'passedOnTo' }]
      : [],
  mutation: /* GraphQL */ `
    mutation AnswerCase($id: ID!, $version: Int!, $outcome: CaseOutcome!, $words: String!, $passedOnTo: ODSCode) {
      answerCase(id: $id, version: $version, outcome: $outcome, words: $words, passedOnTo: $passedOnTo) { id }
    }`,
  variables: ({ version, outcome, passedOnTo, answer: words }, { params }) => ({
    id: params['id'],
    version,
    outcome,
    words,
    passedOnTo: outcome === 'PASSED_ON' ? passedOnTo.toUpperCase() : null,
  }),
  done: done('answered'),
})

const extension = z.object({
  version: hiddenNumber,
  months: z.enum(['1', '2'], 'Choose how much more time you need'),
  reason: plainField(LONGEST, 'many', 'Write why you need more time'),
})

/** Takes more time, and tells the patient why. */
export const extendCaseForm = defineForm<z.output<typeof extension>, unknown>({
  path: '/console/cases/:id/extend',
  page: casePage,
  read: extension,
  mutation: /* GraphQL */ `
    mutation ExtendCase($id: ID!, $version: Int!, $months: Int!, $reason: String!) {
      extendCase(id: $id, version: $version, months: $months, reason: $reason) { id }
    }`,
  variables: ({ version, months, reason }, { params }) => ({
    id: params['id'],
    version,
    months: Number(months),
    reason,
  }),
  done: done('extended'),
})

const message = z.object({
  version: hiddenNumber,
  message: plainField(LONGEST, 'many', 'Write your message to the patient'),
})

/** Writes to the patient without answering yet. */
export const writeInCaseForm = defineForm<z.output<typeof message>, unknown>({
  path: '/console/cases/:id/write',
  page: casePage,
  read: message,
  mutation: /* GraphQL */ `
    mutation WriteInCase($id: ID!, $version: Int!, $words: String!) {
      writeInCase(id: $id, version: $version, words: $words) { id }
    }`,
  variables: ({ version, message: words }, { params }) => ({ id: params['id'], version, words }),
  done: done('written'),
})
