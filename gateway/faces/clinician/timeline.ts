import type { RecordType } from '../../../schema/model/record-type.ts'
import type { ItemView } from './record-words.ts'
import type { ToldWithDissent } from './told.ts'

/** How many lines a timeline shows. */
export const TIMELINE_SHOWN = 60

type Line = { readonly at: number; readonly date: string; readonly told: ToldWithDissent; readonly item: ItemView }

/** The moment that a date begins at; a date that is none has no place. */
const beginningOf = (date: string): number => Date.parse(date.length === 4 ? `${date}-01-01` : date)

/**
 * Everything that has a date, newest first, by year; what has none is counted. Two of one moment stand in the order of their kinds and ids, so that the
 * same records always give the same timeline.
 */
export const timelineView = (items: readonly { readonly told: ToldWithDissent; readonly item: ItemView }[]) => {
  const dated = items.flatMap(({ told, item }): readonly Line[] => {
    if (told.noneKnown === true || told.date === null) return []
    const at = beginningOf(told.date)
    return Number.isNaN(at) ? [] : [{ at, date: told.date, told, item }]
  })
  const sorted = dated.toSorted(
    (a, b) =>
      b.at - a.at ||
      (a.told.recordType < b.told.recordType ? -1 : a.told.recordType > b.told.recordType ? 1 : 0) ||
      (a.told.id < b.told.id ? -1 : 1),
  )
  const shown = sorted.slice(0, TIMELINE_SHOWN)
  const years = [...Map.groupBy(shown, ({ date }) => date.slice(0, 4))].map(([year, lines]) => ({
    year,
    lines: lines.map(({ item }) => ({
      id: item.id,
      type: item.type satisfies RecordType,
      words: item.words,
      date: item.date,
      from: item.from,
      value: item.details.find(({ name }) => name === 'Value')?.words ?? '',
    })),
  }))
  return {
    years,
    shown: shown.length,
    count: sorted.length,
    undated: items.filter(({ told }) => told.noneKnown !== true).length - sorted.length,
  }
}
