import type { LanguageCode } from './languages.ts'

/** Texts of one language: ICU MessageFormat, named by the path to them (`choices.title`). Values stand in braces, plurals in `{count, plural, …}`. */
export interface Texts {
  readonly [name: string]: string | Texts
}

/** The same names with other words: what every translation of `English` must be. */
export type Translation<English extends Texts> = {
  readonly [Name in keyof English]: English[Name] extends string
    ? string
    : English[Name] extends Texts
      ? Translation<English[Name]>
      : never
}

/** The texts of a face in every language. */
export type TextsByLanguage = Readonly<Record<LanguageCode, Texts>>

/** Each text under its whole name. */
export const flatten = (texts: Texts, before = ''): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[before + name, text] as const] : [...flatten(text, `${before}${name}.`)],
    ),
  )
