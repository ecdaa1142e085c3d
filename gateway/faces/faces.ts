import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema, ValidationRule } from 'graphql'
import type { Logger } from 'pino'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Role } from '../../schema/model/role.ts'
import type { FacesConfig } from '../config.ts'
import type { Unfolding } from '../disclosure/unfold.ts'
import { faultOf } from '../fault-of.ts'
import type { Execute } from '../http/graphql.ts'
import { codeOf } from '../http/problem.ts'
import { isDeadLink } from '../retrieval/dead-link.ts'
import { createSealing } from '../sealing/sealing.ts'
import type { SessionStore } from '../state/session-store.ts'
import { allFaces, frontFace } from './all-faces.ts'
import { loadAssets, mountAssets } from './assets/assets.ts'
import { documentFaults } from './documents.ts'
import type { Face } from './face.ts'
import { sendFile } from './file.ts'
import { holdViews } from './fill-in/held-views.ts'
import { showFilling } from './fill-in/show-filling.ts'
import { streamFilling } from './fill-in/stream-filling.ts'
import { openSpeaking } from './language/speaking.ts'
import { receiveForm } from './mount-form.ts'
import { isFor, type Page } from './page.ts'
import { parseForm } from './parse-form.ts'
import { parseMultipart } from './parse-multipart.ts'
import { DOCUMENT_PROBLEM, type Problem, problemOf, wrongRole } from './problem-page.ts'
import { createRender } from './render/create-render.ts'
import { wordsFor } from './render/words.ts'
import { type Serving, showPage, showProblem } from './serve.ts'
import { cookiesOf } from './session/cookies.ts'
import { openHandles } from './session/handles.ts'
import { createSeal } from './session/seal.ts'
import { openSessions, type Session } from './session/sessions.ts'
import { openProvider } from './sign-in/provider.ts'
import { PROVIDER_NAMES } from './sign-in/provider-name.ts'
import { mountSignIn } from './sign-in/routes.ts'

export type FacesOptions = {
  readonly config: FacesConfig
  readonly sessionKeys: readonly Uint8Array[]
  readonly idleMs: number
  readonly longestMs: number
  readonly roles: Readonly<Record<string, Role>>
  readonly execute: Execute
  readonly schema: GraphQLSchema
  readonly limits: readonly ValidationRule[]
  readonly sessions: SessionStore
  /** Told of the key of each session that is ended here. */
  readonly sessionEnded?: ((key: string) => void) | undefined
  /** Views that are released as they fill, and how long one may take in all; without it pages wait for the whole. */
  readonly unfolding?: { readonly unfold: () => Unfolding; readonly viewMs: number } | undefined
  readonly refused: (code: HouseErrorCode) => void
  readonly log: Logger
  /** The faces to mount: all, unless a test has its own. */
  readonly faces?: readonly Face[] | undefined
  /** Where else templates are. */
  readonly templates?: readonly string[] | undefined
  readonly clock?: (() => Instant) | undefined
  /** A template that prints what it was not given fails: for tests. */
  readonly strict?: boolean | undefined
}

/** So that a text of far too many characters is answered next to its box, and not lost. */
const LONGEST_FORM = 4 * 1024 * 1024

/** How long a choice of language is remembered. */
const A_YEAR_IN_SECONDS = 365 * 86_400

/** What the faces do for routes that are none of theirs. */
export type Faces = {
  /** Answers a browser that asked for nothing we have; false when it is no browser that asks. */
  readonly answerNotFound: (request: FastifyRequest, reply: FastifyReply) => boolean
  /** Tells a browser why a document is not handed over, in the face that its reader signed in to; false when it is no browser that asks. */
  readonly answerDocument: (request: FastifyRequest, reply: FastifyReply, code: HouseErrorCode) => boolean
  /** Everybody who is signed in in this browser, one for each way in. */
  readonly signedIn: (request: FastifyRequest) => Promise<readonly Requester[]>
  /** Their sessions. */
  readonly sessionsIn: (request: FastifyRequest) => Promise<readonly Session[]>
  /** Whether a session is open still. */
  readonly isOpen: (key: string) => Promise<boolean>
}

