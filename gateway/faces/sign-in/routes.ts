import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import type { Role } from '../../../schema/model/role.ts'
import { requesterOf } from '../../identity/requester-of.ts'
import type { Face } from '../face.ts'
import { NOT_OURS, problemOf } from '../problem-page.ts'
import { type Serving, showProblem } from '../serve.ts'
import type { Cookies } from '../session/cookies.ts'
import { isOfSession, isSameOrigin } from '../session/genuine.ts'
import type { Seal } from '../session/seal.ts'
import type { Sessions } from '../session/sessions.ts'
import type { Pending, Provider } from './provider.ts'
import type { ProviderName } from './provider-name.ts'
import { returnPath } from './return-path.ts'

export type SignInOptions = {
  readonly name: ProviderName
  readonly provider: Provider
  readonly serving: Serving
  /** Where people of this provider arrive, and in whose frame a failed sign-in is told. */
  readonly face: Face
  readonly seal: Seal
  readonly sessions: Sessions
  readonly cookies: Cookies
  readonly roles: Readonly<Record<string, Role>>
  /** Route options that every page has. */
  readonly route: object
}

/** Where people arrive who signed out, unless their face has a page of its own for it. */
const SIGNED_OUT = '/signed-out'

/** A sign-in may take so long, the reading of a smartcard included. */
const SIGN_IN_MS = 10 * 60_000

type KeptPending = Pending & { readonly to: string; readonly until: number }

const ORGANISATION = /* GraphQL */ `
  query OrganisationSignedInFor($codes: [ODSCode!]!) {
    organisations(odsCodes: $codes) { name }
  }`

/** The name of the requester's organisation: a courtesy, so that its absence stops nobody. */
const organisationName = async ({ execute }: Serving, requester: Requester): Promise<string | null> => {
  if (requester.organisation === undefined) return null
  const { data } = await execute(ORGANISATION, { codes: [requester.organisation] }, requester)
  const [found] = (data?.['organisations'] ?? []) as readonly ({ readonly name: string | null } | null)[]
  return found?.name ?? requester.organisation
}

/** Undefined: the issuer vouches for them, and not as far as it must. */
const requesterOrNotProved = (...asked: Parameters<typeof requesterOf>): Requester | undefined => {
  try {
    return requesterOf(...asked)
  } catch (error) {
    if (error instanceof HouseError && error.code === 'IDENTITY_NOT_PROVED') return undefined
    throw error
  }
}

const go = (reply: FastifyReply, to: string): FastifyReply =>
  reply.code(303).header('cache-control', 'no-store').header('location', to).send()

/** `GET /sign-in/…`, the issuer's answer at `…/callback`, and `POST /sign-out/…`, which ends the session here and then at the issuer. */
export const mountSignIn = (app: FastifyInstance, options: SignInOptions): void => {
  const { name, provider, serving, face, seal, sessions, cookies, roles, route } = options
  const { publicUrl, clock } = serving
  const session = cookies.session(name)
  const pendingCookie = cookies.signIn(name)

  app.get(`/sign-in/${name}`, route, async (request, reply) => {
    const { to } = request.query as { readonly to?: unknown }
    const { url, pending } = await provider.begin(serving.speaking.speakerFor(face, request).language.tag)
    const kept: KeptPending = { ...pending, to: returnPath(to, face.home), until: clock() + SIGN_IN_MS }
    reply.setCookie(pendingCookie, await seal.seal('sign-in', kept), cookies.options)
    return go(reply, url)
  })

  app.get(`/sign-in/${name}/callback`, route, async (request: FastifyRequest, reply) => {
    const kept = (await seal.open('sign-in', request.cookies[pendingCookie])) as KeptPending | undefined
    reply.clearCookie(pendingCookie, cookies.options)
    if (kept === undefined || kept.until <= clock())
      return showProblem(serving, face, request, reply, problemOf('TOKEN_INVALID'))
    const { token, idToken } = await provider.finish(request.url, kept)
    const requester = requesterOrNotProved(token, roles)
    const notProved = face.places?.notProved
    if (requester === undefined && notProved !== undefined) return go(reply, notProved)
    if (requester === undefined) throw new HouseError('IDENTITY_NOT_PROVED')
    // Whoever was signed in before in this browser is so no longer: the id is new, and the old one is worth nothing.
    await sessions.end(request.cookies[session])
    const organisation = await organisationName(serving, requester)
    const cookie = await sessions.start({ provider: name, requester, organisation, idToken })
    reply.setCookie(session, cookie, cookies.options)
    return go(reply, kept.to)
  })

  app.post(`/sign-out/${name}`, route, async (request, reply) => {
    if (!isSameOrigin(request, publicUrl)) return showProblem(serving, face, request, reply, NOT_OURS)
    const open = await sessions.find(request.cookies[session])
    const { _csrf } = (request.body ?? {}) as { readonly _csrf?: unknown }
    // Whoever is refused keeps the cookie: nothing was done, and without it nobody could end the session.
    if (open !== undefined && !isOfSession(_csrf, open)) return showProblem(serving, face, request, reply, NOT_OURS)
    reply.clearCookie(session, cookies.options)
    const signedOut = face.places?.signedOut ?? SIGNED_OUT
    if (open === undefined) return go(reply, signedOut)
    await sessions.end(request.cookies[session])
    const end = await provider.end(open.idToken, signedOut).catch(() => undefined)
    return go(reply, end ?? signedOut)
  })
}
