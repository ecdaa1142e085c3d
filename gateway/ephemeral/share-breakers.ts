import { randomUUID } from 'node:crypto'
import type { Transport } from '../../adapters/transport/transport.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { EphemeralStore } from './ephemeral-store.ts'

/** What passes between this node's breakers and those of others. */
export type SharedBreakers = {
  /** Tells the others (`TransportOptions.onBreaker`). */
  readonly tell: (exchange: ExchangeId, state: 'open' | 'closed', forMs: number) => void
  /** Lets this node's transport hear the others from now on; the returned function stops. */
  readonly hear: (transport: Transport) => Promise<() => Promise<void>>
}

/**
 * Lets nodes tell each other which exchanges they find in trouble. Who is told asks that exchange by one request at a time until one shows how it is: a node that is
 * wrong, since its own line is broken, costs the others one careful look and keeps no exchange from being asked.
 */
export const shareBreakers = (ephemeral: Pick<EphemeralStore, 'publish' | 'subscribe'>): SharedBreakers => {
  const node = randomUUID()
  return {
    tell: (exchange, state, forMs) => {
      // What is not heard is found out.
      ephemeral.publish({ kind: 'breaker', exchange, state, forMs, node }).catch(() => {})
    },
    hear: (transport) =>
      ephemeral.subscribe((notice) => {
        if (notice.kind === 'breaker' && notice.node !== node)
          transport.hear?.(notice.exchange, notice.state, notice.forMs)
      }),
  }
}
