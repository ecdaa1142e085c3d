import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Dicer } from '@fastify/busboy'
import { BrokenBody } from '../transport/transport.ts'
import type { Multipart } from './multipart.ts'
import type { PartHeaders } from './read-parts.ts'

/** One part on its way: nothing of it is read before it is taken, and nothing after it before its end. */
export type StreamedPart = { readonly headers: PartHeaders; readonly body: AsyncIterable<Buffer> }

/** The parts of a body that is still arriving, one after another. */
export type StreamedParts = {
  /** The next part; undefined where there is no more, or what came cannot be taken apart. The one before has to be read to its end, or passed by. */
  next(): Promise<StreamedPart | undefined>
  destroy(): void
}

const broken = (error: unknown): BrokenBody => (error instanceof BrokenBody ? error : new BrokenBody('RESET'))

async function* piecesOf(part: Readable): AsyncGenerator<Buffer, void> {
  try {
    yield* part as AsyncIterable<Buffer>
  } catch (error) {
    // A part that ends without its boundary, or with the connection, is no whole part.
    throw broken(error)
  }
}

/** Takes a multipart body apart while it arrives: never more of it is held than one piece. */
export const streamParts = (body: Readable, { boundary }: Multipart): StreamedParts => {
  const dicer = new Dicer({ boundary, maxHeaderPairs: 50 })
  const arrived: StreamedPart[] = []
  let current: Readable | undefined
  let ended = false
  let wake = (): void => undefined
  dicer.on('part', (part) => {
    current = part
    // Whoever takes the part meets its trouble there; before it is taken there is nobody to tell.
    part.on('error', () => undefined)
    part.once('header', (headers) => {
      arrived.push({ headers: headers as PartHeaders, body: piecesOf(part) })
      wake()
    })
  })
  const end = (error?: unknown): void => {
    ended = true
    if (error !== undefined) current?.destroy(broken(error))
    wake()
  }
  pipeline(body, dicer).then(() => end(), end)
  return {
    async next() {
      while (arrived.length === 0 && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      return arrived.shift()
    },
    destroy: () => body.destroy(),
  }
}
