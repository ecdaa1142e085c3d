import type { FastifyReply, FastifyRequest } from 'fastify'
import { HouseError } from '../../../schema/model/house-error.ts'
import { codeOf } from '../../http/problem.ts'
import type { Face } from '../face.ts'
import type { Page, View } from '../page.ts'
import { handleEnded, problemOn } from '../problem-page.ts'
import { askedOf, pathOf, requesterFor, type Serving, sendTemplate, showProblem, viewOf } from '../serve.ts'
import type { Session } from '../session/sessions.ts'

/** Where what follows is streamed, and where the page is had once all have answered; of a page that is whole, nothing. */
export type Fill = { readonly stream: string; readonly all: string }

/** What `fill` is in the view of a page that fills in. */
export const filled = (view: View, fill: Fill | undefined): View => ({ ...view, fill })

/** The name of the parameter that asks for all of it. */
const ALL = 'all'

/**
 * Shows a page with what has arrived when its first release is due, and holds what is still to come for its stream or its next reading; asked for all of it,
 * waits until all have answered or had their time. Where views do not unfold, or this node holds nothing under the ticket, the question is asked anew.
 */
export const showFilling = async (
  serving: Serving,
  face: Face,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | undefined,
): Promise<FastifyReply> => {
  const began = performance.now()
  const path = pathOf(request)
  const asked = await askedOf(serving, face, request, session)
  if (asked === undefined) return showProblem(serving, face, request, reply, handleEnded(face), session)
  const whose = { requester: requesterFor(session, serving), path }
  const ticket = asked.query[ALL]
  const unfolding = ticket === undefined ? serving.unfold?.() : serving.held.take(ticket, whose)
  try {
    if (ticket !== undefined) await unfolding?.whole()
    const view = await viewOf(serving, page, request, asked, session, unfolding?.disclose)
    let fill: Fill | undefined
    if (unfolding?.isWaiting() === true) {
      const next = serving.held.hold(unfolding, whose, serving.viewMs - (performance.now() - began))
      fill = { stream: `${path}/fill/${next}`, all: `${path}?${ALL}=${next}` }
    }
    return sendTemplate(serving, face, request, reply, 200, {
      template: page.template,
      view: filled(view, fill),
      session,
    })
  } catch (error) {
    unfolding?.letGo()
    const code = error instanceof HouseError ? error.code : codeOf(error)
    serving.failed(request, code, error)
    return showProblem(serving, face, request, reply, problemOn(page, code), session)
  }
}
