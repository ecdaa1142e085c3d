import type { FastifyRequest } from 'fastify'
import type { Face } from '../face.ts'
import type { LanguageLink } from '../frame.ts'
import { chooseLanguage } from './choose-language.ts'
import { FRAME_TEXTS } from './frame-texts.ts'
import { ENGLISH, LANGUAGES, type LanguageCode, languageOf } from './languages.ts'
import { type Speaker, speakerOf } from './speaker.ts'

/** What a page is asked by, as far as it says which language to speak. */
type Heard = Pick<FastifyRequest, 'headers' | 'url'>

/** In which language each request to a face is answered. */
export type Speaking = {
  /** The speaker of this face for this request. A face without languages speaks English. */
  readonly speakerFor: (face: Face, request: Heard) => Speaker
  /** The other languages of the face, each with where this page is had in it; none where it has only one. */
  readonly links: (face: Face, path: string) => readonly LanguageLink[]
  /** The language that this request chooses (`?lang=ar`), and where the page is without that; undefined where it chooses none. */
  readonly chosen: (
    face: Face,
    request: Heard,
  ) => { readonly language: LanguageCode; readonly location: string } | undefined
}

/** The name in the query by which a reader chooses. */
const NAME = 'lang'

const NOWHERE = 'http://nowhere.invalid'

/** `cookie`: the name of the cookie that remembers a choice. It holds a language's code and nothing else. */
export const openSpeaking = (faces: readonly Face[], cookie: string): Speaking => {
  // Pages are also asked for where no cookie is read (what is not found): this one is two letters.
  const remembered = new RegExp(`(?:^|;\\s*)${cookie}=([a-z]{2})(?:;|$)`)
  const english = speakerOf(ENGLISH, { frame: FRAME_TEXTS })
  const speakers = new Map(
    faces.flatMap(({ name, texts }) =>
      texts === undefined
        ? []
        : [[name, new Map(LANGUAGES.map((language) => [language.code, speakerOf(language, texts[language.code])]))]],
    ),
  )
  return {
    speakerFor: ({ name }, { headers }) => {
      const own = speakers.get(name)
      if (own === undefined) return english
      const [, chosen] = remembered.exec(headers.cookie ?? '') ?? []
      return own.get(chooseLanguage(chosen, headers['accept-language']).code) ?? english
    },
    links: ({ texts }, path) =>
      texts === undefined
        ? []
        : LANGUAGES.map((language) => {
            const at = new URL(path, NOWHERE)
            at.searchParams.set(NAME, language.code)
            return { href: `${at.pathname}${at.search}`, language }
          }),
    chosen: ({ texts }, { url }) => {
      const at = URL.parse(url, NOWHERE)
      const language = texts === undefined ? undefined : languageOf(at?.searchParams.get(NAME))
      // A path that a browser would read as another place leads nowhere.
      if (language === undefined || at === null || at.origin !== NOWHERE || at.pathname.startsWith('//'))
        return undefined
      at.searchParams.delete(NAME)
      return { language: language.code, location: `${at.pathname}${at.search}` }
    },
  }
}
