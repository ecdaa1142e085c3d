import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ProposalSide, ProposalState } from '../../../schema/generated/consent.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { CHOICE, PROPOSED, type RecordedChoice, type ShownChoice } from '../choices/shown-choice.ts'
import { hiddenNumber, requiredText } from '../fields.ts'
import { defineForm, type Form } from '../form.ts'
import type { Page } from '../page.ts'
import { type Fault, headlineOf, rowsOf } from './choice.ts'
import { mendable } from './choice-fields.ts'
import { ANOTHER, baseOf, definePageFor, patientOf, type Whose } from './whose.ts'

/** A widening that waits, or waited. */
export type Proposal = {
  readonly id: string
  readonly side: ProposalSide
  readonly at: string
  readonly expiresAt: string
  readonly state: ProposalState
  readonly ends: string | null
  readonly records: ShownChoice | null
}

type Data = {
  readonly patientChoices: {
    readonly revision: number
    readonly directives: readonly RecordedChoice[]
    readonly proposals: readonly Proposal[]
  } | null
}

/** Whether a proposal is of the side of whoever reads: then the other side answers it. */
export const isOwnProposal = (whose: Whose, { side }: Pick<Proposal, 'side'>): boolean =>
  side === (whose === ANOTHER ? 'PROXY' : 'PATIENT')

/** Who asks, and who is waited for: the name of the text that says so. */
export const proposalSaid = (whose: Whose, proposal: Pick<Proposal, 'side'>): string => {
  if (isOwnProposal(whose, proposal)) return whose === ANOTHER ? 'acting.asked' : 'proposal.own'
  return whose === ANOTHER ? 'proposal.fromYoung' : 'proposal.fromCarer'
}

/** What somebody asks to share more of, and the answer to it. */
export const proposalPage = (whose: Whose): Page =>
  definePageFor<Data>(whose, {
    path: '/proposals/:id',
    template: 'account/proposal.njk',
    document: /* GraphQL */ `
    query Proposal($patient: NHSNumber!) {
      ${whose.asks}
      patientChoices(patient: $patient) {
        revision
        directives { ...Choice }
        proposals {
          id side at expiresAt state ends
          records { ...Proposed }
        }
      }
    }
    ${CHOICE} ${PROPOSED}`,
    variables: (asked) => ({ patient: patientOf(asked) }),
    view: ({ patientChoices }, { params, speaker }) => {
      const proposal = patientChoices?.proposals.find(({ id }) => id === params['id'])
      if (patientChoices === null || proposal === undefined) throw new HouseError('NOT_FOUND')
      const ended = patientChoices.directives.find(({ id }) => id === proposal.ends)
      const shown = (said: ShownChoice) => ({ headline: headlineOf(said, speaker), rows: rowsOf(said, speaker) })
      return {
        id: proposal.id,
        isOpen: proposal.state === 'OPEN',
        isOwn: isOwnProposal(whose, proposal),
        asked: speaker.t(proposalSaid(whose, proposal)),
        expires: speaker.day(proposal.expiresAt),
        ends: ended === undefined ? null : shown(ended),
        records: proposal.records === null ? null : shown(proposal.records),
        revision: patientChoices.revision,
        keys: { agree: randomUUID(), disagree: randomUUID() },
      }
    },
  })

const read = z.object({ revision: hiddenNumber, key: requiredText(200, 'sentence.INPUT_INVALID') })

type Answered = { readonly answered: { readonly faults: readonly Fault[] } | null }

const defineAnswer = (
  whose: Whose,
  page: Page,
  name: 'agree' | 'disagree',
  field: 'confirmWidening' | 'declineWidening',
  done: string,
): Form =>
  defineForm<z.output<typeof read>, Answered>({
    path: `${whose.path}/proposals/:id/${name}`,
    page,
    read,
    mutation: `mutation Answer($patient: NHSNumber!, $revision: Int!, $key: String!, $proposal: ID!) {
        answered: ${field}(patient: $patient, revision: $revision, idempotencyKey: $key, proposal: $proposal) {
          faults { code field }
        }
      }`,
    variables: ({ revision, key }, asked) => ({
      patient: patientOf(asked),
      revision,
      key,
      proposal: asked.params['id'],
    }),
    done: ({ answered }, _, asked) => {
      if (answered === null) throw new HouseError('INTERNAL')
      return answered.faults.length > 0
        ? { again: mendable(answered.faults) }
        : `${baseOf(whose, asked)}/choices?done=${done}`
    },
  })

/** The two answers to it. */
export const proposalForms = (whose: Whose, page: Page): readonly Form[] => [
  defineAnswer(whose, page, 'agree', 'confirmWidening', 'agreed'),
  defineAnswer(whose, page, 'disagree', 'declineWidening', 'declined'),
]
