import type {
  CaseDeedName,
  CaseMessageKind,
  CaseOutcome,
  CaseSide,
  CaseState,
} from '../../../schema/model/access-case.ts'
import { type NamedOrganisation, nameOf } from '../choices/shown-choice.ts'
import type { Speaker } from '../language/speaker.ts'

/** A question of the patient's, as lists have it. */
export type CaseListed = {
  readonly id: string
  readonly receipt: string
  readonly state: CaseState
  readonly openedAt: string
  readonly changedAt: string
  readonly due: string
  readonly overdue: boolean
  readonly organisation: NamedOrganisation
}

/** What a document asks of one: `...CaseListed`. */
export const CASE = /* GraphQL */ `
  fragment CaseListed on AccessCase { id receipt state openedAt changedAt due overdue organisation { odsCode name } }`

/** A question with all that was written. */
export type Case = CaseListed & {
  readonly outcome: CaseOutcome | null
  readonly passedOnTo: NamedOrganisation | null
  readonly practice: NamedOrganisation | null
  readonly extended: boolean
  readonly version: number
  readonly mayDo: readonly CaseDeedName[]
  readonly messages: readonly {
    readonly id: string
    readonly at: string
    readonly side: CaseSide
    readonly kind: CaseMessageKind
    readonly words: string | null
    readonly by: string | null
  }[]
}

/** Where an answer is still owed. */
const isOwed = (state: CaseState): boolean => state === 'OPEN' || state === 'ACKNOWLEDGED' || state === 'REOPENED'

/** A question in words. The deadline is the last whole day on which an answer is in time. */
export const caseView = (one: CaseListed, { word, day, moment }: Speaker) => ({
  id: one.id,
  place: nameOf(one.organisation),
  state: word('caseState', one.state),
  isAnswered: one.state === 'ANSWERED',
  asked: day(one.openedAt),
  changed: moment(one.changedAt),
  due: isOwed(one.state) ? day(Date.parse(one.due) - 1) : '',
  overdue: one.overdue,
})

/** All that was written, oldest first, each by whom. */
export const messagesOf = ({ messages, organisation, practice }: Case, { t, word, moment }: Speaker) =>
  messages.map(({ id, at, side, kind, words, by }) => ({
    id,
    kind: word('caseMessage', kind),
    at: moment(at),
    isTheirs: side === 'ORGANISATION',
    by:
      side === 'ORGANISATION'
        ? [by, nameOf(organisation)].filter(Boolean).join(', ')
        : by === null
          ? t('log.you')
          : [by, practice === null ? '' : nameOf(practice)].filter(Boolean).join(', '),
    words: words ?? '',
    isGone: words === null,
  }))
