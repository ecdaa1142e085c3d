import type { FastifyReply, FastifyRequest } from 'fastify'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { plainWords } from '../../schema/model/plain-text.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Unfolding } from '../disclosure/unfold.ts'
import type { Execute, Through } from '../http/graphql.ts'
import { codeOf } from '../http/problem.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { answerOf } from './ask.ts'
import type { Assets } from './assets/assets.ts'
import { besideOf } from './beside.ts'
import type { Face } from './face.ts'
import type { Sent } from './fields.ts'
import type { HeldViews } from './fill-in/held-views.ts'
import { type FormShown, frameView, NOTHING_SENT } from './frame.ts'
import type { Speaker } from './language/speaker.ts'
import type { Speaking } from './language/speaking.ts'
import { nobody } from './nobody.ts'
import type { Asked, Page, View } from './page.ts'
import { handleEnded, type Problem, problemOn, spokenProblem } from './problem-page.ts'
import type { Render } from './render/create-render.ts'
import { HANDLE, type Handles } from './session/handles.ts'
import { marksOf } from './session/marks.ts'
import type { Session } from './session/sessions.ts'

/** What every page leans on. */
export type Serving = {
  readonly publicUrl: string
  readonly execute: Execute
  readonly render: Render
  readonly assets: Assets
  readonly demo: boolean
  /** All that are mounted. */
  readonly faces: readonly Face[]
  readonly speaking: Speaking
  readonly clock: () => Instant
  readonly handles: Handles
  readonly sealing: Sealing
  /** A view that is released as it fills; undefined where pages wait for the whole. */
  readonly unfold: (() => Unfolding) | undefined
  /** Views that go on filling once their page was sent. */
  readonly held: HeldViews
  /** How long a question about records may take, in milliseconds: nothing is held for longer. */
  readonly viewMs: number
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

/** What a request asks of a page; undefined when its path holds a handle that does not open for whoever asks. `sent`: what a form sent that shows it. */
export const askedOf = async (
  { handles, sealing, speaking, clock }: Serving,
  face: Face,
  request: FastifyRequest,
  session: Session | undefined,
  sent?: Sent,
  longestQuery = LONGEST_QUERY,
): Promise<Asked | undefined> => {
  const params = texts(request.params)
  const handle = params[HANDLE]
  const opened =
    handle === undefined || session === undefined ? undefined : await handles.open(handle, session.requester)
  if (handle !== undefined && opened === undefined) return undefined
  return {
    params,
    patient: opened?.patient,
    access: opened?.access,
    marks:
      opened === undefined || session === undefined
        ? undefined
        : marksOf(sealing, opened.patient, session.requester, clock()),
    query: texts(request.query, (text) => plainWords(text, longestQuery)),
    requester: session?.requester,
    now: clock(),
    speaker: speaking.speakerFor(face, request),
    sent,
  }
}

/** Who a query is executed as. */
export const requesterFor = (session: Session | undefined, { publicUrl }: Serving): Requester =>
  session?.requester ?? nobody(publicUrl)

/** What is shown, and in which frame. `path`: where the page stands, without its query. */
export type Shown = {
  readonly template: string
  readonly view: View
  readonly path?: string
  readonly form?: FormShown
  readonly session?: Session | undefined
}

/** The path of a page with the parts that were asked for. */
const pathIn = (page: Pick<Page, 'path'>, params: Readonly<Record<string, string>>): string =>
  page.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** Where this page is had in another language: at its own address; after a form or a sign-in, where it stands, or at the face's home. */
const addressOf = (face: Face, request: FastifyRequest, path: string): string =>
  request.method === 'GET' && !path.startsWith('/sign-') ? request.url : path.startsWith('/sign-') ? face.home : path

/** The text of a template, in the frame of its face. */
export const rendered = (
  serving: Serving,
  face: Face,
  request: FastifyRequest,
  { template, view, path = pathOf(request), form = NOTHING_SENT, session }: Shown,
): string => {
  const { speaking, assets, demo, faces } = serving
  const speaker = speaking.speakerFor(face, request)
  const languages = speaking.links(face, addressOf(face, request, path))
  return serving.render(template, {
    ...frameView({ face, faces, path, session, form: spokenForm(form, speaker), speaker, languages }, assets, demo),
    ...view,
  })
}

/** Sends a template in the frame of its face; it is stored nowhere. */
export const sendTemplate = (
  serving: Serving,
  face: Face,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  shown: Shown,
): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-language', serving.speaking.speakerFor(face, request).language.tag)
    .send(rendered(serving, face, request, shown))

/** What is to be mended, in the page's language: of a face with languages an error is the name of its text. */
const spokenForm = (form: FormShown, { t, has }: Speaker): FormShown => ({
  ...form,
  errors: form.errors.map((error) => (has(error.text) ? { ...error, text: t(error.text) } : error)),
})

/** Shows what went wrong, in the frame of the face. */
export const showProblem = (
  serving: Serving,
  face: Face,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  session?: Session,
): FastifyReply =>
  sendTemplate(serving, face, request, reply, problem.status, {
    template: 'layout/problem.njk',
    view: { problem: spokenProblem(problem, serving.speaking.speakerFor(face, request)) },
    session,
  })

/** Shows one of the frame's own templates. */
export const showTemplate = (
  serving: Serving,
  face: Face,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  template: string,
  view: View,
): FastifyReply => sendTemplate(serving, face, request, reply, status, { template, view })

/** Asks the page's query as the person who asks, and gives what its template is given. Throws `HouseError`. `through`: as `Execute` has it. */
export const viewOf = async (
  serving: Serving,
  page: Page,
  request: FastifyRequest,
  asked: Asked,
  session: Session | undefined,
  through?: Through,
): Promise<View> => {
  const requester = requesterFor(session, serving)
  const variables = page.variables?.(asked) ?? {}
  const [{ data, partial }, beside] = await Promise.all([
    page.document === undefined
      ? { data: {}, partial: false }
      : serving.execute(page.document, variables, requester, through).then(answerOf),
    page.beside === undefined
      ? undefined
      : besideOf(serving.execute, page, asked, requester, through, (error) =>
          serving.failed(request, error instanceof HouseError ? error.code : codeOf(error), error),
        ),
  ])
  const view = page.view === undefined ? (data as object) : page.view(data, asked, beside)
  return { params: asked.params, query: asked.query, partial, ...view }
}

/**
 * Asks the page's query as the person who asks, and shows its template; what goes wrong is shown as a page too. `form`: what was sent and is to
 * be mended, or is shown before anything is done with it.
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
    const sent = form.sent ? (form.values as Sent) : undefined
    const asked = await askedOf(serving, face, request, session, sent, page.longestQuery)
    if (asked === undefined) return showProblem(serving, face, request, reply, handleEnded(face), session)
    const view = await viewOf(serving, page, request, asked, session)
    return sendTemplate(serving, face, request, reply, status, {
      template: page.template,
      view,
      // A form stands on its page's path, whatever path it is sent to.
      path: form.sent ? pathIn(page, asked.params) : pathOf(request),
      form,
      session,
    })
  } catch (error) {
    const code = error instanceof HouseError ? error.code : codeOf(error)
    serving.failed(request, code, error)
    return showProblem(serving, face, request, reply, problemOn(page, code), session)
  }
}
