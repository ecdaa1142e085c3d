import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Session } from './sessions.ts'

/**
 * Whether one of our own pages sent this request, as the browser tells (Fetch Metadata, RFC 6454 Origin). A browser tells at least one of them
 * with every form; whoever tells neither is refused.
 */
export const isSameOrigin = ({ headers }: Pick<FastifyRequest, 'headers'>, publicUrl: string): boolean => {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return headers.origin === undefined ? site === 'same-origin' : headers.origin === publicUrl
}

/** Whether a form carries its own session's token (OWASP's synchroniser token), in constant time. */
export const isOfSession = (token: unknown, session: Pick<Session, 'csrf'>): boolean => {
  const given = Buffer.from(typeof token === 'string' ? token : '')
  const kept = Buffer.from(session.csrf)
  return given.length === kept.length && timingSafeEqual(given, kept)
}
