import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asStated, NotAsStated, type Stated } from '../../../gateway/retrieval/as-stated.ts'

const bytes = Buffer.from('A letter that nobody wrote.')
const digest = (algorithm: string, of: Buffer, as: 'base64' | 'hex'): string =>
  createHash(algorithm).update(of).digest(as)

const inPieces = async function* (of: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < of.length; at += size) yield of.subarray(at, at + size)
}

/** What got through, and whether the end was reached. */
const through = async (of: Buffer, stated: Stated, size = 5) => {
  const passed: Uint8Array[] = []
  try {
    for await (const piece of asStated(inPieces(of, size), stated)) passed.push(piece)
    return { passed: Buffer.concat(passed), whole: true }
  } catch (error) {
    if (!(error instanceof NotAsStated)) throw error
    return { passed: Buffer.concat(passed), whole: false }
  }
}

describe('a document that is what was stated gets through', () => {
  test.each<[string, Stated]>([
    ['nothing was stated', { size: null, hash: null }],
    ['its size was', { size: bytes.length, hash: null }],
    ['SHA-1 in base64, as FHIR has it', { size: null, hash: digest('sha1', bytes, 'base64') }],
    ['SHA-1 in hexadecimal, as IHE has it', { size: bytes.length, hash: digest('sha1', bytes, 'hex') }],
    ['in capitals', { size: null, hash: digest('sha1', bytes, 'hex').toUpperCase() }],
    ['SHA-256', { size: null, hash: digest('sha256', bytes, 'base64') }],
    ['SHA-256 in hexadecimal', { size: null, hash: digest('sha256', bytes, 'hex') }],
    ['a hash of a kind that nobody here knows', { size: null, hash: 'kept-in-another-book' }],
  ])('where %s', async (_, stated) => expect(await through(bytes, stated)).toEqual({ passed: bytes, whole: true }))

  test('where it has no bytes at all', async () => {
    const empty = Buffer.alloc(0)
    expect(await through(empty, { size: 0, hash: digest('sha1', empty, 'base64') })).toEqual({
      passed: empty,
      whole: true,
    })
  })
})

describe('a document that is another never gets through whole', () => {
  test.each<[string, Stated]>([
    ['it is longer', { size: bytes.length - 1, hash: null }],
    ['it is shorter', { size: bytes.length + 1, hash: null }],
    ['its hash is another, in base64', { size: null, hash: digest('sha1', Buffer.from('x'), 'base64') }],
    ['its hash is another, in hexadecimal', { size: bytes.length, hash: digest('sha1', Buffer.from('x'), 'hex') }],
    ['its SHA-256 is another', { size: null, hash: digest('sha256', Buffer.from('x'), 'hex') }],
  ])('where %s', async (_, stated) => {
    const { passed, whole } = await through(bytes, stated)
    expect(whole).toBe(false)
    expect(passed.length).toBeLessThan(bytes.length)
  })

  test('however it is cut into pieces, and whichever byte is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (content, size, where, by) => {
          const right = Buffer.from(content)
          const stated = { size: right.length, hash: digest('sha1', right, 'base64') }
          expect(await through(right, stated, size)).toEqual({ passed: right, whole: true })
          const wrong = Buffer.from(right)
          const at = where % wrong.length
          wrong[at] = (wrong[at] ?? 0) ^ by
          const came = await through(wrong, stated, size)
          expect(came.whole).toBe(false)
          expect(came.passed.length).toBeLessThan(right.length)
        },
      ),
    )
  })
})

test('what breaks at its source breaks here as it did there', async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes
    throw new Error('lost')
  }
  const reading = Array.fromAsync(asStated(broken(), { size: null, hash: null }))
  await expect(reading).rejects.toThrow('lost')
})
