import { isMoment, momentOf } from '../when.ts'
import { measuredAmounts, measuredUnit, measuredValue } from './measured-value.ts'
import { sameness, standing } from './sameness.ts'

const FINAL: ReadonlySet<string> = new Set(['final', 'amended', 'corrected'])

/**
 * The same thing measured at the same moment, or on the same day with the same value: a day has many readings, so on a day alone other values are other
 * readings. At one moment, another value is a dissent, unless the same data controller tells both.
 */
export const observation = sameness<'OBSERVATION'>({
  place: ({ content }, moment) => {
    const date = momentOf(content.date, moment)
    return date === ''
      ? undefined
      : { strict: '', date, first: measuredAmounts(content), second: measuredUnit(content) }
  },
  says: (content, label) => [
    FINAL.has(content.status ?? '') ? 'final' : standing(content.status),
    measuredValue(content, label),
    measuredUnit(content),
  ],
  mayRepeat: true,
  mark: ({ date }) => (isMoment(date) ? date : ''),
})
