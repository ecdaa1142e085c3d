import { type Config, readConfig } from '../../../gateway/config.ts'
import { openHouse } from '../../../gateway/house.ts'
import type { State } from '../../../gateway/state/open-state.ts'

/** What the parent says to begin with; `environment` is the gateway's configuration. */
export type CountedStart = {
  readonly endpoints: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/**
 * The child's side of a bench: the whole gateway as production runs it, opened over what `prepare` stored when the parent's first word comes, then its processor time (ms, since
 * `reset`) and greatest resident size (bytes) whenever it is asked.
 */
export const serveCounted = <Start extends CountedStart>(
  prepare: (state: State, start: Start, now: number) => Promise<void>,
): void => {
  const start = async (said: Start): Promise<void> => {
    const config: Config = readConfig(said.environment)
    const house = await openHouse(config, { prepare: (state) => prepare(state, said, Date.now()) })
    process.send?.({ url: `${await house.app.listen({ host: '127.0.0.1', port: 0 })}/graphql` })
  }
  let began = process.cpuUsage()
  process.on('message', (message: Partial<Start> & { reset?: true; read?: true }) => {
    if (message.endpoints !== undefined) {
      void start(message as Start)
      return
    }
    if (message.reset === true) began = process.cpuUsage()
    const { user, system } = process.cpuUsage(began)
    process.send?.({ cpuMs: (user + system) / 1000, rss: process.resourceUsage().maxRSS * 1024 })
  })
  process.once('SIGTERM', () => process.exit(0))
  // A child whose parent has gone has nobody to serve.
  process.once('disconnect', () => process.exit(0))
}
