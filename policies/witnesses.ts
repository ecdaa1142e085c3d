import type { ConsentDirective } from '../schema/model/consent-directive.ts'
import type { FhirDate } from '../schema/model/fhir-date.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import { UNLISTED } from './classes.ts'
import type { Facts, RecordFacts } from './facts.ts'
import { boundsOf, isLimited } from './record-dates.ts'

// Why a few witnesses stand for every record there could be. The ranges of date-limited directives cut time into stretches; a record
// matters only by the stretches its dates lie in, and what is limited to a range contains it or not by its first and last alone.
// So for "some record is released" the mildest are enough: two dates each, the fewest denies for the same permits, no class or one
// (every class is resolved alone, and an agreement covers fewer classes sooner than more). For "every record is released" the
// harshest are: undated, or a date in every stretch between two, and no class or all of them, and `NOPAT`.

const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** One day in each stretch of time that the date-limited directives tell apart, in order; none when no directive is so limited. */
const stretchesOf = (directives: readonly ConsentDirective[]): readonly FhirDate[] => {
  const starts = new Set<FhirDate>()
  for (const { scope } of directives) {
    const bounds = isLimited(scope.recordDates) ? boundsOf(scope.recordDates) : undefined
    if (bounds === undefined) continue
    starts.add('0000-01-01').add(bounds.first)
    if (bounds.last < '9999-12-31') starts.add(dayAfter(bounds.last))
  }
  return [...starts].sort()
}

const spansOf = (stretches: readonly FhirDate[]): readonly (readonly FhirDate[])[] =>
  stretches.flatMap((_, first) => stretches.slice(first).map((_, length) => stretches.slice(first, first + length + 1)))

const ends = (span: readonly FhirDate[]): readonly FhirDate[] =>
  span.length > 2 ? [...span.slice(0, 1), ...span.slice(-1)] : span

const classesNamed = (directives: readonly ConsentDirective[]): readonly SensitivityClass[] =>
  [...new Set(directives.flatMap(({ scope }) => scope.classes ?? []))].sort()

/** Records that a question could be about: the ones without a class, and those of each class that some directive names. */
export type Mildest = {
  readonly plain: readonly RecordFacts[]
  readonly sensitive: readonly (readonly [SensitivityClass, readonly RecordFacts[]])[]
}

/** If any record at all may be released, one of these may. */
export const mildest = ({ directives }: Pick<Facts, 'directives'>): Mildest => {
  const dates = [[], ...spansOf(stretchesOf(directives)).map(ends)]
  const of = (classes: readonly SensitivityClass[]) =>
    dates.map((each) => ({ classes, dates: each, notForPatient: false }))
  return { plain: of([]), sensitive: classesNamed(directives).map((named) => [named, of([named])]) }
}

/** Every class a record could be of: those of the deployment where they are known, else one more than anybody names. */
export const everyClass = ({
  directives,
  classes,
}: Pick<Facts, 'directives' | 'classes'>): readonly SensitivityClass[] => [
  ...new Set(
    classes === undefined
      ? [...classesNamed(directives), 'R', 'V', UNLISTED, 'not named by anybody']
      : [...classes, 'R', 'V'],
  ),
]

/** If all of these may be released, every record may. */
export const harshest = (facts: Pick<Facts, 'directives' | 'classes'>): readonly RecordFacts[] =>
  [everyClass(facts), []].flatMap((classes) =>
    [[], ...spansOf(stretchesOf(facts.directives))].map((dates) => ({ classes, dates, notForPatient: true })),
  )
