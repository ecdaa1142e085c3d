import type { CodedConcept, Coding } from '../../schema/model/coded-concept.ts'
import { isCodedByProduct } from './named-alike.ts'

/** A number for a text: equal for equal texts, and for different ones so seldom that it only costs a closer look. */
const markOf = (text: string): number => {
  let mark = text.length
  for (let at = 0; at < text.length; at++) mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0
  return mark
}

const NONE: readonly number[] = []

const isMarked = ({ system, code }: Coding): boolean => system !== null && code !== null

/** What all share that may be named alike though they share no code (`named-alike.ts`). */
const PRODUCT = markOf('coded by product')

/**
 * A mark for each code of a concept: concepts that share a code share a mark, and with `mayBeNamedAlike` all that are coded by product share one. None where it has no code, or only codes without a system. Of the exact
 * length, since every record of a view holds its own: what grows by pushing has room for sixteen more.
 */
export const marksOf = (concept: CodedConcept, mayBeNamedAlike: boolean): readonly number[] => {
  const { codings } = concept
  let count = 0
  for (const coding of codings) if (isMarked(coding)) count++
  if (count === 0) return NONE
  const isProduct = mayBeNamedAlike && isCodedByProduct(concept)
  const marks = new Array<number>(isProduct ? count + 1 : count)
  let at = 0
  if (isProduct) marks[at++] = PRODUCT
  for (const coding of codings) if (isMarked(coding)) marks[at++] = markOf(coding.code ?? '')
  return marks
}

/** Spreads marks over a table (Knuth's multiplicative hash: 2^32 over the golden ratio). */
const SPREAD = 0x9e3779b1

/**
 * Tells, place by place, whether what stands there shares a mark with another (1) or with nobody (0). One table of numbers with open addressing: most
 * records of most lists meet nobody, and this is all that finding it out costs.
 */
export const sharing = (given: readonly { readonly marks: readonly number[] }[]): Uint8Array => {
  let total = 0
  for (const { marks } of given) total += marks.length
  const bits = 33 - Math.clz32(total)
  const shift = 32 - bits
  const last = 2 ** bits - 1
  /** One more than the place of the first that bears a mark, and the mark: two numbers a slot. */
  const table = new Int32Array(2 * (last + 1))
  const shared = new Uint8Array(given.length)
  let place = 0
  for (const { marks } of given) {
    place++
    for (const mark of marks) {
      let slot = Math.imul(mark, SPREAD) >>> shift
      while (table[2 * slot] !== 0 && table[2 * slot + 1] !== mark) slot = (slot + 1) & last
      const first = Number(table[2 * slot])
      if (first === 0) {
        table[2 * slot] = place
        table[2 * slot + 1] = mark
      } else if (first !== place) {
        shared[first - 1] = 1
        shared[place - 1] = 1
      }
    }
  }
  return shared
}
