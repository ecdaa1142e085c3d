import type { Speaker, Values } from '../language/speaker.ts'

/**
 * The same speaker, of a person who is acted for: where the account says "my" or "your", the text under `their` of the same name is said instead.
 * A text that has none there says the same of everybody.
 */
export const speakingOfAnother = (speaker: Speaker): Speaker => {
  const nameOf = (name: string): string => (speaker.has(`their.${name}`) ? `their.${name}` : name)
  return {
    ...speaker,
    t: (name: string, values?: Values) => speaker.t(nameOf(name), values),
    word: (vocabulary, code) => {
      const name = nameOf(`words.${vocabulary}.${code}`)
      return speaker.has(name) ? speaker.t(name) : code
    },
  }
}
