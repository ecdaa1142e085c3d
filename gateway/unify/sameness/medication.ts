import type { MedicationContent } from '../../../schema/model/record.ts'
import { dated } from '../agree.ts'
import { namedAlike, productSaid } from '../named-alike.ts'
import { oneTaking } from '../one-taking.ts'
import { productNameOf } from '../product-name.ts'
import { dayOf, momentOf } from '../when.ts'
import { plainWords } from '../words.ts'
import { assertion, isWithdrawn, sameness, standing } from './sameness.ts'

// What the reading of `doNotPerform` and of a medicine not taken puts before the notes.
const FORBIDDING = /^(?:do not (?:perform|give|administer)|not taken)\b/i

/** An instruction not to give a medicine, or a statement that it was not taken, is never the same as its opposite. */
export const forbids = ({ notes }: Pick<MedicationContent, 'notes'>): boolean =>
  notes.some((note) => FORBIDDING.test(note))

/** What is taken, stated or listed without a word on which: it has a period, and may have no date. */
const isTaken = (kind: string | null): boolean => kind === null || kind === 'STATEMENT'

const TAKEN = 'taken'

/** A list of medicines may mean a statement or an order, and never a dose that was given or dispensed. */
const told = ({ kind }: MedicationContent): string =>
  kind === null || kind === 'STATEMENT' || kind === 'REQUEST' ? TAKEN : kind

/**
 * The same medicine, told as the same kind of thing with the same intent (a plan and the order under it are two), begun at the same time; what is taken
 * is one for as long as it is taken (`oneTaking`). What a person takes may be undated; an order, a supply or an administration without a date
 * cannot be told from another. That none is taken is one statement, whenever it was made.
 */
export const medication = sameness<'MEDICATION'>({
  namedAlike: (named) => namedAlike(named, productNameOf),
  place: ({ content }, moment) => {
    const { kind, date, intent, noneKnown } = content
    const when = noneKnown ? '' : isTaken(kind) ? dayOf(date, moment) : momentOf(date, moment)
    if (when === '' && !isTaken(kind)) return undefined
    return {
      strict: `${told(content)}:${assertion(content)}:${forbids(content) ? 'not' : ''}`,
      date: when,
      first: intent ?? '',
      second: kind ?? '',
    }
  },
  says: (content, label) => [
    standing(content.status),
    content.dosages.map(plainWords).sort().join(';'),
    content.quantity === null ? '' : `${content.quantity.value ?? ''} ${plainWords(content.quantity.unit)}`,
    dated(dayOf(content.endDate)),
    content.noneKnown ? '' : dated(dayOf(content.date)),
    productSaid(content.concept, label),
  ],
  weight: ({ status }) => (isWithdrawn(status) ? 0 : status === null || status === 'active' ? 2 : 1),
  mayRepeat: true,
  mark: ({ strict }) => (strict.startsWith(TAKEN) ? strict : ''),
  meeting: oneTaking,
})
