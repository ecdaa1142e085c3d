import { Readable } from 'node:stream'
import type { RetrievedDocument } from '../../adapters/exchange-adapter.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { actingPerson } from '../disclosure/acting-person.ts'
import type { Corridor } from '../disclosure/corridor.ts'
import type { discloserOfOne, FetchFor } from '../disclosure/disclose.ts'
import type { AttributedRecord } from '../disclosure/kept-record.ts'
import { asStated, NotAsStated, type Stated } from './as-stated.ts'
import type { LinkedDocument } from './document-link.ts'
import { NoLongerReleased, watchRelease } from './release-watch.ts'

/** What became of a document under way. `LEFT`: whoever fetched it went away. */
export type DocumentOutcome = 'WHOLE' | 'LEFT' | 'BROKEN' | 'NOT_AS_STATED' | 'WITHDRAWN'

/** What retrieving leans on. */
export type RetrieverParts = {
  readonly corridor: Pick<Corridor, 'running' | 'report'>
  readonly transport: Transport
  readonly disclose: ReturnType<typeof discloserOfOne>
  /** How long an exchange may take to begin, in milliseconds. */
  readonly deadlineMs: number
  /** Told once of every document that began. */
  readonly ended: (exchange: ExchangeId, outcome: DocumentOutcome, bytes: number) => void
}

/** A document that may leave, and has not yet: read to its end, or destroyed. */
export type Retrieval = {
  /** As its source states it: not to be believed by a browser. */
  readonly contentType: string
  /** Bytes; undefined where nobody states them. */
  readonly size: number | undefined
  readonly body: Readable
}

/** Fetches one document for whom its link was given to. `caller` aborts when they have gone. Throws `HouseError`; then nothing has left. */
export type Retrieve = (link: LinkedDocument, requester: Requester, caller: AbortSignal) => Promise<Retrieval>

type Answered = Extract<RetrievedDocument, { state: 'ANSWERED' }>

/** A document whose first piece is here. */
type Begun = {
  readonly came: Answered
  readonly contentType: string
  readonly stated: Stated
  readonly pieces: AsyncGenerator<Uint8Array, void>
  readonly first: IteratorResult<Uint8Array, void>
}

const PIECE_BYTES = 64 * 1024

const statedOf = ({ content }: AttributedRecord): Stated => {
  const { size, hash } = content as { readonly size?: number | null; readonly hash?: string | null }
  return { size: size ?? null, hash: hash ?? null }
}

const contentTypeOf = ({ content }: AttributedRecord, came: Answered): string => {
  const { contentType } = content as { readonly contentType?: string | null }
  return contentType ?? came.contentType
}

const outcomeOf = (error: unknown, caller: AbortSignal): DocumentOutcome => {
  if (error instanceof NoLongerReleased) return 'WITHDRAWN'
  if (error instanceof NotAsStated) return 'NOT_AS_STATED'
  return caller.aborted ? 'LEFT' : 'BROKEN'
}

/**
 * The corridor once more, for one document: it is listed again, judged again, written down, and only then begun to leave; and while it leaves it is asked again and
 * again whether it still may. Nothing of it is held but the pieces on their way.
 */
export const retriever =
  ({ corridor, transport, disclose, deadlineMs, ended }: RetrieverParts): Retrieve =>
  async ({ patient, exchange, sourceId, access }, requester, caller) => {
    const under = new AbortController()
    const signal = AbortSignal.any([caller, under.signal])
    const begun: Begun[] = []

    const fetch: FetchFor = async (
      record,
      { exchange: holder, adapter, settings },
      { organisation, requester: admitted },
    ) => {
      const telling = record.whole()
      const came = await retrieveSafely(
        () =>
          adapter.retrieve?.(
            {
              patient,
              telling,
              purpose: access.purpose,
              organisation,
              requester: actingPerson(admitted),
              signal,
              deadline: performance.now() + deadlineMs,
            },
            holder,
            settings,
            transport,
          ),
        (error) => corridor.report.broken(exchange, error),
      )
      if (came.state !== 'ANSWERED')
        throw new HouseError(came.state === 'NOT_THERE' ? 'NOT_FOUND' : 'EXCHANGE_UNAVAILABLE')
      begun.push(await beginning(came, record))
    }

    /** Waits for the first piece, so that what is plainly not the document, or never comes, is refused before anything of it was released. */
    const beginning = async (came: Answered, record: AttributedRecord): Promise<Begun> => {
      const stated = statedOf(record)
      try {
        if (stated.size !== null && came.size !== undefined && stated.size !== came.size) throw new NotAsStated()
        const pieces = asStated(came.body, stated)
        return { came, contentType: contentTypeOf(record, came), stated, pieces, first: await pieces.next() }
      } catch (cause) {
        came.body.destroy()
        ended(exchange, outcomeOf(cause, caller), 0)
        throw new HouseError('EXCHANGE_UNAVAILABLE', { cause })
      }
    }

    const leaving = (
      { came, contentType, stated, pieces, first }: Begun,
      stillReleased: () => Promise<boolean>,
    ): Retrieval => {
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
      // Who only asks for its head listens to nothing.
      body.on('error', () => undefined)
      body.once('close', () => {
        watch.stop()
        under.abort()
        came.body.destroy()
        ended(exchange, outcome, bytes)
      })
      const withdraw = (): void => {
        under.abort()
        // At once, not when the next piece comes: there may be none for a while.
        body.destroy(new NoLongerReleased())
      }
      watch.signal.addEventListener('abort', withdraw, { once: true })
      return { contentType, size: came.size ?? stated.size ?? undefined, body }
    }

    try {
      const others = corridor.running
        .registry()
        .exchanges.flatMap(({ exchange: { id } }) => (id === exchange ? [] : [id]))
      const { stillReleased } = await disclose(
        {
          patient,
          access,
          types: [{ type: 'DOCUMENT', from: undefined, to: undefined }],
          exclude: others,
          originals: true,
          only: { exchange, type: 'DOCUMENT', sourceId },
        },
        requester,
        fetch,
      )
      const [first] = begun
      if (first === undefined) throw new HouseError('NOT_FOUND')
      return leaving(first, stillReleased)
    } catch (error) {
      under.abort()
      for (const { came } of begun) came.body.destroy()
      throw error
    }
  }

const retrieveSafely = async (
  retrieve: () => Promise<RetrievedDocument> | undefined,
  broken: (error: unknown) => void,
): Promise<RetrievedDocument> => {
  try {
    return (await retrieve()) ?? { state: 'NOT_THERE' }
  } catch (error) {
    broken(error)
    return { state: 'FAILED' }
  }
}
