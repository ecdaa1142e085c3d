import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainHash, GENESIS } from '../../../gateway/state/ledger/chain.ts'
import { chainFrom } from '../../../gateway/state/ledger/open-chain.ts'

const entry = fc.record({
  kind: fc.string(),
  receipt: fc.string(),
  patient_key: fc.option(fc.string(), { nil: null }),
  body: fc.string(),
})
const field = fc.constantFrom('writer', 'sequence', 'at', 'kind', 'receipt', 'patient_key', 'body')

test('however entries are grouped, numbers have no gap, time never falls back and every hash follows from the one before', () => {
  fc.assert(
    fc.property(fc.array(fc.array(entry), { maxLength: 6 }), fc.array(fc.nat(), { minLength: 1 }), (groups, times) => {
      let tick = 0
      let chain = chainFrom({ writer: 'w', sequence: 0, hash: GENESIS, at: 0 }, () => times[tick++ % times.length] ?? 0)
      const rows = groups.flatMap((group) => {
        const { rows, next } = chain.extend(group)
        chain = next
        return rows
      })
      let [previous, at] = [GENESIS, 0]
      rows.forEach((row, index) => {
        expect(row.sequence).toBe(index + 1)
        expect(row.at).toBeGreaterThanOrEqual(at)
        expect(row.hash).toBe(chainHash(previous, row))
        ;({ hash: previous, at } = row)
      })
    }),
  )
})

test('a changed field, or a byte moved from one field to the next, gives another hash', () => {
  fc.assert(
    fc.property(entry, fc.string(), field, (given, previous, name) => {
      const row = { writer: 'w', sequence: 1, at: 2, ...given }
      const value = row[name]
      const changed = { ...row, [name]: typeof value === 'number' ? value + 1 : `${value ?? ''}x` }
      expect(chainHash(previous, changed)).not.toBe(chainHash(previous, row))
      const moved = { ...row, kind: `${row.kind}${row.receipt.slice(0, 1)}`, receipt: row.receipt.slice(1) }
      if (moved.kind !== row.kind) expect(chainHash(previous, moved)).not.toBe(chainHash(previous, row))
    }),
  )
})
