import type { PastExchange } from '../state/exchange-history.ts'
import type { RegistryStore } from '../state/registry-store.ts'

/** The exchanges as of a version of the registry; undefined when nothing is kept of so long ago. */
export type RegistryThen = (version: number) => Promise<readonly PastExchange[] | undefined>

/** Reads each version once. Made for one question, and let go with it. */
export const registryThen = ({ exchangesAt }: Pick<RegistryStore, 'exchangesAt'>): RegistryThen => {
  const known = new Map<number, Promise<readonly PastExchange[] | undefined>>()
  return (version) => {
    const read = known.get(version) ?? exchangesAt(version)
    known.set(version, read)
    return read
  }
}
