import { createHash, type Hash } from 'node:crypto'

/** What a document's source states of its bytes; null where it does not. */
export type Stated = { readonly size: number | null; readonly hash: string | null }

/** The bytes are not those that the source spoke of: too few, too many, or others. */
export class NotAsStated extends Error {
  override readonly name = 'NotAsStated'
}

type Expected = { readonly hash: Hash; readonly digest: Buffer }

const BY_LENGTH = new Map([
  [20, 'sha1'],
  [32, 'sha256'],
])

/** FHIR states SHA-1 in base64 (Attachment.hash), IHE in hexadecimal (XDSDocumentEntry.hash); some state SHA-256. What is neither cannot be compared. */
const expected = (stated: string | null): Expected | undefined => {
  if (stated === null) return undefined
  const digest = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(stated)
    ? Buffer.from(stated, 'hex')
    : Buffer.from(stated, 'base64')
  const algorithm = BY_LENGTH.get(digest.length)
  return algorithm === undefined ? undefined : { hash: createHash(algorithm), digest }
}

/**
 * Hands a document on as long as it is what its source stated. The last piece is kept back until size and hash were compared: whoever counts bytes, as HTTP does,
 * never has all of a document that is another. Throws `NotAsStated`.
 */
export const asStated = async function* (
  body: AsyncIterable<Uint8Array>,
  { size, hash }: Stated,
): AsyncGenerator<Uint8Array, void> {
  const compare = expected(hash)
  let bytes = 0
  let last: Uint8Array | undefined
  for await (const piece of body) {
    if (piece.length === 0) continue
    bytes += piece.length
    if (size !== null && bytes > size) throw new NotAsStated()
    compare?.hash.update(piece)
    if (last !== undefined) yield last
    last = piece
  }
  if (size !== null && bytes !== size) throw new NotAsStated()
  if (compare !== undefined && !compare.hash.digest().equals(compare.digest)) throw new NotAsStated()
  if (last !== undefined) yield last
}
