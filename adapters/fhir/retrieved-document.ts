import type { Readable } from 'node:stream'
import type { Instant } from '../../schema/model/instant.ts'
import type { RetrievedDocument } from '../exchange-adapter.ts'
import { begunBy } from '../transport/begun-by.ts'
import { STATE_OF_FAULT } from '../transport/state-of-fault.ts'
import type { TransportStream } from '../transport/transport.ts'
import { base64AsItComes } from './base64-as-it-comes.ts'
import { binaryBeginning } from './binary-beginning.ts'
import { parseBody } from './bundle.ts'
import { decodedInPieces } from './decoded.ts'
import { text } from './json.ts'

/** No such document, or none that is kept with the exchange. */
export const NOT_THERE: RetrievedDocument = { state: 'NOT_THERE' }
const FAILED: RetrievedDocument = { state: 'FAILED' }
const FHIR = /^application\/fhir\+(?:json|xml)\b/i

/** A media type without its parameters. */
export const mediaType = (contentType: string): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''

const sizeOf = (headers: Readonly<Record<string, string>>): number | undefined => {
  const stated = headers['content-length']
  return stated !== undefined && /^\d{1,15}$/.test(stated) ? Number(stated) : undefined
}

/** A page for people where a document should be says that something is wrong, whatever its status. */
const isAnother = (came: string, stated: string | null): boolean =>
  mediaType(came) === 'text/html' && mediaType(stated ?? '') !== 'text/html'

type Begun = Extract<TransportStream, { ok: true }>

/** Before its bytes a Binary says little: what kind it is, and of what type they are. */
const MOST_BEFORE = 64 * 1024

async function* from(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void> {
  if (first.length > 0) yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** A Binary that says what it is only after its bytes: no larger than any other body. */
const heldWhole = async (begun: Buffer, rest: AsyncIterator<Buffer>, most: number): Promise<RetrievedDocument> => {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of from(begun, rest)) {
    bytes += piece.length
    if (bytes > most) return FAILED
    pieces.push(piece)
  }
  const binary = parseBody(Buffer.concat(pieces))
  const data = binary?.['resourceType'] === 'Binary' ? (text(binary['data']) ?? text(binary['content'])) : null
  return data === null ? FAILED : inline(data, text(binary?.['contentType']))
}

const unwrappedFrom = async (
  pieces: AsyncIterator<Buffer>,
  body: Readable,
  most: number,
): Promise<RetrievedDocument> => {
  let begun: Buffer = Buffer.alloc(0)
  let beginning = binaryBeginning(begun)
  while (beginning === 'MORE' && begun.length < MOST_BEFORE) {
    const next = await pieces.next()
    if (next.done) return FAILED
    begun = Buffer.concat([begun, next.value])
    beginning = binaryBeginning(begun)
  }
  if (beginning === 'MORE' || beginning === 'NONE') return FAILED
  const { at, before } = beginning
  const contentType = text(before['contentType'])
  if (before['resourceType'] !== 'Binary' || contentType === null) return await heldWhole(begun, pieces, most)
  const bytes = base64AsItComes(from(begun.subarray(at), pieces))
  return {
    state: 'ANSWERED',
    contentType,
    size: undefined,
    body: { [Symbol.asyncIterator]: () => bytes, destroy: () => void body.destroy() },
  }
}

/** A Binary as FHIR wraps it (R4 says `data`, STU3 `content`), from a server that gives no bare bytes: decoded as it comes. */
const unwrapped = async ({ body }: Begun, { most, deadline }: Beginning): Promise<RetrievedDocument> => {
  const begin = () => unwrappedFrom(body[Symbol.asyncIterator](), body, most)
  const given = await begunBy(deadline, body, begin, { late: { state: 'TIMED_OUT' }, broken: FAILED })
  if (given.state !== 'ANSWERED') body.destroy()
  return given
}

/** A document whose bytes stand in the entry or the Binary itself, as base64. */
export const inline = (data: string, contentType: string | null): RetrievedDocument => ({
  state: 'ANSWERED',
  contentType: contentType ?? '',
  size: undefined,
  body: decodedInPieces(data),
})

/** How a document may begin. `stated`: the type that its entry states; `most`: bytes that may be held whole; `deadline`: by then it must have begun. */
export type Beginning = { readonly stated: string | null; readonly most: number; readonly deadline: Instant }

/** Reads how an answer begins: the bytes themselves with 200, and no other encoding of them, or a Binary of FHIR's. */
export const readBeginning = (
  answer: TransportStream,
  beginning: Beginning,
): RetrievedDocument | Promise<RetrievedDocument> => {
  if (!answer.ok) return { state: STATE_OF_FAULT[answer.fault] }
  const { status, contentType, headers, body } = answer
  const { stated } = beginning
  const given = (state: RetrievedDocument): RetrievedDocument => {
    body.destroy()
    return state
  }
  if (status === 401 || status === 403) return given({ state: 'REFUSED_BY_EXCHANGE' })
  if (status === 404 || status === 410) return given(NOT_THERE)
  const encoding = headers['content-encoding'] ?? 'identity'
  if (status !== 200 || encoding !== 'identity' || isAnother(contentType, stated)) return given(FAILED)
  if (FHIR.test(contentType) && !FHIR.test(stated ?? '')) return unwrapped(answer, beginning)
  return { state: 'ANSWERED', contentType, size: sizeOf(headers), body }
}
