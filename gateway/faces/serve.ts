import type { FastifyReply, FastifyRequest } from 'fastify'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { plainWords } from '../../schema/model/plain-text.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Execute } from '../http/graphql.ts'
import { codeOf } from '../http/problem.ts'
import { answerOf } from './ask.ts'
import type { Assets } from './assets/assets.ts'
import type { Face } from './face.ts'
import type { Sent } from './fields.ts'
import { type FormShown, frameView, NOTHING_SENT } from './frame.ts'
import { nobody } from './nobody.ts'
import type { Asked, Page } from './page.ts'
import { handleEnded, type Problem, problemOf } from './problem-page.ts'
import type { Render } from './render/create-render.ts'
import { HANDLE, type Handles } from './session/handles.ts'
import type { Session } from './session/sessions.ts'

/** What every page leans on. */
export type Serving = {
  readonly publicUrl: string
  readonly execute: Execute
  readonly render: Render
  readonly assets: Assets
  readonly demo: boolean
  readonly clock: () => Instant
  readonly handles: Handles
  /** Told what failed on our side: the route and the class of the fault, never its words. */
  readonly failed: (request: FastifyRequest, code: HouseErrorCode, error: unknown) => void
}

const first = (value: unknown): string => (Array.isArray(value) ? String(value[0] ?? '') : String(value ?? ''))

const texts = (record: unknown, made: (text: string) => string = (text) => text): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries((record ?? {}) as object).map(([name, value]) => [name, made(first(value))]))

/** Longer than this is nothing that a page of ours puts in an address. */
const LONGEST_QUERY = 500

/** The path that was asked for, without its query. */
export const pathOf = (request: Pick<FastifyRequest, 'url'>): string => request.url.split('?', 1)[0] ?? '/'

/** What a request asks of a page; undefined when its path holds a handle that does not open for whoever asks. */
export const askedOf = async (
  { handles, clock }: Serving,
  request: FastifyRequest,
  session: Session | undefined,
): Promise<Asked | undefined> => {
  const params = texts(request.params)
  const handle = params[HANDLE]
  const patient =
    handle === undefined || session === undefined ? undefined : await handles.open(handle, session.requester)
  if (handle !== undefined && patient === undefined) return undefined
  return {
    params,
    patient,
    sent: {},
    query: texts(request.query, (text) => plainWords(text, LONGEST_QUERY)),
    requester: session?.requester,
    now: clock(),
  }
}

/** Who a query is executed as. */
export const requesterFor = (session: Session | undefined, { publicUrl }: Serving): Requester =>
  session?.requester ?? nobody(publicUrl)

const html = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)

/** Shows what went wrong, in the frame of the face. */
export const showProblem = (
  serving: Serving,
  face: Face,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  session?: Session,
): FastifyReply =>
  html(
    reply,
    problem.status,
    serving.render('layout/problem.njk', {
      ...frameView(face, pathOf(request), session, NOTHING_SENT, serving.assets, serving.demo),
      problem,
    }),
  )

/** Shows one of the frame's own templates. */
export const showTemplate = (
  serving: Serving,
  face: Face,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  template: string,
  view: Readonly<Record<string, unknown>>,
): FastifyReply =>
  html(
    reply,
    status,
    serving.render(template, {
      ...frameView(face, pathOf(request), undefined, NOTHING_SENT, serving.assets, serving.demo),
      ...view,
    }),
  )

/**
 * Asks the page's query as the person who asks, and shows its template; what goes wrong is shown as a page too. `form`: what was sent and is to
 * be mended.
 */
export const showPage = async (
  serving: Serving,
  face: Face,
  page: Page,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | undefined,
  form: FormShown = NOTHING_SENT,
  status = 200,
): Promise<FastifyReply> => {
  try {
    const found = await askedOf(serving, request, session)
    if (found === undefined) return showProblem(serving, face, request, reply, handleEnded(face.home), session)
    const asked = form.sent ? { ...found, sent: form.values as Sent } : found
    const { data, partial } =
      page.document === undefined
        ? { data: {}, partial: false }
        : answerOf(await serving.execute(page.document, page.variables?.(asked) ?? {}, requesterFor(session, serving)))
    const view = page.view === undefined ? (data as object) : page.view(data, asked)
    // A form stands on its page's path, whatever path it is sent to.
    const path = status === 200 ? pathOf(request) : page.path
    return html(
      reply,
      status,
      serving.render(page.template, {
        ...frameView(face, path, session, form, serving.assets, serving.demo),
        params: asked.params,
        query: asked.query,
        partial,
        ...view,
      }),
    )
  } catch (error) {
    const code = error instanceof HouseError ? error.code : codeOf(error)
    serving.failed(request, code, error)
    const own = code === 'NOT_FOUND' ? page.notFound : undefined
    return showProblem(serving, face, request, reply, { ...problemOf(code), ...own }, session)
  }
}
