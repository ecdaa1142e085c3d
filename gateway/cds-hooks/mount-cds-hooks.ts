import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HouseError } from '../../schema/model/house-error.ts'
import { cdsClients } from './client-token.ts'
import { patientView } from './patient-view.ts'
import { readCall, readFeedback } from './read-call.ts'
import type { CdsRoom } from './room.ts'
import { CDS_PATH, CDS_SERVICES } from './services.ts'

/** A Patient resource and a little more. */
const LONGEST_BODY = 128 * 1024
const FEEDBACK_MS = 24 * 3_600_000

/**
 * Mounts CDS Hooks (2.0): `GET /cds-services` for anybody, calls and feedback for registered systems. All that goes wrong is told as everywhere in the house; a refusal about a patient is a card.
 */
export const mountCdsHooks = (app: FastifyInstance, room: CdsRoom): void => {
  const identify = cdsClients(room)
  const view = patientView(room)
  const limits = { bodyLimit: LONGEST_BODY }

  const serviceOf = (request: FastifyRequest): string => {
    const { service } = request.params as { readonly service: string }
    if (!CDS_SERVICES.some(({ id }) => id === service)) throw new HouseError('NOT_FOUND')
    return service
  }

  app.get(CDS_PATH, () => ({ services: CDS_SERVICES }))

  app.post(`${CDS_PATH}/:service`, limits, async (request: FastifyRequest, reply: FastifyReply) => {
    const bearer = await identify(request.headers.authorization, serviceOf(request))
    const call = readCall(request.body)
    reply.header('cache-control', 'no-store')
    // CDS Hooks 2.0: the service cannot get what it needs and was not given it.
    if (call === undefined) return reply.code(412).send({ message: 'The patient was not prefetched.' })
    return { cards: await view(bearer, call) }
  })

  app.post(`${CDS_PATH}/:service/feedback`, limits, async (request: FastifyRequest) => {
    const { requester } = await identify(request.headers.authorization, serviceOf(request))
    for (const { card, outcome } of readFeedback(request.body)) {
      const told = await room.count(`cds-feedback ${requester.issuer} ${card} ${outcome}`, FEEDBACK_MS)
      if (told.count > 1) continue
      await room.append({
        kind: 'administration',
        receipt: randomUUID(),
        patient: undefined,
        requester,
        deed: 'cds-feedback',
        subject: `${card} ${outcome}`,
      })
      room.told.feedback(outcome)
    }
    return {}
  })
}
