import type { Coding } from '../../schema/model/coded-concept.ts'
import type { Telling } from '../../schema/model/record.ts'

const same = (one: Coding, other: Coding): boolean => one.system === other.system && one.code === other.code

/** A record of a document is as confidential as its document is said to be, where it was listed or in itself: each may know of what the other does not say. */
export const labelled = (telling: Telling, labels: readonly Coding[]): Telling => {
  const { confidentiality } = telling.content
  const more = labels.filter((label) => !confidentiality.some((known) => same(known, label)))
  return more.length === 0
    ? telling
    : { ...telling, content: { ...telling.content, confidentiality: [...confidentiality, ...more] } }
}
