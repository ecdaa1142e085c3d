import type { Branded } from './branded.ts'

/** The registry's short name of an exchange, in capitals, digits and hyphens. */
export type ExchangeId = Branded<string, 'ExchangeId'>

/** Reads an exchange id; undefined when it has not the shape of one. */
export const parseExchangeId = (text: string): ExchangeId | undefined =>
  /^[A-Z][A-Z0-9-]{1,31}$/.test(text) ? (text as ExchangeId) : undefined
