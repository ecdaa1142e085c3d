import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import { parseExchangeId } from '../../schema/model/exchange-id.ts'
import { type NotificationRefusal, refusalAnswer } from './refusals.ts'
import type { NotificationRoom } from './room.ts'
import { takeNotification } from './take-notification.ts'
import { SIGNATURE_HEADER } from './verify-signature.ts'

/** As long as a batch of events with ids alone may be. */
const LONGEST_BODY = 256 * 1024

/** What was refused before its body was looked at; undefined where it is the door's to tell. */
const UNREAD: Readonly<Partial<Record<string, NotificationRefusal>>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
}

const refuse = (reply: FastifyReply, refusal: NotificationRefusal): FastifyReply => {
  const { status, outcome } = refusalAnswer(refusal)
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/fhir+json')
    .send(JSON.stringify(outcome))
}

/**
 * `POST /notifications/{exchange}`: what an exchange tells of changes (FHIR Subscriptions R4 Backport, ids alone), signed. 200 when it is kept; else an OperationOutcome
 * that says why not. `missing`: told that something is to be asked for.
 */
export const mountNotifications = async (
  app: FastifyInstance,
  room: NotificationRoom,
  missing: () => void,
): Promise<void> => {
  await app.register(async (inner) => {
    // The signature is over the bytes as they came.
    inner.removeAllContentTypeParsers()
    for (const type of ['application/fhir+json', 'application/json'])
      inner.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: LONGEST_BODY }, (_request, body, done) =>
        done(null, body),
      )
    inner.setErrorHandler((error: FastifyError, _request, reply) => {
      const refusal = UNREAD[error.code]
      if (refusal === undefined) throw error
      return refuse(reply, refusal)
    })
    inner.post('/notifications/:exchange', async (request, reply) => {
      const { exchange } = request.params as { readonly exchange: string }
      const signature = request.headers[SIGNATURE_HEADER]
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const refusal = await takeNotification(
        room,
        exchange,
        body,
        typeof signature === 'string' ? signature : undefined,
      )
      const known: ExchangeId | undefined = refusal === 'EXCHANGE_UNKNOWN' ? undefined : parseExchangeId(exchange)
      if (known !== undefined) room.report.notification(known, refusal ?? 'taken')
      reply.header('cache-control', 'no-store')
      if (refusal === undefined) {
        missing()
        return reply.code(200).send()
      }
      return refuse(reply, refusal)
    })
  })
}
