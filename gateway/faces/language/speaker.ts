import { IntlMessageFormat } from 'intl-messageformat'
import type { Instant } from '../../../schema/model/instant.ts'
import { clock as englishClock, day as englishDay } from '../render/dates.ts'
import { saidPlainly } from '../render/isolate.ts'
import type { Language } from './languages.ts'
import { flatten, type Texts } from './texts.ts'

/** What is put into a text: words (isolated, so that they cannot turn the text around them), several words (as a list), a number. */
export type Values = Readonly<Record<string, string | number | readonly string[] | null | undefined>>

/** One language, spoken: its texts, and dates, times and numbers as it writes them, in London. */
export type Speaker = {
  readonly language: Language
  /** A text by its name. Throws for a name that does not exist. */
  readonly t: (name: string, values?: Values) => string
  /** Whether there is a text of that name. */
  readonly has: (name: string) => boolean
  /** A code in words: the text `words.<vocabulary>.<code>`, else the code itself. */
  readonly word: (vocabulary: string, code: string) => string
  /** A moment's day in London, or a bare day as it stands. */
  readonly day: (at: Instant | string) => string
  readonly clock: (at: Instant | string) => string
  readonly moment: (at: Instant | string) => string
  readonly number: (count: number) => string
  readonly list: (items: readonly string[]) => string
}

const PLAIN = /^[ -~]*$/
const LONDON = 'Europe/London'

/** Dates of a language other than English, whose manner the NHS has laid down (`render/dates.ts`). */
const datesOf = ({ locale, code }: Language): Pick<Speaker, 'day' | 'clock'> => {
  if (code === 'en') return { day: englishDay, clock: englishClock }
  const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const inLondon = new Intl.DateTimeFormat(locale, { ...whole, timeZone: LONDON })
  const bare = new Intl.DateTimeFormat(locale, { ...whole, timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: LONDON })
  return {
    day: (at) => (typeof at === 'string' && at.length === 10 ? bare : inLondon).format(new Date(at)),
    clock: (at) => clock.format(new Date(at)),
  }
}

/** A speaker of these texts. Each text is parsed once, when it is first said. */
export const speakerOf = (language: Language, texts: Texts): Speaker => {
  // In a text that runs from left to right, words of plain letters turn nothing.
  const put = (word: unknown): string => {
    const said = String(word ?? '')
    return language.direction === 'ltr' && PLAIN.test(said) ? said : saidPlainly(said)
  }
  const all = flatten(texts)
  const parsed = new Map<string, IntlMessageFormat>()
  const lists = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const numbers = new Intl.NumberFormat(language.locale)
  const dates = datesOf(language)

  const list = (items: readonly string[]): string => lists.format(items.map(put))
  const formatOf = (name: string): IntlMessageFormat => {
    const held = parsed.get(name)
    if (held !== undefined) return held
    const text = all.get(name)
    if (text === undefined) throw new Error(`There is no text called ${name}.`)
    const made = new IntlMessageFormat(text, language.locale, undefined, { ignoreTag: true })
    parsed.set(name, made)
    return made
  }
  const t: Speaker['t'] = (name, values = {}) => {
    const given = Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'number' ? value : Array.isArray(value) ? list(value) : put(value),
    ])
    return String(formatOf(name).format(Object.fromEntries(given)))
  }
  return {
    language,
    t,
    has: (name) => all.has(name),
    word: (vocabulary, code) => (all.has(`words.${vocabulary}.${code}`) ? t(`words.${vocabulary}.${code}`) : code),
    ...dates,
    moment: (at) => t('frame.moment', { day: dates.day(at), clock: dates.clock(at) }),
    number: (count) => numbers.format(count),
    list,
  }
}
