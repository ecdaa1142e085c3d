import type { ExchangeId } from '../../schema/model/exchange-id.ts'

/** What proves us to an exchange: a client certificate for mutual TLS, a client of its authorization server (RFC 6749 §4.4), or headers such as an API key. */
export type ExchangeCredential =
  | { readonly kind: 'MTLS'; readonly certificate: string; readonly privateKey: string }
  | {
      readonly kind: 'OAUTH'
      readonly tokenEndpoint: string
      readonly clientId: string
      readonly clientSecret: string
      readonly scope?: string | undefined
    }
  | { readonly kind: 'HEADERS'; readonly headers: Readonly<Record<string, string>> }

/**
 * All that is set for one exchange. `revision` differs whenever any of it does, so that connections made with the old one are let go. `UNREADABLE`: something is
 * set and cannot be had, so nothing is sent.
 */
export type ExchangeCredentials =
  | { readonly revision: string; readonly all: readonly ExchangeCredential[] }
  | 'UNREADABLE'

/** Gives what is set for an exchange; undefined when nothing is. */
export type CredentialsOf = (exchange: ExchangeId) => ExchangeCredentials | undefined
