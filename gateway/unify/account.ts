import type { CodedConcept, Coding } from '../../schema/model/coded-concept.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { Provenance } from '../../schema/model/provenance.ts'
import type {
  ContentOf,
  Original,
  RecordContent,
  ReleasedTelling,
  SourceResource,
  UnifiedRecord,
} from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { rankOf, wordsOf } from './concept-key.ts'
import type { Fact } from './fact.ts'
import type { RecordShape } from './record-by-type.ts'
import type { Sameness } from './sameness/sameness.ts'
import { momentOf } from './when.ts'

/** What tellings that agree say together; the first of them, by exchange and source id, names it. */
export type Account<Type extends RecordType> = {
  readonly first: Fact<Type>
  readonly facts: readonly Fact<Type>[]
  readonly content: ContentOf[Type]
}

/** Text in one order everywhere, whatever the language of the machine. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By exchange, then source id: which telling comes first. */
export const byTeller = ({ telling: a }: Fact, { telling: b }: Fact): number =>
  inOrder(a.exchange, b.exchange) || inOrder(a.sourceId, b.sourceId)

const changedAt = ({ telling }: Fact): number => {
  const at = telling.lastUpdated === null ? Number.NaN : Date.parse(telling.lastUpdated)
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at
}

const descending = (a: number, b: number): number => (a === b ? 0 : b > a ? 1 : -1)

/** The last changed first; those that do not say when come last. */
export const byChange = (a: Fact, b: Fact): number =>
  a.telling.lastUpdated === b.telling.lastUpdated ? 0 : descending(changedAt(a), changedAt(b))

// Null, an empty list, a concept without code or words, a value without any of its kinds.
const isUnsaid = (value: unknown): boolean => {
  if (value === null) return true
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.length === 0
  if ('codings' in value) return isUnsaid(value.codings) && 'text' in value && value.text === null
  return (
    'quantity' in value &&
    'concept' in value &&
    'text' in value &&
    value.quantity === null &&
    value.concept === null &&
    value.text === null
  )
}

/** All that any of the lists holds, each once, the first spelling of it; the first list itself where it holds all. */
const union = <T>(lists: readonly (readonly T[])[], isSame: (a: T, b: T) => boolean): readonly T[] => {
  const [first = []] = lists
  let all: T[] | undefined
  for (const list of lists) {
    if (list === first) continue
    for (const item of list) {
      if ((all ?? first).some((known) => isSame(known, item))) continue
      all ??= [...first]
      all.push(item)
    }
  }
  return all ?? first
}

const isSameCoding = (a: Coding, b: Coding): boolean =>
  a.code === b.code && a.system === b.system && (a.code !== null || a.display === b.display)

/** The concept with words to be read by: where it has none of its own, those of the first that has any. A bare code tells nobody anything. */
const worded = (concept: CodedConcept, contents: readonly RecordContent[]): CodedConcept => {
  if (wordsOf(concept) !== '') return concept
  for (const { concept: other } of contents) {
    const text = other.text ?? other.codings.find(({ display }) => display !== null)?.display ?? null
    if (text !== null) return { ...concept, text }
  }
  return concept
}

const mostExact = (contents: readonly RecordContent[], first: FhirDate | null): FhirDate | null => {
  let best = first
  for (const { date } of contents) {
    if (date !== best && date !== null && momentOf(date).length > momentOf(best).length) best = date
  }
  return best
}

/**
 * One content for tellings that agree: the best coded, newest telling's own, with what it leaves unsaid taken from the others in turn, the most exact
 * date, and every note, security label and coding of the concept that any of them bears. Nothing that is said is written over.
 */
