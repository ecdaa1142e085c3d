import type { CookieSerializeOptions } from '@fastify/cookie'
import type { ProviderName } from '../sign-in/provider-name.ts'

/** The cookies of the faces: what they are called and how they are set. */
export type Cookies = {
  readonly session: (provider: ProviderName) => string
  readonly signIn: (provider: ProviderName) => string
  /** Remembers which language was chosen: a code of `language/languages.ts`, and nothing of who chose it. */
  readonly language: string
  readonly options: CookieSerializeOptions
}

/**
 * HttpOnly, SameSite=Lax (the issuer's redirect must bring them along), Secure and `__Host-` wherever the page is https. They end with the
 * browser; how long they are worth anything, the server says.
 */
export const cookiesOf = (publicUrl: string): Cookies => {
  const secure = publicUrl.startsWith('https:')
  const named = (name: string): string => (secure ? `__Host-${name}` : name)
  return {
    session: (provider) => named(`${provider}-session`),
    signIn: (provider) => named(`${provider}-sign-in`),
    language: named('language'),
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}
