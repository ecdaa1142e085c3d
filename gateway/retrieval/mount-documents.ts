import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuditEntry } from '../../schema/model/audit.ts'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { statusOf } from '../http/problem.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { isDeadLink } from './dead-link.ts'
import { DOCUMENTS_PATH, isHolder, type LinkedDocument, openLink } from './document-link.ts'
import type { Retrieval, Retrieve } from './retrieve-document.ts'
import { fileNameOf, safeType } from './safe-type.ts'
import { headersOfShowing, typeOfShowing, wayOfShowing } from './shown-in-place.ts'

/** What the way to documents leans on. */
export type DocumentDoor = {
  readonly sealing: Pick<Sealing, 'open'>
  readonly retrieve: Retrieve
  /** Everybody that the request comes from: the bearer of its token, or who is signed in to a face. Throws `HouseError` where that is nobody. */
  readonly identify: (request: FastifyRequest) => Promise<readonly Requester[]>
  readonly append: (entry: AuditEntry) => Promise<void>
  /** Tells a browser of a refusal in a page; false where nobody did. */
  readonly tell: ((request: FastifyRequest, reply: FastifyReply, code: HouseErrorCode) => boolean) | undefined
  readonly refused: (code: HouseErrorCode) => void
  /** The database's clock. */
  readonly now: () => Promise<Instant>
}

/** Whoever takes nothing for so long is gone; and what takes longer than this in all is a line too slow for it. */
const STALLED_MS = 60_000
const LONGEST_MS = 15 * 60_000

/** Nothing in a document runs, whatever it is and wherever it is opened. */
const INERT = {
  helmet: {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], sandbox: [], frameAncestors: ["'none'"] },
    },
    referrerPolicy: { policy: 'no-referrer' as const },
  },
}

/** A link that was never made, is another's, or has run out: all the same to whoever holds it. The ledger knows of the last two. */
const admit = async (
  { append, now }: Pick<DocumentDoor, 'append' | 'now'>,
  link: LinkedDocument | undefined,
  requesters: readonly Requester[],
): Promise<{ readonly link: LinkedDocument; readonly requester: Requester }> => {
  const holder = link && requesters.find((one) => isHolder(one, link.holder))
  if (link !== undefined && holder !== undefined && (await now()) < link.expires) return { link, requester: holder }
  const [stranger] = requesters
  if (link !== undefined && stranger !== undefined)
    await append({
      kind: 'refusal',
      receipt: randomUUID(),
      patient: link.patient,
      requester: holder ?? stranger,
      purpose: link.access.purpose,
      code: 'NOT_FOUND',
    })
  throw new HouseError('NOT_FOUND')
}

/** Ends with the request, however that ends; and by itself where it goes on for too long. */
const callerOf = (reply: FastifyReply): AbortSignal => {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy())
  return AbortSignal.any([gone.signal, AbortSignal.timeout(LONGEST_MS)])
}

/** What asks for a document to be shown within a page, after its link. */
export const IN_PLACE = 'in=page'

const isInPlace = ({ query }: FastifyRequest): boolean => (query as { readonly in?: unknown }).in === 'page'

/** In a frame there is room for a sentence, and no page of ours may stand in one. */
const NOT_SHOWN = {
  DEAD_LINK:
    'This document cannot be opened now. A link to a document works for 5 minutes, and only for the person it was shown to. Go back to the record, load it again, and open the document from there.',
  OTHERWISE: 'This document cannot be handed over at the moment. Try again in a few minutes.',
}

/** Whether it is to be shown within a page of this service; then the headers say so. A reply is not given back: whoever awaited it would wait until it was sent. */
const shownInPlace = async (reply: FastifyReply, { contentType, size }: Retrieval): Promise<boolean> => {
  const way = wayOfShowing(contentType)
  if (way === undefined) return false
  await reply.helmet(headersOfShowing(way))
  if (size !== undefined) reply.header('content-length', size)
  reply
    .type(typeOfShowing(way, contentType))
    .header('content-disposition', 'inline')
    .header('cache-control', 'no-store')
    .header('accept-ranges', 'none')
    .header('x-content-type-options', 'nosniff')
  return true
}

const toldInPlace = async (reply: FastifyReply, error: HouseError): Promise<FastifyReply> => {
  await reply.helmet(headersOfShowing('TEXT'))
  return reply
    .code(statusOf(error.code))
    .type('text/plain; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(isDeadLink(error.code) ? NOT_SHOWN.DEAD_LINK : NOT_SHOWN.OTHERWISE)
}

const headed = (reply: FastifyReply, { contentType, size }: Retrieval): FastifyReply => {
  const type = safeType(contentType)
  if (size !== undefined) reply.header('content-length', size)
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${fileNameOf(type)}"`)
    .header('cache-control', 'no-store')
    .header('accept-ranges', 'none')
    .header('x-content-type-options', 'nosniff')
}

/**
 * `GET /documents/{link}`: one document, for whom the link was given to, judged and written down once more, streamed as it comes. `HEAD` is the same without the
 * bytes: what is said of a document is an access too. With `?in=page` it comes to be shown within a page of this service, where it is of a kind that can be. Parts are refused (`RANGE_REFUSED`): half a document cannot be compared with what was stated of it.
 */
export const mountDocuments = (app: FastifyInstance, door: DocumentDoor): void => {
  const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<Retrieval> => {
    const requesters = await door.identify(request)
    if (request.headers.range !== undefined) throw new HouseError('RANGE_REFUSED')
    const { link: token } = request.params as { readonly link: string }
    const { link, requester } = await admit(door, openLink(door.sealing, token), requesters)
    return door.retrieve(link, requester, callerOf(reply))
  }
  const path = `${DOCUMENTS_PATH}:link`
  app.get(path, INERT, async (request, reply) => {
    try {
      const retrieval = await begin(request, reply)
      if (!isInPlace(request) || !(await shownInPlace(reply, retrieval))) headed(reply, retrieval)
      return reply.send(retrieval.body)
    } catch (error) {
      if (error instanceof HouseError && isInPlace(request)) {
        door.refused(error.code)
        return toldInPlace(reply, error)
      }
      if (!(error instanceof HouseError) || door.tell?.(request, reply, error.code) !== true) throw error
      door.refused(error.code)
      return reply
    }
  })
  app.head(path, INERT, async (request, reply) => {
    const retrieval = await begin(request, reply)
    retrieval.body.destroy()
    return headed(reply, retrieval).send()
  })
}
