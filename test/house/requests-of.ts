import type { London } from '../london/london.ts'

/** How many questions all of London's exchanges have been asked so far: stays put where nobody was to be asked. */
export const requestsOf = async (london: London): Promise<number> => {
  const counts = await Promise.all(london.addresses.exchanges.map(({ id }) => london.exchange(id).requests()))
  return counts.reduce((sum, count) => sum + count, 0)
}
