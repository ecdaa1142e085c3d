import { londonClock, londonDay } from './london-moment.ts'
import type { Told } from './told.ts'

/**
 * One thing that a form asks: `words` a text, `lines` a longer one, `list` one thing a line, `code` one of FHIR's codes, `day` a date of which day or month may be left
 * out, `clock` a time of day. `now` is what the record says of it, as the form writes it; `''` where it says nothing, or nothing that can be told for sure.
 */
export type EditField = {
  readonly name: string
  readonly label: string
  readonly as: 'words' | 'lines' | 'list' | 'code' | 'day' | 'clock'
  readonly most: number
  readonly hint: string
  readonly codes: readonly string[]
  /** What a new record says unless it is said otherwise; '' where it then says nothing. */
  readonly usual: string
  /** What is said where a new record lacks it; '' where it may. */
  readonly missing: string
  readonly now: (told: Told) => string
  /** Of a day: the time of day in London that the record states with it; '' for none. The form does not ask it, and a corrected day keeps it. */
  readonly time: (told: Told) => string
  /** Of a list: the codes of each of its lines, a line each; `-` for none. Of a dose: what its source states of it in parts. */
  readonly coded: (told: Told) => string
  /** What its source says beside it in its own words, which a correction leaves as it is; '' for nothing. */
  readonly beside: (told: Told) => string
  /** What its source makes of it ("high"), which goes when it is said anew; '' for nothing. */
  readonly judged: (told: Told) => string
  /** Whether it is asked where this record is corrected: not where an answer would take the place of more than it. */
  readonly corrects: (told: Told) => boolean
  /** Whether a correction may empty it: then the record says it no more. */
  readonly mayGo: boolean
  /** Of which of several alike it is a part, counted from one; 0 of what there is one of. */
  readonly row: number
  /** What each of those is called, `Reaction 2`; '' where the field is named so itself. */
  readonly group: string
}

const NOT_TOLD = (): string => ''

/** A field of words; what is stated takes the place of the usual. */
export const field = (made: Partial<EditField> & Pick<EditField, 'name' | 'label'>): EditField => ({
  as: 'words',
  most: 300,
  hint: '',
  codes: [],
  usual: '',
  missing: '',
  now: NOT_TOLD,
  time: NOT_TOLD,
  coded: NOT_TOLD,
  beside: NOT_TOLD,
  judged: NOT_TOLD,
  corrects: () => true,
  mayGo: false,
  row: 0,
  group: '',
  ...made,
})

/** One of these codes; a code that the form has not is the source's own, and stays as it is. */
export const code = (
  name: string,
  label: string,
  codes: readonly string[],
  now: (told: Told) => string | null | undefined,
  more: Partial<EditField> = {},
): EditField =>
  field({
    name,
    label,
    as: 'code',
    codes,
    now: (told) => codes.find((one) => one === (now(told) ?? '').toLowerCase()) ?? '',
    ...more,
  })

const HINT_OF_DAY = 'For example, 27 3 2024. Leave out the day, or the day and month, if they are not known'

/** A date of the record, shown as the day in London. */
export const day = (
  name: string,
  label: string,
  date: (told: Told) => string | null,
  more: Partial<EditField> = {},
): EditField =>
  field({
    name,
    label,
    as: 'day',
    hint: HINT_OF_DAY,
    now: (told) => londonDay(date(told)),
    time: (told) => londonClock(date(told)),
    ...more,
  })

/** A text for a box of one line, which would leave its line breaks out and put together what they part. */
export const inOneLine = (text: string): string => text.trim().replaceAll(/\s*[\r\n]+\s*/g, ' ')
