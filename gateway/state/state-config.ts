import type { StateConfig } from './open-state.ts'

/** Which database a `DATABASE_URL` names. `dump`: what one in memory starts from. */
export const stateConfig = (url: string, dump?: Blob): StateConfig => {
  if (!url.startsWith('pglite:')) return { kind: 'postgres', url }
  const directory = url.slice('pglite:'.length)
  return { kind: 'pglite', ...(directory === '' ? { dump } : { directory }) }
}
