import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** The last minutes of a node: nobody new is sent to it, those who are there finish. */
export type Draining = {
  /** Aborted when it begins: readiness says no, answers ask for no further request on their connection, and live streams are to tell their readers to connect again. */
  readonly begun: AbortSignal
  /** Begins, and resolves when the door is shut and the last who was in is out, or was sent out. */
  readonly drain: (app: FastifyInstance) => Promise<void>
}

/**
 * `quietMs`: how long requests are still taken after readiness says no, for whoever balances the load to see it. `finishMs`: how long those under way may take from then on;
 * no question takes longer than its deadline, and a document or a stream that does is cut off, which its reader sees.
 */
export const createDraining = (quietMs: number, finishMs: number): Draining => {
  const controller = new AbortController()
  return {
    begun: controller.signal,
    drain: async (app) => {
      controller.abort()
      await wait(quietMs)
      await shut(app, finishMs)
    },
  }
}

/** Closes the door: nobody comes in, and whoever is in has so many milliseconds to finish. */
export const shut = async (app: FastifyInstance, finishMs: number): Promise<void> => {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), finishMs)
  try {
    await app.close()
  } finally {
    clearTimeout(cutOff)
  }
}
