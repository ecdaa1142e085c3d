import { momentOf } from '../when.ts'
import { plainWords } from '../words.ts'
import { sameness, standing } from './sameness.ts'

const FINAL: ReadonlySet<string> = new Set(['final', 'amended', 'corrected', 'appended'])

/** The same report of the same moment. */
export const result = sameness<'RESULT'>({
  place: ({ content }, moment) => {
    const date = momentOf(content.date, moment)
    return date === '' ? undefined : { strict: '', date, first: '', second: '' }
  },
  says: (content, label) => [
    FINAL.has(content.status ?? '') ? 'final' : standing(content.status),
    plainWords(content.conclusion),
    content.conclusionCodes.map(label).sort().join(';'),
  ],
  mayRepeat: true,
})
