import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { KeyedHash } from '../disclosure/keyed-hash.ts'
import { faultOf } from '../fault-of.ts'
import type { Metrics } from '../http/metrics.ts'
import type { State } from '../state/open-state.ts'
import { type Locator, openLocator } from './locator.ts'

type Given = {
  readonly state: Pick<State, 'locations'>
  readonly metrics: Pick<Metrics, 'locator'>
  readonly log: Logger
  readonly keyed: KeyedHash
}

const DAY_MS = 86_400_000

/** The locator as a deployment is configured; undefined where it is off. */
export const locatorOf = (config: Config, { state, metrics, log, keyed }: Given): Locator | undefined =>
  config.LOCATOR === 'off'
    ? undefined
    : openLocator({
        locations: state.locations,
        keyed,
        believedMs: config.LOCATOR_DAYS * DAY_MS,
        broadcastShare: config.LOCATOR_BROADCAST_SHARE,
        chance: Math.random,
        report: {
          ...metrics.locator,
          failed: (error) => log.warn({ fault: faultOf(error) }, 'the locator did not work; every exchange is asked'),
        },
      })
