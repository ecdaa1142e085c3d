import type { Readable } from 'node:stream'
import type { DocumentWanted, RetrievedDocument } from '../../adapters/exchange-adapter.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Corridor } from '../disclosure/corridor.ts'
import type { discloserOfOne, FetchFor } from '../disclosure/disclose.ts'
import type { AttributedRecord } from '../disclosure/kept-record.ts'
import type { Reachable } from '../fan-out/ask-exchanges.ts'
import type { LinkedDocument } from './document-link.ts'
import { type Begun, begin, type DocumentOutcome, handThrough, outcomeOf } from './hand-through.ts'

/** What retrieving leans on. */
export type RetrieverParts = {
  readonly corridor: Pick<Corridor, 'running' | 'report'>
  readonly transport: Transport
  readonly disclose: ReturnType<typeof discloserOfOne>
  /** How long an exchange may take to begin, in milliseconds. */
  readonly deadlineMs: number
  /** Told once of every document that an exchange began to hand over. */
  readonly ended: (exchange: ExchangeId, outcome: DocumentOutcome, bytes: number) => void
}

/** A document that may leave, and has not yet: its body is read to its end, or destroyed. */
export type Retrieval = {
  /** As its source states it: not to be believed by a browser. */
  readonly contentType: string
  /** Bytes; undefined where nobody states them. */
  readonly size: number | undefined
  readonly body: Readable
}

/** Fetches one document for whom its link was given to. `caller` aborts when they have gone. Throws `HouseError`; then nothing has left. */
export type Retrieve = (link: LinkedDocument, requester: Requester, caller: AbortSignal) => Promise<Retrieval>

type Said = { readonly contentType: string | null; readonly size: number | null; readonly hash: string | null }

/** What the entry says of the document. */
const saidOf = ({ content }: AttributedRecord): Said => {
  if ('documentStatus' in content) return content
  throw new TypeError('only of a document is anything said of its bytes')
}

/**
 * The corridor once more, for one document: it is listed again, judged again, written down, and only then begun to leave; and while it leaves it is asked again and
 * again whether it still may. Nothing of it is held but the pieces on their way.
 */
export const retriever = (parts: RetrieverParts): Retrieve => {
  const { corridor, disclose, ended } = parts
  return async ({ patient, exchange, sourceId, access }, requester, caller) => {
    const given = new AbortController()
    const giveUp = (): void => given.abort()
    const signal = AbortSignal.any([caller, given.signal])
    const begun: (Begun & { readonly contentType: string })[] = []

    const fetch: FetchFor = async (record, from, { organisation }) => {
      const { contentType, ...stated } = saidOf(record)
      const wanted = { patient, telling: record.whole(), purpose: access.purpose, organisation, signal }
      const came = await askForIt(wanted, from, parts)
      if (came.state !== 'ANSWERED')
        throw new HouseError(came.state === 'NOT_THERE' ? 'NOT_FOUND' : 'EXCHANGE_UNAVAILABLE')
      try {
        begun.push({ ...(await begin(came, stated)), contentType: contentType ?? came.contentType })
      } catch (cause) {
        ended(exchange, outcomeOf(cause, caller), 0)
        throw new HouseError('EXCHANGE_UNAVAILABLE', { cause })
      }
    }

    try {
      const { exchanges } = corridor.running.registry()
      const { stillReleased } = await disclose(
        {
          patient,
          access,
          types: [{ type: 'DOCUMENT', from: undefined, to: undefined }],
          exclude: exchanges.flatMap(({ exchange: { id } }) => (id === exchange ? [] : [id])),
          originals: true,
          only: { exchange, type: 'DOCUMENT', sourceId },
        },
        requester,
        fetch,
      )
      const [document] = begun
      if (document === undefined) throw new HouseError('NOT_FOUND')
      return {
        contentType: document.contentType,
        size: document.came.size ?? document.stated.size ?? undefined,
        body: handThrough(document, {
          stillReleased,
          caller,
          giveUp,
          ended: (outcome, bytes) => ended(exchange, outcome, bytes),
        }),
      }
    } catch (error) {
      giveUp()
      for (const { came } of begun) {
        came.body.destroy()
        ended(exchange, 'REFUSED', 0)
      }
      throw error
    }
  }
}

const askForIt = async (
  wanted: Omit<DocumentWanted, 'deadline'>,
  { exchange, adapter, settings }: Reachable,
  { transport, corridor, deadlineMs }: RetrieverParts,
): Promise<RetrievedDocument> => {
  const deadline = performance.now() + deadlineMs
  try {
    return (await adapter.retrieve?.({ ...wanted, deadline }, exchange, settings, transport)) ?? { state: 'NOT_THERE' }
  } catch (error) {
    corridor.report.broken(exchange.id, error)
    return { state: 'FAILED' }
  }
}
