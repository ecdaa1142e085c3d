import { Readable } from 'node:stream'
import type { RetrievedDocument } from '../../adapters/exchange-adapter.ts'
import { asStated, NotAsStated, type Stated } from './as-stated.ts'
import { NoLongerReleased, watchRelease } from './release-watch.ts'

/** What became of a document under way. `LEFT`: whoever fetched it went away. `REFUSED`: it had come, and was then not released. */
export type DocumentOutcome = 'WHOLE' | 'LEFT' | 'BROKEN' | 'NOT_AS_STATED' | 'WITHDRAWN' | 'REFUSED'

/** A document that an exchange began to hand over. */
export type Came = Extract<RetrievedDocument, { state: 'ANSWERED' }>

/** A document whose first piece is here. */
export type Begun = {
  readonly came: Came
  readonly stated: Stated
  readonly pieces: AsyncGenerator<Uint8Array, void>
  readonly first: IteratorResult<Uint8Array, void>
}

const PIECE_BYTES = 64 * 1024

/** What an error that ended a document makes of it. */
export const outcomeOf = (error: unknown, caller: AbortSignal): DocumentOutcome => {
  if (error instanceof NoLongerReleased) return 'WITHDRAWN'
  if (error instanceof NotAsStated) return 'NOT_AS_STATED'
  return caller.aborted ? 'LEFT' : 'BROKEN'
}

/**
 * Waits for the first piece, so that what is plainly not the document, or never comes, is refused before anything of it was released. Throws `NotAsStated`, or
 * what the source broke with; it is then given up.
 */
export const begin = async (came: Came, stated: Stated): Promise<Begun> => {
  try {
    if (stated.size !== null && came.size !== undefined && stated.size !== came.size) throw new NotAsStated()
    const pieces = asStated(came.body, stated)
    return { came, stated, pieces, first: await pieces.next() }
  } catch (error) {
    came.body.destroy()
    throw error
  }
}

/** What handing through rests on. */
export type Handing = {
  readonly stillReleased: () => Promise<boolean>
  /** Aborted when whoever fetches it has gone. */
  readonly caller: AbortSignal
  /** Gives the source up. */
  readonly giveUp: () => void
  /** Told once how it ended, and after how many bytes. */
  readonly ended: (outcome: DocumentOutcome, bytes: number) => void
}

/** A stream of the document, a piece at a time as it is taken, for as long as it may leave. It fails where it may not, or what comes is not what was stated. */
export const handThrough = (
  { came, pieces, first }: Begun,
  { stillReleased, caller, giveUp, ended }: Handing,
): Readable => {
  const watch = watchRelease(stillReleased)
  let bytes = 0
  let outcome: DocumentOutcome = 'LEFT'
  const watched = async function* (): AsyncGenerator<Uint8Array, void> {
    try {
      for (let next = first; next.done !== true; next = await pieces.next()) {
        await watch.passes()
        bytes += next.value.length
        yield next.value
      }
      outcome = 'WHOLE'
    } catch (error) {
      outcome = outcomeOf(watch.signal.aborted ? watch.signal.reason : error, caller)
      throw error
    }
  }
  const body = Readable.from(watched(), { objectMode: false, highWaterMark: PIECE_BYTES })
  // Who asks for its head alone listens to nothing.
  body.on('error', () => undefined)
  body.once('close', () => {
    watch.stop()
    giveUp()
    came.body.destroy()
    ended(watch.signal.aborted ? 'WITHDRAWN' : outcome, bytes)
  })
  const withdraw = (): void => {
    giveUp()
    // At once, not when the next piece comes: there may be none for a while.
    body.destroy(new NoLongerReleased())
  }
  watch.signal.addEventListener('abort', withdraw, { once: true })
  return body
}
