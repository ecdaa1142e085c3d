import { dated } from '../agree.ts'
import { dayOf, momentOf } from '../when.ts'
import { plainWords } from '../words.ts'
import { sameness, standing } from './sameness.ts'

/** Exchanges class the same letter each in its own way: its class says nothing of sameness. */
const NOTHING = { codings: [], text: null }

/**
 * The same bytes, wherever they lie; or the same title, date and custodian (the same letter through two exchanges), unless both state a hash and
 * the hashes differ.
 */
export const document = sameness<'DOCUMENT'>({
  about: () => NOTHING,
  aboutMayBeUnsaid: true,
  place: ({ content, custodian }, moment) => {
    const date = momentOf(content.date, moment)
    const hash = content.hash ?? ''
    const title = plainWords(content.title) || plainWords(content.concept.text)
    if (hash === '' && (date === '' || title === '')) return undefined
    return { strict: `${custodian}:${title}`, date, first: hash, second: '' }
  },
  says: (content) => [standing(content.status), content.documentStatus ?? '', dated(dayOf(content.date))],
  mark: ({ first }) => first,
})
