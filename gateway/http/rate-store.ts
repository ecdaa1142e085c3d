import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { EphemeralStore } from '../ephemeral/ephemeral-store.ts'

type Count = EphemeralStore['count']

const storeOf = (count: Count, of: string): FastifyRateLimitStore => ({
  incr: (caller, done, windowMs) => {
    count(`${of}${caller}`, windowMs).then(
      (counted) => done(null, { current: counted.count, ttl: counted.endsInMs }),
      (error: Error) => done(error),
    )
  },
  child: ({ method, url }) => storeOf(count, `${of}${method} ${url} `),
})

/** The store of `@fastify/rate-limit` that counts where the house does; a route with a limit of its own counts by itself. */
export const rateStore = (count: Count): FastifyRateLimitStoreCtor =>
  class {
    constructor() {
      Object.assign(this, storeOf(count, ''))
    }
  } as unknown as FastifyRateLimitStoreCtor
