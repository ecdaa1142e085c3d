import { afterAll, beforeAll, expect, test } from 'vitest'
import { LISTS } from '../london/ready-question.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { LIST_NAMES, patientOf, RECORD } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse({ seed: 'written', patients: 60 })
})
afterAll(() => it?.close())

const PAGE = 'totalCount completeness { state complete sentence } pageInfo { endCursor hasNextPage }'
const listed = (more: string): string => `${PAGE} items { ${RECORD} ${more} dissenting { ${RECORD} } }`
const ONCE = Object.entries(LISTS).map(([name, more]) => `${name}(first: 1000) { ${listed(more)} }`)
/** The same, and each list a second time: which of the two a record would be written for is not known before it is asked for. */
const TWICE = LIST_NAMES.map((name) => `${name}Again: ${name}(first: 0) { items { id } }`)

type Told = { readonly provenance: readonly unknown[]; readonly dissenting: readonly unknown[] }

test('what is written as it is read is what is picked when all has come: alone, merged and disputed', async () => {
  const seen = { alone: 0, merged: 0, disputed: 0 }
  for (const { nhsNumber } of it.london.population.people) {
    const variables = { patient: nhsNumber }
    const written = patientOf(await it.ask(question(ONCE.join('\n')), { variables }))
    const picked = patientOf(await it.ask(question([...ONCE, ...TWICE].join('\n')), { variables }))
    for (const name of LIST_NAMES) {
      expect(JSON.stringify(written[name]), name).toBe(JSON.stringify(picked[name]))
      for (const { provenance, dissenting } of written[name].items as readonly Told[]) {
        if (dissenting.length > 0) seen.disputed++
        else if (provenance.length > 1) seen.merged++
        else seen.alone++
      }
    }
  }
  expect(seen.alone).toBeGreaterThan(100)
  expect(seen.merged).toBeGreaterThan(20)
  expect(seen.disputed).toBeGreaterThan(2)
}, 300_000)

test('of a restricted patient nothing is written before it is known what may be shown: no custodian is named', async () => {
  await breakTheGlass(it, it.patient('restricted'))
  const access = { purpose: 'BTG', careContext: 'Attendance 3' }
  const variables = { patient: it.patient('restricted'), access }
  const shown = patientOf(await it.ask(question(ONCE.join('\n')), { variables }))
  const told = LIST_NAMES.flatMap((name) => shown[name].items as readonly Told[])
  expect(told.length).toBeGreaterThan(0)
  for (const { provenance } of told) for (const one of provenance) expect(one).toHaveProperty('custodian', null)
})
