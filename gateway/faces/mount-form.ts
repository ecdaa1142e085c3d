import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { HouseError } from '../../schema/model/house-error.ts'
import { answerOf } from './ask.ts'
import type { Face } from './face.ts'
import type { Sent } from './fields.ts'
import type { FieldError, Form } from './form.ts'
import { handleEnded, NOT_OURS, problemOf, problemOn, spokenSentence } from './problem-page.ts'
import { askedOf, pathOf, requesterFor, type Serving, showPage, showProblem, showTemplate } from './serve.ts'
import { isOfSession, isSameOrigin } from './session/genuine.ts'
import type { Session } from './session/sessions.ts'

const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.map(({ message, path }) => ({
    text: message,
    field: path[0] === undefined ? undefined : String(path[0]),
  }))

const SIGNED_IN_AGAIN: FieldError = { text: 'frame.signedOut.again' }

/** Every field but the token, one line a value, to be carried over a new sign-in. */
const carried = (sent: Sent): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(sent).flatMap(([name, values]) =>
    name === '_csrf' ? [] : [values].flat().map((value) => ({ name, value })),
  )

/** Answers a `POST`: only from our own page, only in its own session, else nothing is done; then reads, mutates, and goes on or shows the page again. */
export const receiveForm = async (
  serving: Serving,
  face: Face,
  form: Form,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | undefined,
): Promise<FastifyReply> => {
  const sent = (request.body ?? {}) as Sent
  if (!isSameOrigin(request, serving.publicUrl)) return showProblem(serving, face, request, reply, NOT_OURS, session)
  if (session === undefined)
    return showTemplate(serving, face, request, reply, 401, 'layout/signed-out-form.njk', {
      provider: face.provider ?? 'staff',
      back: face.places?.signedIn ?? '/signed-in',
      path: pathOf(request),
      fields: carried(sent),
    })
  const again = (errors: readonly FieldError[], status: number): Promise<FastifyReply> =>
    showPage(serving, face, form.page, request, reply, session, { sent: true, values: sent, errors }, status)

  if (!isOfSession(sent['_csrf'], session)) return again([SIGNED_IN_AGAIN], 409)
  const read = form.read.safeParse(sent)
  if (!read.success) return again(fieldErrors(read.error), 422)

  try {
    const asked = await askedOf(serving, face, request, session, sent)
    if (asked === undefined) return showProblem(serving, face, request, reply, handleEnded(face), session)
    const requester = requesterFor(session, serving)
    const before =
      form.before === undefined
        ? null
        : answerOf(await serving.execute(form.before, form.beforeVariables?.(read.data, asked) ?? {}, requester)).data
    const toMend = form.check?.(before, read.data, asked) ?? []
    if (toMend.length > 0) return again(toMend, 422)
    const answer =
      form.mutation === undefined
        ? { data: null, errors: [] }
        : await serving.execute(form.mutation, form.variables?.(read.data, asked, before) ?? {}, requester)
    const [refused] = answer.errors
    if (refused !== undefined) throw new HouseError(refused.code)
    const done = form.done(answer.data, read.data, asked, before)
    if (typeof done === 'object' && 'again' in done) return again(done.again, 422)
    if (typeof done === 'object' && 'show' in done)
      return showPage(serving, face, done.show, request, reply, session, { sent: true, values: sent, errors: [] })
    const location =
      typeof done === 'string'
        ? done
        : done.path(await serving.handles.give(done.patient, session.requester, done.access))
    return reply.code(303).header('cache-control', 'no-store').header('location', location).send()
  } catch (error) {
    const code = error instanceof HouseError ? error.code : 'INTERNAL'
    serving.failed(request, code, error)
    const { status } = problemOf(code)
    const own = form.refused?.[code]
    if (own !== undefined) return again([own], status)
    const sentence = spokenSentence(code, serving.speaking.speakerFor(face, request))
    return sentence === undefined
      ? showProblem(serving, face, request, reply, problemOn(form.page, code), session)
      : again([{ text: sentence }], status)
  }
}
