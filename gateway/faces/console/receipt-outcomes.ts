import type { ExplainedExtent, ExplainedGround } from '../../../schema/generated/audit.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { Named } from './parties.ts'
import { versionPath } from './paths.ts'

export type Outcome = {
  readonly exchange: { readonly id: string }
  readonly recordType: RecordType
  readonly permitted: boolean
  readonly ground: ExplainedGround
  readonly sentence: string
  readonly agreement: { readonly id: string } | null
  readonly version: number | null
  readonly clause: string | null
  readonly controllerCount: number
  readonly controllers: readonly { readonly odsCode: string }[]
}

/** An agreement that outcomes rest on: asked for once, not with each of the thousands that may rest on it. */
export type RestedOn = {
  readonly id: string
  readonly version: { readonly terms: { readonly title: string } } | null
}

export const OUTCOME = /* GraphQL */ `
  fragment Outcome on ExplainedOutcome {
    exchange { id }
    recordType
    permitted
    ground
    sentence
    agreement { id }
    version
    clause
    controllerCount
    controllers { odsCode }
  }
  fragment RestedOn on Agreement { id version { terms { title } } }`

/** Of each exchange and record type; all of them once the exchange is opened. */
export const MOST_AT_ONCE = 4

/** How an exchange came out as a whole. */
export type ExplainedExchange = {
  readonly exchange: { readonly id: string }
  readonly permitted: ExplainedExtent
  readonly outcomeCount: number
}

/** A receipt's outcomes: the largest of every exchange, and all of the one that is opened. */
type Explained = {
  readonly exchanges: readonly ExplainedExchange[]
  readonly largest: readonly Outcome[]
  readonly all?: readonly Outcome[]
}

/** Few organisations are named at once; who the others are is asked exchange by exchange. */
const FEW = 3

/** So many exchanges or fewer are open from the start. */
const FEW_EXCHANGES = 3

/** Of one exchange, the organisations by name: those of all exchanges are thousands. */
export type NamedExchange = { readonly id: string; readonly members: readonly Named[] | null }

/** How outcomes are shown: how exchanges and agreements are called, whose they are named, which exchange is opened, where another is. */
type Shown = {
  readonly called: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  readonly own: string | undefined
  readonly opened: NamedExchange | undefined
  readonly link: (exchange: string) => string
}

/** What a clause says after the type it names: which sensitive classes it includes. */
const classesOf = (clause: string | null): string => (clause === null ? '' : clause.slice(clause.indexOf(', ') + 2))

/** Record types that came out alike for the same controllers, in one line. */
const rowOf = (alike: readonly [Outcome, ...Outcome[]], { own, opened, titles }: Shown) => {
  const [{ exchange, permitted, ground, sentence, agreement, version, clause, controllerCount, controllers }] = alike
  const names = new Map(opened?.members?.map((each) => [each.odsCode, each]))
  return {
    recordTypes: alike.map(({ recordType }) => recordType),
    permitted,
    ground,
    sentence,
    agreement:
      agreement === null || version === null
        ? undefined
        : {
            title: titles.get(agreement.id) ?? agreement.id,
            version,
            href: versionPath(agreement.id, version),
          },
    classes: classesOf(clause),
    controllerCount,
    named:
      controllerCount <= FEW || exchange.id === opened?.id
        ? controllers.map(({ odsCode }) => ({
            ...(names.get(odsCode) ?? { odsCode, name: null }),
            own: odsCode === own,
          }))
        : [],
    unnamed: controllerCount - controllers.length,
  }
}

const keyOf = ({ ground, agreement, version, clause, sentence, controllers, controllerCount }: Outcome): string =>
  [
    ground,
    agreement?.id,
    version,
    classesOf(clause),
    sentence,
    controllerCount,
    ...controllers.map((each) => each.odsCode),
  ].join()

const grouped = (outcomes: readonly Outcome[], keyOf: (outcome: Outcome) => string) => {
  const groups = new Map<string, [Outcome, ...Outcome[]]>()
  for (const outcome of outcomes) {
    const key = keyOf(outcome)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [outcome])
    else group.push(outcome)
  }
  return [...groups.values()]
}

const EXTENT: Readonly<Record<ExplainedExtent, string>> = {
  ALL: 'allowed',
  SOME: 'allowed in part',
  NONE: 'refused',
}

/** Every exchange with what came out there, alike together; `unshown`: outcomes that are told once it is opened. */
export const outcomesView = ({ exchanges, largest, all }: Explained, shown: Shown) => {
  const byExchange = Map.groupBy(largest, ({ exchange }) => exchange.id)
  return exchanges.map(({ exchange: { id }, permitted, outcomeCount }) => {
    const opened = id === shown.opened?.id
    const told = (opened ? all : undefined) ?? byExchange.get(id) ?? []
    const rows = grouped(told, keyOf).map((alike) => rowOf(alike, shown))
    const unshown = outcomeCount - told.length
    return {
      id,
      name: shown.called.get(id) ?? id,
      outcome: EXTENT[permitted],
      open: opened || exchanges.length <= FEW_EXCHANGES,
      rows,
      unshown,
      names: unshown > 0 || rows.some(({ named }) => named.length === 0) ? shown.link(id) : undefined,
    }
  })
}
