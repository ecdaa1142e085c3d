import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HouseError } from '../../../schema/model/house-error.ts'
import { codeOf } from '../../http/problem.ts'
import type { Face } from '../face.ts'
import type { Page } from '../page.ts'
import { handleEnded, problemOn, spokenProblem } from '../problem-page.ts'
import { askedOf, pathOf, rendered, requesterFor, type Serving, showProblem, viewOf } from '../serve.ts'
import type { Session } from '../session/sessions.ts'
import { filled } from './show-filling.ts'

/** `part`: the blocks as they stand; `whole`: the last of them; `refused`: nothing more may be shown, nor what was. */
export type FillEvent = 'part' | 'whole' | 'refused'

/** One server-sent event (HTML Standard, 9.2): each line of the data by itself. */
export const eventText = (event: FillEvent, data: string): string =>
  `event: ${event}\n${data
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}`)
    .join('\n')}\n\n`

/** Where the page stands whose stream this is. */
const pageOf = (request: FastifyRequest): string => pathOf(request).replace(/\/fill\/[^/]*$/, '')

/**
 * Streams the blocks of a page as more exchanges answer (`GET …/fill/:ticket`), each time all of them, until they are whole; then it ends. `stillSignedIn` is asked
 * before each: whoever signed out is shown no more. What was refused or withdrawn in between is told in the place of everything.
 */
export const streamFilling = async (
  serving: Serving,
  face: Face,
  page: Page & { readonly fillsIn: string },
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | undefined,
  stillSignedIn: () => Promise<boolean>,
): Promise<FastifyReply> => {
  const asked = await askedOf(serving, face, request, session)
  if (asked === undefined) return showProblem(serving, face, request, reply, handleEnded(face), session)
  const path = pageOf(request)
  const held = serving.held.take(asked.params['ticket'] ?? '', { requester: requesterFor(session, serving), path })
  const unfolding = held ?? serving.unfold?.()

  const blocks = async (): Promise<string> => {
    if (!(await stillSignedIn())) throw new HouseError('FORBIDDEN')
    const view = await viewOf(serving, page, request, asked, session, unfolding?.disclose)
    const fill = unfolding?.isWaiting() === true ? { stream: pathOf(request), all: path } : undefined
    return rendered(serving, face, request, { template: page.fillsIn, view: filled(view, fill), path, session })
  }
  const refusal = (error: unknown): string => {
    const code = error instanceof HouseError ? error.code : codeOf(error)
    serving.failed(request, code, error)
    const problem = spokenProblem(problemOn(page, code), serving.speaking.speakerFor(face, request))
    return rendered(serving, face, request, { template: 'fill-in/refused.njk', view: { problem, path }, path, session })
  }
  const events = async function* (): AsyncGenerator<string> {
    try {
      let again = held === undefined || (await held.more())
      while (again) {
        const text = await blocks()
        yield eventText(unfolding?.isWaiting() === true ? 'part' : 'whole', text)
        again = (await unfolding?.more()) === true
      }
    } catch (error) {
      yield eventText('refused', refusal(error))
    } finally {
      unfolding?.letGo()
    }
  }
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(events(), { objectMode: false }))
}
