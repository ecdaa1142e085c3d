import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
afterAll(() => it.close())

test('smoke', async () => {
  const t0 = performance.now()
  const { status, body } = await it.ask(
    question(
      'name manifest { exchange { id } state type } allergies { totalCount completeness { state } items { concept { text } original { exchange { id } resource } } }',
    ),
    { variables: { patient: it.patient('default') } },
  )
  console.log(status, performance.now() - t0, JSON.stringify(body).slice(0, 1500))
  expect(status).toBe(200)
})
