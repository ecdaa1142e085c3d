import type { QueryPlan } from '@apollo/query-planner'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { boundedStore } from '../../../gateway/supergraph/bounded-store.ts'
import { keptDocuments } from '../../../gateway/supergraph/kept-documents.ts'
import { keptPlans } from '../../../gateway/supergraph/kept-plans.ts'
import { holdsParticulars } from '../../../gateway/supergraph/particulars.ts'
import { READY_QUESTION } from '../../london/ready-question.ts'

const PARTICULAR = [
  '{ patient(nhsNumber: "9990000018") { name } }',
  '{ patient(nhsNumber: "999 000 0018") { name } }',
  '{ patient(nhsNumber: "\\u0039990000018") { name } }',
  '{ patient(nhsNumber: """9990000018""") { name } }',
  '{ patient(nhsNumber: 9990000018) { name } }',
  '{ p9990000018: exchanges { id } }',
  '{ p_999_000_0018: exchanges { id } }',
  'query About9990000018 { exchanges { id } }',
  '# of 999-000-0018\n{ exchanges { id } }',
  'mutation { confirmBreakGlass(patient: $n, opening: $o, reason: { code: "5", words: "Found collapsed" }) { id } }',
]
const GENERAL = [READY_QUESTION, '{ exchanges { id } }', '{ a: exchanges { id } b1234567: exchanges { id } }']

describe('an operation that may speak of somebody', () => {
  test.each(PARTICULAR)('is known as one, and its document is not kept: %s', async (text) => {
    expect(holdsParticulars(text)).toBe(true)
    const kept = keptDocuments()
    await kept.set('hash', parse(text))
    expect(await kept.get('hash')).toBeUndefined()
  })

  test.each(GENERAL)('is told from one whose particulars are in its variables, which is kept: %s', async (text) => {
    expect(holdsParticulars(text)).toBe(false)
    const kept = keptDocuments()
    const document = parse(text)
    await kept.set('hash', document)
    expect(await kept.get('hash')).toBe(document)
  })

  test('leaves no plan behind, however deep in it the operation is sent', async () => {
    const planOf = (operation: string) =>
      ({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes: [{ kind: 'Fetch', operation }] } }) as unknown as QueryPlan
    const kept = keptPlans()
    for (const operation of PARTICULAR) {
      await kept.set('hash', planOf(operation))
      expect(await kept.get('hash')).toBeUndefined()
    }
    const plan = planOf('query($n:NHSNumber!){patient(nhsNumber:$n){name}}')
    await kept.set('hash', plan)
    expect(await kept.get('hash')).toBe(plan)
  })
})

describe('a bounded store', () => {
  const letters = () => boundedStore<string>(5, ({ length }) => (length === 0 ? undefined : length))

  test('lets go of what was used longest ago', async () => {
    const store = letters()
    await store.set('a', 'aa')
    await store.set('b', 'bb')
    await store.get('a')
    await store.set('c', 'cc')
    expect([await store.get('a'), await store.get('b'), await store.get('c')]).toEqual(['aa', undefined, 'cc'])
  })

  test('does not keep what alone is too large, nor what must not be kept, and no longer what stood in its place', async () => {
    const store = letters()
    for (const value of ['aaaaaa', '']) {
      await store.set('a', 'a')
      await store.set('a', value)
      expect(await store.get('a')).toBeUndefined()
    }
  })

  test('counts what replaces by its own size, and forgets on request', async () => {
    const store = letters()
    await store.set('a', 'aaaa')
    await store.set('a', 'a')
    await store.set('b', 'bbbb')
    expect([await store.get('a'), await store.get('b')]).toEqual(['a', 'bbbb'])
    expect([await store.delete('a'), await store.delete('a')]).toEqual([true, false])
    store.clear()
    expect(await store.get('b')).toBeUndefined()
    await store.set('c', 'ccccc')
    expect(await store.get('c')).toBe('ccccc')
  })
})
