import { ENGLISH, type Language, languageOf } from './languages.ts'

/** The languages that a browser says its reader prefers, most preferred first (RFC 9110 §12.5.4): `ar-EG;q=0.8, en`. At most twenty are read. */
const preferred = (header: string): readonly string[] =>
  header
    .split(',', 20)
    .map((part, at) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((one) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(one)?.[1]).find(Boolean)
      return { code: tag.trim().split('-', 1)[0] ?? '', weight: weight === undefined ? 1 : Number(weight), at }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at)
    .map(({ code }) => code)

/** The language to speak: the one that was chosen here, else the first that the browser prefers and we speak, else English. */
export const chooseLanguage = (chosen: string | undefined, accepted: string | undefined): Language =>
  languageOf(chosen) ??
  preferred(accepted ?? '')
    .map(languageOf)
    .find((language) => language !== undefined) ??
  ENGLISH
