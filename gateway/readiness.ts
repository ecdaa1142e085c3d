import type { EphemeralStore } from './ephemeral/ephemeral-store.ts'
import type { State } from './state/open-state.ts'

/** Whether each part answers now. `degraded` names those without which this node serves on; they do not make it unready. */
export type Readiness = {
  readonly ready: boolean
  readonly parts: Readonly<Record<string, boolean>>
  readonly degraded: readonly string[]
}

/** What readiness is read from. `shared` is undefined where there is one node only. */
export type Watched = {
  readonly versions: State['versions']
  readonly exchanges: () => number
  readonly shared: Pick<EphemeralStore, 'reached'> | undefined
  /** Whether this node is about to end, and takes nobody new. */
  readonly isDraining: () => boolean
}

const answers = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  )

/** Ready when the database confirms its versions and there is somebody to ask. Redis is a help: without it a node is degraded and serves on. One that is about to end is not ready. */
export const readiness = async ({ versions, exchanges, shared, isDraining }: Watched): Promise<Readiness> => {
  const [database, redis] = await Promise.all([answers(versions()), shared?.reached()])
  const needed = { database, registry: exchanges() > 0, ...(isDraining() ? { staying: false } : {}) }
  return {
    ready: Object.values(needed).every(Boolean),
    parts: { ...needed, ...(redis === undefined ? {} : { redis }) },
    degraded: redis === false ? ['redis'] : [],
  }
}
