import type { Exchange } from '../schema/model/exchange.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { AgreementIndex } from './agreement-index.ts'
import { decideSets } from './decide-sets.ts'
import type { Facts, ViewQuestion } from './facts.ts'
import { isLimited } from './record-dates.ts'
import { speaksOfView } from './resolve-directives.ts'
import { sharingAll } from './sharing-all.ts'

/**
 * What one organisation could see of a record type with these choices: `ALL` that its agreements allow, `SOME` of it, nothing because of the
 * choices, or nothing whatever is chosen.
 */
export type Seen = 'ALL' | 'SOME' | 'NONE_BY_CHOICE' | 'NONE_BY_AGREEMENT'

/**
 * One line of a preview. `sources`: the controllers that some record could come from, each once for every exchange that carries it; `others`: those of them that
 * are not the organisation itself; `ownOnly`: something, and of its own records alone, because of the choices. `datesLimited`: a choice that is not of
 * sensitive records alone speaks of records of some dates only.
 */
export type PreviewLine = {
  readonly recordType: RecordType
  readonly seen: Seen
  readonly datesLimited: boolean
  readonly sources: number
  readonly others: number
  readonly ownOnly: boolean
}

type Reach = { readonly all: number; readonly own: number }

const NOWHERE: Reach = { all: 0, own: 0 }

/** The controllers, exchange by exchange, that some record of a type could come from: counted from the engine's own decision. */
const reachOf = (
  view: ViewQuestion,
  types: readonly RecordType[],
  exchanges: readonly Pick<Exchange, 'id' | 'members'>[],
  facts: Facts,
  index: AgreementIndex,
): ((type: RecordType) => Reach) => {
  const { organisation } = view
  const decided = decideSets(view, types, exchanges, facts, index)
  if (decided.refused !== undefined) return () => NOWHERE
  return (type) =>
    exchanges.reduce(({ all, own }, { id }) => {
      const { permitted } = decided.of(id, type)
      const isOwn = organisation !== undefined && permitted.has(organisation)
      return { all: all + permitted.size, own: own + Number(isOwn) }
    }, NOWHERE)
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
  const chosen = reachOf(view, types, exchanges, facts, index)
  const willing = reachOf(view, types, exchanges, sharingAll(view, facts), index)
  const limited = facts.directives.filter(
    (directive) =>
      isLimited(directive.scope.recordDates) &&
      directive.scope.classes === undefined &&
      speaksOfView(directive, view, facts.now),
  )
  return types.map((recordType) => {
    const now = chosen(recordType)
    const most = willing(recordType)
    const others = now.all - now.own
    const seen =
      now.all > 0 ? (now.all < most.all ? 'SOME' : 'ALL') : most.all > 0 ? 'NONE_BY_CHOICE' : 'NONE_BY_AGREEMENT'
    const ownOnly = now.all > 0 && others === 0 && most.all > most.own
    const datesLimited = limited.some(({ scope }) => scope.recordTypes?.includes(recordType) ?? true)
    return { recordType, seen, datesLimited, sources: now.all, others, ownOnly }
  })
}