const together = <Type extends RecordType>(facts: readonly Fact<Type>[], same: Sameness<Type>): ContentOf[Type] => {
  const contents = facts
    .map((fact) => ({ fact, rank: rankOf(same.about(fact.telling.content)) }))
    .sort((a, b) => a.rank - b.rank || byChange(a.fact, b.fact) || byTeller(a.fact, b.fact))
    .map(({ fact }) => fact.telling.content)
  const [first, ...others] = contents
  if (first === undefined) throw new RangeError('an account needs a telling')
  const content: Record<string, unknown> = { ...first }
  for (const name in first) {
    if (!isUnsaid(content[name])) continue
    for (const other of others) {
      const said: unknown = other[name as keyof typeof other]
      if (isUnsaid(said)) continue
      content[name] = said
      break
    }
  }
  const concept = contents.find((each) => !isUnsaid(each.concept))?.concept ?? first.concept
  const codings = union(
    contents.map((each) => each.concept.codings),
    isSameCoding,
  )
  const spoken = worded(concept, contents)
  content['concept'] = codings === spoken.codings ? spoken : { ...spoken, codings }
  content['date'] = mostExact(contents, first.date)
  content['notes'] = union(
    contents.map(({ notes }) => notes),
    (a, b) => a === b,
  )
  content['confidentiality'] = union(
    contents.map(({ confidentiality }) => confidentiality),
    isSameCoding,
  )
  return content as unknown as ContentOf[Type]
}

/** The account of tellings that agree; the order they came in leaves no trace. */
export const accountOf = <Type extends RecordType>(
  agreed: readonly Fact<Type>[],
  same: Sameness<Type>,
): Account<Type> => {
  const facts = agreed.length === 1 ? agreed : [...agreed].sort(byTeller)
  const [first] = facts
  if (first === undefined) throw new RangeError('an account needs a telling')
  return { first, facts, content: facts.length === 1 ? first.telling.content : together(facts, same) }
}

/** Which of dissenting accounts comes first: the weightier, then the one with the newest telling, then by teller. */
export const byWeight =
  <Type extends RecordType>(weight: (content: ContentOf[Type]) => number) =>
  (a: Account<Type>, b: Account<Type>): number =>
    descending(weight(a.content), weight(b.content)) ||
    descending(Math.max(...a.facts.map(changedAt)), Math.max(...b.facts.map(changedAt))) ||
    byTeller(a.first, b.first)

/** Where a telling comes from, as it is shown. */
export const provenanceOf = (telling: ReleasedTelling): Provenance => ({
  exchange: telling.exchange,
  custodian: telling.custodian,
  sourceId: telling.sourceId,
  version: telling.version,
  lastUpdated: telling.lastUpdated,
  author: telling.author,
})

/** What of a telling's source resource is shown; where none is asked for, none is held ready. */
export type ShowOriginal = (telling: ReleasedTelling) => SourceResource

/** The resource is worked out where a reader asks for it: most questions do not. A class, for a getter in each object costs more than the record. */
class ShownOriginal implements Original {
  declare readonly exchange: ExchangeId
  declare readonly sourceId: string
  readonly #telling: ReleasedTelling
  readonly #show: ShowOriginal

  constructor(telling: ReleasedTelling, show: ShowOriginal) {
    this.exchange = telling.exchange
    this.sourceId = telling.sourceId
    this.#telling = telling
    this.#show = show
  }

  get resource(): SourceResource {
    return this.#show(this.#telling)
  }
}

const NOBODY: readonly never[] = []

/** A telling that is alone, as it is shown. */
export const recordOfOne = <Type extends RecordType>(
  shape: RecordShape<Type>,
  telling: ReleasedTelling<Type>,
  id: string,
  show: ShowOriginal | undefined,
): UnifiedRecord<Type> =>
  shape(telling.content, {
    id,
    provenance: [provenanceOf(telling)],
    dissenting: NOBODY,
    original: show === undefined ? NOBODY : [new ShownOriginal(telling, show)],
  })

/** The account as it is shown, with those that dissent from it. */
export const recordOf = <Type extends RecordType>(
  shape: RecordShape<Type>,
  { facts, content }: Account<Type>,
  id: string,
  dissenting: readonly UnifiedRecord<Type>[],
  show: ShowOriginal | undefined,
): UnifiedRecord<Type> =>
  shape(content, {
    id,
    provenance: facts.map(({ telling }) => provenanceOf(telling)),
    dissenting,
    original: show === undefined ? NOBODY : facts.map(({ telling }) => new ShownOriginal(telling, show)),
  })
