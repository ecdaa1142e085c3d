import type { ConsentDirective } from '../schema/model/consent-directive.ts'
import type { RecordFacts } from './facts.ts'
import { isLimited, speaksOfDates } from './record-dates.ts'

/** The sort of a record without a class, that no directive tells apart by its dates and no author withheld. */
export const PLAIN = ''

/**
 * Names the sort of a record: the rules answer alike for two of one sort, of one type and custodian at one exchange, within one view. They see of a record
 * its classes, `NOPAT`, and of its dates only which date-limited directives speak of them.
 */
export const recordSorts = (directives: readonly ConsentDirective[]): ((record: RecordFacts) => string) => {
  const limits = directives.flatMap(({ effect, scope: { recordDates } }) =>
    isLimited(recordDates) ? [{ effect, range: recordDates }] : [],
  )
  return ({ classes, dates, notForPatient }) => {
    if (limits.length === 0 && classes.length === 0 && !notForPatient) return PLAIN
    const spoken = limits.map(({ effect, range }) => Number(speaksOfDates(effect, range, dates)))
    return JSON.stringify([notForPatient, spoken, classes])
  }
}
