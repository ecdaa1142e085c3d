import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Finds what was planted, in every way it may have been written. `find` names each once. */
export type Scan = { readonly find: (what: string | Buffer) => readonly string[] }

/** The characters of a text that base64 writes alike whatever stands before and after it: one spelling for each of three places. */
const base64Of = (text: string): readonly string[] =>
  [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64')
    const from = Math.ceil((offset * 8) / 6)
    const to = Math.floor(((offset + Buffer.byteLength(text)) * 8) / 6)
    return encoded.slice(from, to)
  })

const bytesOf = (number: string): string => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt(number))
  return bytes.toString('latin1')
}

const SPELLINGS: Readonly<Record<string, (number: string) => string>> = {
  plain: (number) => number,
  spaced: (number) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`,
  hyphened: (number) => `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`,
  hex: (number) => Buffer.from(number).toString('hex'),
  'base64, first place': (number) => base64Of(number)[0] ?? '',
  'base64, second place': (number) => base64Of(number)[1] ?? '',
  'base64, third place': (number) => base64Of(number)[2] ?? '',
  'whole number of 64 bits': bytesOf,
}

const commonStart = (words: readonly string[]): string => {
  const [first = '', ...others] = words
  let length = first.length
  for (const word of others) while (!word.startsWith(first.slice(0, length))) length -= 1
  return first.slice(0, length)
}

const backwards = (text: string): string => [...text].reverse().join('')

/** Words that begin alike, or else end alike, and are equally long: one pass over a text finds them all. */
const searchFor = (words: readonly string[]): ((text: string) => readonly string[]) => {
  const known = new Set(words)
  const length = words[0]?.length ?? 0
  const start = commonStart(words)
  const alike = start === '' ? backwards(commonStart(words.map(backwards))) : start
  if (alike === '' || words.some((word) => word.length !== length)) throw new Error('These have nothing in common.')
  const before = start === '' ? length - alike.length : 0
  return (text) => {
    const found: string[] = []
    for (let at = text.indexOf(alike); at >= 0; at = text.indexOf(alike, at + 1)) {
      const word = text.slice(at - before, at - before + length)
      if (known.has(word)) found.push(word)
    }
    return found
  }
}

/** Looks for these NHS numbers: in digits, spaced, hyphened, in hex, in base64 and as the bytes of a whole number. */
export const scanForNumbers = (numbers: readonly string[]): Scan => {
  const passes = Object.entries(SPELLINGS).map(([name, spell]) => ({ name, search: searchFor(numbers.map(spell)) }))
  return {
    find: (what) => {
      const text = typeof what === 'string' ? what : what.toString('latin1')
      return passes.flatMap(({ name, search }) => [...new Set(search(text))].map((word) => `${name}: ${word}`))
    },
  }
}

/** Looks for these words, as they are, in capitals, small, in hex and in base64. */
export const scanForWords = (words: readonly string[]): Scan => {
  const spelt = words.flatMap((word) =>
    [word, word.toUpperCase(), word.toLowerCase()].flatMap((one) => [
      one,
      Buffer.from(one).toString('hex'),
      ...base64Of(one),
    ]),
  )
  // Of letters and digits alone, so none needs escaping.
  const any = new RegExp(spelt.join('|'), 'g')
  return { find: (what) => [...new Set((typeof what === 'string' ? what : what.toString('latin1')).match(any))] }
}

const PAGE = 8_192
const NOTHING = Buffer.alloc(PAGE)

/** Files are made long before they are full: pages of nothing are not looked at. */
const written = (bytes: Buffer): Buffer => {
  const pages: Buffer[] = []
  for (let at = 0; at < bytes.length; at += PAGE) {
    const page = bytes.subarray(at, at + PAGE)
    if (!page.equals(NOTHING)) pages.push(page)
  }
  return Buffer.concat(pages)
}

/** Every file under a directory, with what is written in it. */
export const filesUnder = (directory: string): readonly { readonly name: string; readonly bytes: Buffer }[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.isFile() === true)
    .map((name) => ({ name, bytes: written(readFileSync(join(directory, name))) }))
