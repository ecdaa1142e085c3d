import { londonDay } from '../../../policies/london-day.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import { wordsFor } from '../render/words.ts'
import type { ShownChoice } from './shown-choice.ts'

/**
 * The fields of a choice's form as a choice fills them (`choice-fields.ts` reads them): each a text, the boxes that are ticked, or a
 * day `YYYY-MM-DD` for its three boxes. Organisations are `places.ts`'s.
 */
export type KeptFields = Readonly<Record<string, string | readonly string[]>>

/** Whether a class has a box of its own; the others are written by their codes. */
const hasBox = (code: string): boolean => wordsFor(code, 'sensitivityClass') !== code

/**
 * A choice as the fields of its form. A start that has come is left out: what is recorded in its place begins at once. An end becomes the last day that
 * belongs to it in London.
 */
export const keptFields = ({ effect, scope, period, breakGlassMayLift }: ShownChoice, now: Instant): KeptFields => {
  const classes = scope.classes ?? []
  const start = period.start === null ? undefined : Date.parse(period.start)
  return {
    effect,
    recordTypes: scope.recordTypes ?? [],
    classes: classes.filter(hasBox),
    otherClasses: classes.filter((code) => !hasBox(code)).join(' '),
    purposes: scope.purposes ?? [],
    actions: scope.actions ?? [],
    recordsFrom: scope.recordDates?.from ?? '',
    recordsTo: scope.recordDates?.to ?? '',
    firstDay: start === undefined || start <= now ? '' : londonDay(start),
    lastDay: period.end === null ? '' : londonDay(Date.parse(period.end) - 1),
    breakGlassMayLift: breakGlassMayLift ? 'yes' : '',
  }
}