/** No inline script or style, nothing from elsewhere; forms go to us, and (by our own redirect at sign-out) to the issuers. */
const policyOf = (issuers: readonly string[], frames: boolean) => ({
  helmet: {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        ...(frames ? { frameSrc: ["'self'"] } : {}),
        // What follows a page is streamed from here.
        connectSrc: ["'self'"],
        formAction: ["'self'", ...issuers],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // With no referrer at all, browsers send forms with no origin either, and that is what a form is known by.
    referrerPolicy: { policy: 'same-origin' as const },
  },
})

/** Mounts every face. Throws when a page's document does not fit the supergraph, naming each. */
export const mountFaces = async (app: FastifyInstance, options: FacesOptions): Promise<Faces> => {
  const { config, log, refused, clock = Date.now, faces = allFaces } = options
  const faults = documentFaults(faces, options.schema, options.limits)
  if (faults.length > 0) throw new Error(`These pages do not fit the supergraph:\n  ${faults.join('\n  ')}`)

  const assets = loadAssets()
  const seal = createSeal(options.sessionKeys)
  const cookies = cookiesOf(config.publicUrl)
  const { idleMs, longestMs } = options
  const speaking = openSpeaking(faces, cookies.language)
  const sessions = openSessions({
    seal,
    store: options.sessions,
    clock,
    idleMs,
    longestMs,
    ended: options.sessionEnded,
  })
  const serving: Serving = {
    publicUrl: config.publicUrl,
    execute: options.execute,
    render: createRender(options.strict ?? false, options.templates),
    assets,
    demo: config.demo,
    faces,
    speaking,
    clock,
    handles: openHandles(seal, clock),
    sealing: createSealing(options.sessionKeys),
    unfold: options.unfolding?.unfold,
    held: holdViews(),
    viewMs: options.unfolding?.viewMs ?? 0,
    failed: (request, code, error) => {
      if (code === 'INTERNAL')
        log.error({ route: request.routeOptions.url ?? 'unknown', fault: faultOf(error) }, 'a page failed')
    },
  }
  const issuers = PROVIDER_NAMES.flatMap((name) => {
    const provider = config[name]
    return provider === undefined ? [] : [new URL(provider.issuer).origin]
  })
  const route = policyOf(issuers, false)
  const framing = policyOf(issuers, true)

  /** The session of a face that people sign in to. */
  const sessionOf = async (face: Face, request: FastifyRequest): Promise<Session | undefined> =>
    face.provider === undefined ? undefined : sessions.find(request.cookies[cookies.session(face.provider)])

  const mountPage = (
    scope: FastifyInstance,
    face: Face,
    page: Pick<Page, 'path' | 'audience' | 'frames'>,
    show: (request: FastifyRequest, reply: FastifyReply, session: Session | undefined) => Promise<FastifyReply>,
  ): void => {
    scope.get(page.path, page.frames === true ? framing : route, async (request, reply) => {
      const chosen = speaking.chosen(face, request)
      if (chosen !== undefined) {
        reply.setCookie(cookies.language, chosen.language, { ...cookies.options, maxAge: A_YEAR_IN_SECONDS })
        return reply.code(303).header('cache-control', 'no-store').header('location', chosen.location).send()
      }
      const session = await sessionOf(face, request)
      if (page.audience !== 'anyone') {
        if (session === undefined)
          return reply
            .code(303)
            .header('cache-control', 'no-store')
            .header('location', `/sign-in/${face.provider}?to=${encodeURIComponent(request.url)}`)
            .send()
        if (!isFor(page.audience, session.requester.role)) {
          refused('FORBIDDEN')
          return showProblem(
            serving,
            face,
            request,
            reply,
            wrongRole(wordsFor(session.requester.role, 'role')),
            session,
          )
        }
      }
      return show(request, reply, session)
    })
  }

  const faceAt = (path: string): Face =>
    faces.find(({ home }) => home !== '/' && (path === home || path.startsWith(`${home}/`))) ?? frontFace

  const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const code = error instanceof HouseError ? error.code : codeOf(error)
    refused(code)
    serving.failed(request, code, error)
    return showProblem(serving, faceAt(request.url), request, reply, problemOf(code))
  }

  // Cookies are read in the faces' own scope alone; who asks from outside of it is answered through this.
  let parseCookie: FastifyInstance['parseCookie'] = () => ({})
  await app.register(async (scope) => {
    await scope.register(cookie)
    parseCookie = scope.parseCookie
    // A form is a form: nothing else is read here.
    scope.removeAllContentTypeParsers()
    const { bodyLimit } = app.initialConfig
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', ...(bodyLimit === undefined ? {} : { bodyLimit }) },
      async (request: FastifyRequest, body: Buffer) => parseMultipart(body, request.headers['content-type'] ?? ''),
    )
    await scope.register(formbody, { parser: parseForm, ...(bodyLimit === undefined ? {} : { bodyLimit }) })
    scope.setErrorHandler((error, request, reply) => answerError(error, request, reply))
    mountAssets(scope, assets)
    for (const name of PROVIDER_NAMES) {
      const settings = config[name]
      const face = faces.find(({ provider }) => provider === name)
      if (settings === undefined || face === undefined) continue
      const provider = openProvider(name, settings, config.publicUrl)
      mountSignIn(scope, { name, provider, serving, face, seal, sessions, cookies, roles: options.roles, route })
    }
    for (const face of faces) {
      if (face.provider !== undefined && config[face.provider] === undefined) continue
      const { start } = face
      if (start !== undefined)
        scope.get(face.home, route, (_request, reply) => reply.code(303).header('location', start).send())
      const pages = new Set([...face.pages, ...face.forms.map(({ page }) => page)])
      for (const page of pages) {
        const { fillsIn, audience } = page
        if (fillsIn === undefined) mountPage(scope, face, page, (...visit) => showPage(serving, face, page, ...visit))
        else {
          mountPage(scope, face, page, (...visit) => showFilling(serving, face, page, ...visit))
          const stream = { path: `${page.path}/fill/:ticket`, audience }
          mountPage(scope, face, stream, (request, ...visit) =>
            streamFilling(
              serving,
              face,
              { ...page, fillsIn },
              request,
              ...visit,
              async () => (await sessionOf(face, request)) !== undefined,
            ),
          )
        }
      }
      for (const file of face.files ?? [])
        mountPage(scope, face, file, (...visit) => sendFile(serving, face, file, ...visit))
      for (const form of face.forms)
        scope.post(form.path, { ...route, bodyLimit: LONGEST_FORM }, async (request, reply) => {
          const session = await sessionOf(face, request)
          if (session !== undefined && !isFor(form.page.audience, session.requester.role)) {
            refused('FORBIDDEN')
            const role = wordsFor(session.requester.role, 'role')
            return showProblem(serving, face, request, reply, wrongRole(role), session)
          }
          return receiveForm(serving, face, form, request, reply, session)
        })
    }
  })

  const tellBrowser = (face: Face, request: FastifyRequest, reply: FastifyReply, problem: Problem): boolean => {
    if (!(request.headers.accept ?? '').includes('text/html')) return false
    void reply.helmet(route.helmet)
    showProblem(serving, face, request, reply, problem)
    return true
  }
  const sessionsIn = async (request: FastifyRequest): Promise<readonly Session[]> => {
    const kept = parseCookie(request.headers.cookie ?? '')
    const found = await Promise.all(PROVIDER_NAMES.map((name) => sessions.find(kept[cookies.session(name)])))
    return found.filter((session) => session !== undefined)
  }
  return {
    answerNotFound: (request, reply) => tellBrowser(faceAt(request.url), request, reply, problemOf('NOT_FOUND')),
    answerDocument: (request, reply, code) => {
      const kept = parseCookie(request.headers.cookie ?? '')
      const signedInTo = ({ provider }: Face): boolean =>
        provider !== undefined && kept[cookies.session(provider)] !== undefined
      const problem = isDeadLink(code) ? DOCUMENT_PROBLEM : problemOf(code)
      return tellBrowser(faces.find(signedInTo) ?? frontFace, request, reply, problem)
    },
    signedIn: async (request) => (await sessionsIn(request)).map(({ requester }) => requester),
    sessionsIn,
    isOpen: sessions.isOpen,
  }
}
