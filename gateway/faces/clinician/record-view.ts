import type { RecordType } from '../../../schema/model/record-type.ts'
import { spaced } from '../practice/person.ts'
import { wordsFor } from '../render/words.ts'
import { ageWords, birthDateWords } from './date-words.ts'
import { type Entry, manifestView } from './manifest-view.ts'
import { NOTHING_OFFERED, type Offering } from './offers.ts'
import { KINDS_IN_ORDER, RECORD_KINDS, slugOf } from './record-kinds.ts'
import { isOver, itemView, type Opening, sentenceCase, WHERE_IT_IS } from './record-words.ts'
import { timelineView } from './timeline.ts'
import type { ToldList } from './told.ts'
import { trendsOf } from './trends.ts'

/** A patient as the record's query gives them: who they are, what each exchange did, and a list for each kind asked. */
export type Answered = {
  readonly nhsNumber: string
  readonly name: string | null
  readonly birthDate: string | null
  readonly gender: string | null
  readonly verified: boolean
  readonly address: string | null
  readonly generalPractice: { readonly odsCode: string; readonly name: string | null } | null
  readonly receipt: string
  readonly explanation: readonly string[]
  readonly manifest: readonly Entry[]
  /** Those that are still being asked. */
  readonly awaited: readonly { readonly id: string; readonly name: string | null }[]
  readonly lists: ReadonlyMap<RecordType, ToldList>
}

/** The patient out of the query's data, their lists by kind. */
export const answeredOf = (
  patient: Omit<Answered, 'lists'> & Readonly<Record<string, unknown>>,
  types: readonly RecordType[],
): Answered => ({
  ...patient,
  lists: new Map(types.map((type) => [type, patient[RECORD_KINDS[type].list] as ToldList])),
})

/** The banner: who this is, so that the wrong patient is noticed on every page. */
export const personOf = (
  { nhsNumber, name, birthDate, gender, address, generalPractice }: Omit<Answered, 'lists'>,
  now: number,
) => ({
  name,
  nhsNumber: spaced(nhsNumber),
  birthDate: birthDateWords(birthDate),
  age: ageWords(birthDate, now),
  gender: gender === null ? null : sentenceCase(gender),
  address,
  practice: generalPractice === null ? null : (generalPractice.name ?? generalPractice.odsCode),
})

/** One kind of record: what may be concluded from the list, what holds now, and what is over. */
export const listView = (
  type: RecordType,
  list: ToldList,
  now: number,
  offering: Offering = NOTHING_OFFERED,
  opening: Opening = WHERE_IT_IS,
) => {
  const items = list.items.map((told) => ({ told, item: itemView(told, offering, opening) }))
  const { state, complete, sentence } = list.completeness
  return {
    type,
    slug: slugOf(type),
    title: wordsFor(type, 'recordType'),
    state,
    sentence,
    isWhole: complete && state !== 'CONTRADICTORY',
    count: list.totalCount,
    shown: list.items.length,
    next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null,
    // What is there comes before a statement that there is none: it is what may do harm.
    current: items
      .filter(({ told }) => !isOver(told, now))
      .toSorted((a, b) => Number(a.told.noneKnown === true) - Number(b.told.noneKnown === true))
      .map(({ item }) => item),
    past: items.filter(({ told }) => isOver(told, now)).map(({ item }) => item),
  }
}

/** The lists with sections of their own; the others follow under "everything else". */
const OWN_SECTIONS: ReadonlySet<RecordType> = new Set([
  'ALERT',
  'ALLERGY',
  'MEDICATION',
  'CONDITION',
  'OBSERVATION',
  'RESULT',
  'DOCUMENT',
])

/** The whole record as the page shows it. It rests on the answer alone, and on no order in which exchanges answered. */
export const recordView = (
  answered: Answered,
  now: number,
  offering: Offering = NOTHING_OFFERED,
  opening: Opening = WHERE_IT_IS,
) => {
  const lists = [...answered.lists].map(([type, list]) => ({
    type,
    list,
    view: listView(type, list, now, offering, opening),
  }))
  const list = Object.fromEntries(lists.map(({ type, view }) => [type, view]))
  const all = lists.flatMap(({ list: { items } }) => items.map((told) => ({ told, item: itemView(told) })))
  return {
    person: personOf(answered, now),
    verified: answered.verified,
    receipt: answered.receipt,
    explanation: answered.explanation,
    manifest: manifestView(answered.manifest, new Set(answered.awaited.map(({ id }) => id))),
    /** Something is held back that a permission or break-glass may open: from decisions made before asking alone. */
    isHeldBack: answered.manifest.some(({ state, partlyWithheld }) => state === 'WITHHELD_BY_CHOICE' || partlyWithheld),
    awaited: answered.awaited.map(({ id, name }) => name ?? id),
    list,
    others: KINDS_IN_ORDER.filter((type) => !OWN_SECTIONS.has(type)).flatMap((type) => list[type] ?? []),
    trends: trendsOf(answered.lists.get('OBSERVATION')?.items ?? []),
    timeline: timelineView(all),
  }
}
