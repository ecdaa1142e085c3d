import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RegistryReader } from '../subgraphs/house-context.ts'
import { wordsOf } from './words-of.ts'

type Called = { readonly count: number; readonly byWord: ReadonlyMap<string, readonly OdsCode[]> }

/** The words of the names, once for each reading of the registry. */
const known = new WeakMap<RegistryReader, Called>()

const callNames = (registry: RegistryReader, codes: readonly OdsCode[]): Called => {
  const byWord = new Map<string, OdsCode[]>()
  for (const code of codes) {
    for (const word of wordsOf(`${code} ${registry.organisation(code)?.name ?? ''}`)) {
      const list = byWord.get(word)
      if (list === undefined) byWord.set(word, [code])
      else list.push(code)
    }
  }
  return { count: codes.length, byWord }
}

/** Which of these organisations have a word in their name or code that begins so. The directory's names are read into words once, not at each search. */
export const organisationsCalled =
  (registry: RegistryReader, codes: readonly OdsCode[]) =>
  (word: string): readonly OdsCode[] => {
    const held = known.get(registry)
    const called = held?.count === codes.length ? held : callNames(registry, codes)
    known.set(registry, called)
    return [...called.byWord].flatMap(([own, found]) => (own.startsWith(word) ? found : []))
  }
