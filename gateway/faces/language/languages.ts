/**
 * The languages that pages can speak: `tag` for `lang` (BCP 47), `locale` for numbers and dates, its own name, the direction it is written in.
 * Digits are 0 to 9 in all of them: doses, dates and NHS numbers stand in records as they were written, and one page must not have two kinds.
 */
export const LANGUAGES = [
  { code: 'en', tag: 'en-GB', locale: 'en-GB', name: 'English', direction: 'ltr' },
  { code: 'bn', tag: 'bn', locale: 'bn-u-nu-latn', name: 'বাংলা', direction: 'ltr' },
  { code: 'pl', tag: 'pl', locale: 'pl', name: 'Polski', direction: 'ltr' },
  { code: 'ur', tag: 'ur', locale: 'ur-u-nu-latn', name: 'اردو', direction: 'rtl' },
  { code: 'so', tag: 'so', locale: 'so', name: 'Soomaali', direction: 'ltr' },
  { code: 'ar', tag: 'ar', locale: 'ar-u-nu-latn-ca-gregory', name: 'العربية', direction: 'rtl' },
] as const

export type Language = (typeof LANGUAGES)[number]

export type LanguageCode = Language['code']

/** What is spoken where nothing else is asked for. */
export const ENGLISH: Language = LANGUAGES[0]

/** The language of a code; undefined for one that no page speaks. */
export const languageOf = (code: unknown): Language | undefined => LANGUAGES.find((one) => one.code === code)
