import { once } from 'node:events'
import { Dicer } from '@fastify/busboy'
import { contentIdOf, type Multipart } from './multipart.ts'

/** One part, gathered. */
export type Part = {
  readonly contentId: string | undefined
  readonly contentType: string
  readonly body: Buffer
}

/** Headers of a part as Dicer gives them: lower-case names, each with every value it had. */
export type PartHeaders = Readonly<Record<string, readonly string[] | undefined>>

/** Parts that one answer may have: each is a document. */
const MOST_PARTS = 1_000

export const contentIdIn = (headers: PartHeaders): string | undefined => {
  const stated = headers['content-id']?.[0]
  return stated === undefined ? undefined : contentIdOf(stated)
}

/** Base64 and quoted-printable parts are none of MTOM's, whose point is that bytes travel as they are: they are refused. */
export const isBinary = (headers: PartHeaders): boolean =>
  /^(binary|8bit|7bit)$/i.test(headers['content-transfer-encoding']?.[0]?.trim() ?? 'binary')

/**
 * Takes a whole multipart body apart; undefined where it is not whole, not well formed, or encodes a part. The parts that come back are copies, together no larger
 * than the body.
 */
export const readParts = async (body: Buffer, { boundary }: Multipart): Promise<readonly Part[] | undefined> => {
  const dicer = new Dicer({ boundary, maxHeaderPairs: 50 })
  const parts: Part[] = []
  let broken = false
  dicer.on('part', (part) => {
    const chunks: Buffer[] = []
    let headers: PartHeaders = {}
    part.on('header', (given) => {
      headers = given as PartHeaders
      if (!isBinary(headers)) broken = true
    })
    part.on('data', (chunk: Buffer) => void chunks.push(chunk))
    part.on('error', () => {
      broken = true
    })
    part.on('end', () => {
      if (parts.length >= MOST_PARTS) broken = true
      else
        parts.push({
          contentId: contentIdIn(headers),
          contentType: headers['content-type']?.[0] ?? '',
          body: Buffer.concat(chunks),
        })
    })
  })
  try {
    const finished = once(dicer, 'finish')
    dicer.end(body)
    await finished
  } catch {
    return undefined
  }
  return broken || parts.length === 0 ? undefined : parts
}
