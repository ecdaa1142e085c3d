import type { DirectiveScope } from '../schema/model/consent-directive.ts'
import type { Exchange } from '../schema/model/exchange.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { AgreementIndex } from './agreement-index.ts'
import { decideSets } from './decide-sets.ts'
import type { Facts, ViewQuestion } from './facts.ts'
import { isLimited } from './record-dates.ts'
import { speaksOfView } from './resolve-directives.ts'

/**
 * What one organisation could see of a record type with these choices: `ALL` that its agreements allow, `SOME` of it, nothing because of the
 * choices, or nothing whatever is chosen.
 */
export type Seen = 'ALL' | 'SOME' | 'NONE_BY_CHOICE' | 'NONE_BY_AGREEMENT'

/**
 * One line of a preview. `others`: of how many data controllers beside the organisation itself it could see something. `ownOnly`: something, and
 * of its own records alone, because of the choices. `datesLimited`: a choice that is not of sensitive records alone speaks of records of some
 * dates only.
 */
export type PreviewLine = {
  readonly recordType: RecordType
  readonly seen: Seen
  readonly others: number
  readonly ownOnly: boolean
  readonly datesLimited: boolean
}

const EVERYTHING: DirectiveScope = {
  recipients: undefined,
  controllers: undefined,
  recordTypes: undefined,
  classes: undefined,
  purposes: undefined,
  actions: undefined,
  recordDates: undefined,
}

/** The same patient, had they chosen to share everything: what is then withheld is withheld whatever is chosen. */
const sharingAll = (view: ViewQuestion, facts: Facts): Facts => ({
  ...facts,
  directives: [
    {
      id: 'everything',
      patient: view.patient,
      effect: 'permit',
      scope: { ...EVERYTHING, purposes: [view.purpose], actions: [view.action] },
      period: { start: undefined, end: undefined },
      breakGlassMayLift: false,
      recordedBy: { how: 'PATIENT', userId: 'preview', at: facts.now },
    },
  ],
})

/** Controllers, exchange by exchange: all of them, and those that are not the organisation that asks. */
type Counted = { readonly all: number; readonly others: number }

/** The controllers that some record of each type could come from: counted from the engine's own decision. */
const counts = (
  view: ViewQuestion,
  types: readonly RecordType[],
  exchanges: readonly Pick<Exchange, 'id' | 'members'>[],
  facts: Facts,
  index: AgreementIndex,
): ((type: RecordType) => Counted) => {
  const decided = decideSets(view, types, exchanges, facts, index)
  return (type) => {
    const sets = decided.refused === undefined ? exchanges.map(({ id }) => decided.of(id, type).permitted) : []
    const all = sets.reduce((sum, { size }) => sum + size, 0)
    const own = sets.filter((permitted) => view.organisation !== undefined && permitted.has(view.organisation)).length
    return { all, others: all - own }
  }
}

/**
 * Who could see what with these choices (the facts' directives), by the same `decideSets` that a real view is decided by. It speaks of decisions
 * alone, never of records: nobody learns from it what there is.
 */
export const previewOf = (
  view: ViewQuestion,
  types: readonly RecordType[],
  exchanges: readonly Pick<Exchange, 'id' | 'members'>[],
  facts: Facts,
  index: AgreementIndex,
): readonly PreviewLine[] => {
  const chosen = counts(view, types, exchanges, facts, index)
  const willing = counts(view, types, exchanges, sharingAll(view, facts), index)
  const limited = facts.directives.filter(
    (directive) =>
      isLimited(directive.scope.recordDates) &&
      directive.scope.classes === undefined &&
      speaksOfView(directive, view, facts.now),
  )
  return types.map((recordType) => {
    const now = chosen(recordType)
    const most = willing(recordType)
    const seen =
      now.all > 0 ? (now.all < most.all ? 'SOME' : 'ALL') : most.all > 0 ? 'NONE_BY_CHOICE' : 'NONE_BY_AGREEMENT'
    const ownOnly = now.all > 0 && now.others === 0 && most.others > 0
    const datesLimited = limited.some(({ scope }) => scope.recordTypes?.includes(recordType) ?? true)
    return { recordType, seen, others: now.others, ownOnly, datesLimited }
  })
}
