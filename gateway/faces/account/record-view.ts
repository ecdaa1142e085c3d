import type { CompletenessState, ExchangeState, NotAskedReason } from '../../../schema/generated/records.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { type NamedOrganisation, nameOf } from '../choices/shown-choice.ts'
import type { Speaker } from '../language/speaker.ts'
import { RECORD_KINDS } from './record-kinds.ts'

type Concept = { readonly text: string | null; readonly codings: readonly { readonly display: string | null }[] }

type Telling = {
  readonly concept: Concept
  readonly status: string | null
  readonly date: string | null
  readonly provenance: readonly {
    readonly exchange: { readonly id: string; readonly name: string | null }
    readonly custodian: NamedOrganisation | null
  }[]
}

/** An item as it came: each kind has its own of these. */
type Item = Telling & {
  readonly dissenting: readonly Telling[]
  readonly noneKnown?: boolean
  readonly reactions?: readonly { readonly manifestations: readonly Concept[] }[]
  readonly dosages?: readonly string[]
  readonly conclusion?: string | null
  readonly title?: string | null
  readonly links?: readonly { readonly url: string }[]
  readonly activities?: readonly string[]
  readonly description?: string | null
  readonly reasons?: readonly Concept[]
  readonly relationship?: Concept
  readonly conditions?: readonly { readonly concept: Concept }[]
  readonly value?: {
    readonly quantity: {
      readonly value: number | null
      readonly unit: string | null
      readonly comparator: string | null
    } | null
    readonly concept: Concept | null
    readonly text: string | null
  }
}

export type List = {
  readonly totalCount: number
  readonly completeness: {
    readonly state: CompletenessState
    readonly answered: number
    readonly canHold: number
    readonly complete: boolean
  }
  readonly items: readonly Item[]
}

export type Entry = {
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly type: RecordType
  readonly state: ExchangeState
  readonly notAskedReason: NotAskedReason | null
  readonly incomplete: boolean
}

/** A patient's answer: lists by the names of `RECORD_KINDS`, and what each exchange did. */
export type Answered = {
  readonly verified: boolean
  readonly manifest: readonly Entry[]
  readonly [list: string]: List | boolean | readonly Entry[]
}

const wordsOf = ({ text, codings }: Concept): string =>
  text ?? codings.map(({ display }) => display).find((display) => display !== null) ?? ''

const amountOf = ({ value }: Item): readonly string[] => {
  if (value === undefined) return []
  const { quantity, concept, text } = value
  const measured = [quantity?.comparator, quantity?.value, quantity?.unit].filter((part) => part != null).join(' ')
  return [measured, concept === null ? '' : wordsOf(concept), text ?? '']
}

/** What is told of an item beside what it is, in the source's own words. */
const detailsOf = (item: Item): readonly string[] => {
  const own = wordsOf(item.concept)
  const concepts = (list: readonly Concept[] | undefined): readonly string[] => (list ?? []).map(wordsOf)
  const all = [
    ...(item.dosages ?? []),
    ...(item.reactions ?? []).map(({ manifestations }) => concepts(manifestations).join(', ')),
    ...amountOf(item),
    item.conclusion ?? '',
    item.title ?? '',
    ...(item.activities ?? []),
    item.description ?? '',
    ...concepts(item.reasons),
    ...concepts(item.conditions?.map(({ concept }) => concept)),
  ]
  return [...new Set(all)].filter((words) => words !== '' && words !== own)
}

/** A date as a source gave it: a whole day in words, a year or a month as it stands. */
const dateOf = (date: string | null, { day, t }: Speaker): string => {
  if (date === null) return t('record.noDate')
  return /^\d{4}-\d\d-\d\d/.test(date) ? day(date.length === 10 ? date : date.slice(0, 10)) : date
}

const tellingView = ({ concept, status, date, provenance }: Telling, speaker: Speaker) => ({
  words: wordsOf(concept),
  date: dateOf(date, speaker),
  status: status === null ? '' : speaker.word('status', status),
  from: [
    ...new Set(
      provenance.map(({ exchange, custodian }) => {
        const through = exchange.name ?? exchange.id
        return custodian === null
          ? through
          : speaker.t('record.through', { place: nameOf(custodian), exchange: through })
      }),
    ),
  ],
})

/** What may be concluded from a list, from its code alone: never read silence as none (POLICY §6). */
export const completenessOf = ({ completeness, items }: List, { t }: Speaker): readonly string[] => {
  const { state, answered, canHold, complete } = completeness
  if (state === 'NOT_KNOWN' && canHold === 0) return [t('completeness.nobody')]
  const how = complete ? 'all' : answered < canHold ? 'some' : 'limited'
  const said = t(`completeness.${how}`, { answered, canHold })
  return state === 'PRESENT' && items.length > 0 ? [said] : [t(`completeness.${state}`), said]
}

/** One kind of record, as a page shows it. */
export const listView = (type: RecordType, answered: Answered, speaker: Speaker) => {
  const list = answered[RECORD_KINDS[type].list] as List
  return {
    type,
    title: speaker.word('recordType', type),
    completeness: completenessOf(list, speaker),
    isWhole: list.completeness.complete && list.completeness.state !== 'CONTRADICTORY',
    count: list.totalCount,
    items: list.items.map((item) => ({
      ...tellingView(item, speaker),
      noneKnown: item.noneKnown === true,
      relationship: item.relationship === undefined ? '' : wordsOf(item.relationship),
      details: detailsOf(item),
      // One is enough: all lead to the same document.
      link: item.links?.[0]?.url ?? '',
      dissenting: item.dissenting.map((other) => tellingView(other, speaker)),
    })),
  }
}

const isWell = ({ state, notAskedReason, incomplete }: Entry): boolean =>
  !incomplete &&
  (state === 'ANSWERED' || state === 'EMPTY' || (state === 'NOT_ASKED' && notAskedReason === 'TYPE_NOT_OFFERED'))

/** How many exchanges answered, of those that can hold what was asked; and those that did not, each with why. */
export const manifestView = (manifest: readonly Entry[], { word }: Speaker) => {
  const byExchange = Map.groupBy(manifest, ({ exchange }) => exchange.id)
  const able = [...byExchange.values()].filter((entries) =>
    entries.some(({ notAskedReason }) => notAskedReason !== 'TYPE_NOT_OFFERED'),
  )
  const failed = able.flatMap((entries) => {
    const [bad] = entries.filter((entry) => !isWell(entry))
    if (bad === undefined) return []
    const { exchange, state, notAskedReason, incomplete } = bad
    const why = state === 'NOT_ASKED' ? (notAskedReason ?? state) : incomplete ? 'incomplete' : state
    return [{ name: exchange.name ?? exchange.id, why: word('state', why) }]
  })
  return { total: able.length, answered: able.length - failed.length, failed }
}
