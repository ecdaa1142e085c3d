import { expect, test } from 'vitest'
import { simulatedXca } from '../adapters/simulated-community.ts'
import { simulatedMhd } from '../adapters/simulated-responder.ts'
import { readHoldings } from './holdings.ts'

test.each([
  ['IHE XCA', simulatedXca],
  ['IHE MHD', simulatedMhd],
])(
  '%s: what came over the wire is all that the exchange holds, record by record and as it was sent',
  async (_protocol, open) => {
    const { held, ...audited } = await open()
    try {
      const found = await readHoldings(audited)
      if ('trouble' in found) throw new Error(found.trouble)
      const inOrder = (of: typeof held) =>
        Object.fromEntries([...of].map(([type, records]) => [type, Object.fromEntries([...records].sort())]))
      expect([...held.values()].filter(({ size }) => size > 0).length).toBeGreaterThan(5)
      expect(inOrder(found.held)).toEqual(inOrder(held))
    } finally {
      await audited.close()
    }
  },
)
