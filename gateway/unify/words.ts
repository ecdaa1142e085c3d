// The semantic tag that ends a SNOMED CT fully specified name: `Asthma (disorder)` names what `Asthma` names.
const SEMANTIC_TAG =
  / \((?:disorder|finding|situation|procedure|regime\/therapy|substance|product|medicinal product|observable entity|event|morphologic abnormality|qualifier value)\)$/

// Signs mean something beside a number: 2.5, 1/2, <5, -1. Elsewhere they do not.
const NO_MEANING = /(?:[^\p{L}\p{M}\p{N}%+<>./-]|[./-](?!\d)|(?<=[\p{L}\p{N}])-)+/gu

const IS_PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/** Words as people vary them without meaning to: case, punctuation, spacing and a semantic tag aside. `''` when there are none. */
export const plainWords = (text: string | null): string => {
  if (text === null) return ''
  const lower = text.trim().toLowerCase()
  return IS_PLAIN.test(lower)
    ? lower
    : lower.replace(SEMANTIC_TAG, '').normalize('NFKC').replaceAll(NO_MEANING, ' ').trim()
}
