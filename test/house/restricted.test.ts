import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdsPatient } from '../london/demographics/demographics-server.ts'
import { type Listening, listenOn } from '../london/listen.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { heldOf, type StagedExchange, stageExchange, told } from './staged-exchange.ts'
import { LIST_NAMES, patientOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
let greenwich: StagedExchange
let careless: Listening
beforeAll(async () => {
  // A demographics service that flags the restricted and sends their whereabouts all the same.
  careless = await listenOn(
    createServer((request, response) => {
      const found = it.london.population.people.find(({ nhsNumber }) => request.url?.endsWith(nhsNumber))
      if (found === undefined) throw new Error('Somebody else was asked for.')
      const patient = JSON.parse(pdsPatient({ ...found, restricted: false }))
      patient.meta.security[0].code = found.restricted ? 'R' : 'U'
      response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(patient))
    }),
    0,
  )
  it = await openLondonHouse({
    environment: { DEMOGRAPHICS_URL: careless.url },
    prepare: async (state, london) => {
      greenwich = await stageExchange(state, london, 'GREENWICH')
    },
  })
})
afterAll(async () => {
  await it?.close()
  await greenwich?.close()
  await careless?.close()
})

const BTG = { purpose: 'BTG', careContext: 'Attendance 3' }
const view = (access?: object, options: AskOptions = {}) =>
  it.ask(question(WHOLE), {
    ...options,
    variables: { patient: it.patient('restricted'), ...(access ? { access } : {}) },
  })

const person = () => {
  const found = it.london.population.people.find(({ nhsNumber }) => nhsNumber === it.patient('restricted'))
  if (found === undefined) throw new Error('Nobody is restricted.')
  return found
}

test.each(['clinician', 'dispatcher'] as const)(
  'to a %s nothing of a restricted patient is released, own trust included',
  async (as) => {
    const seen = await view(undefined, { as })
    expect(shownSources(seen)).toEqual([])
    const states = new Set(patientOf(seen).manifest.map(({ state }: { state: string }) => state))
    expect([...states].sort()).toEqual(expect.not.arrayContaining(['ANSWERED', 'EMPTY']))
    expect(patientOf(seen)).toMatchObject({ address: null, generalPractice: null })
  },
)

test('under break-glass records are released, address and practice are not, and no list is complete', async () => {
  await breakTheGlass(it, it.patient('restricted'))
  const seen = await view(BTG)
  expect(shownSources(seen).length).toBeGreaterThan(0)
  expect(patientOf(seen)).toMatchObject({ name: 'Nadia Qureshi', address: null, generalPractice: null })
  // Who holds a record tells the practice.
  const tellings = LIST_NAMES.flatMap((name) => patientOf(seen)[name].items)
  for (const { provenance, original } of tellings) {
    for (const { custodian } of provenance) expect(custodian).toBeNull()
    for (const { resource } of original ?? []) expect(resource.meta ?? {}).not.toHaveProperty('tag')
  }
  for (const name of LIST_NAMES) {
    expect(patientOf(seen)[name].completeness.complete).toBe(false)
    expect(['NONE_KNOWN', 'NONE_AMONG_WHAT_MAY_BE_SHARED']).not.toContain(patientOf(seen)[name].completeness.state)
  }
})

test('not even where a source put the address into the record itself', async () => {
  const { nhsNumber, address } = person()
  const held = heldOf(it.london, 'GREENWICH', nhsNumber)
  expect(address.line.length).toBeGreaterThan(4)
  const withPatient = held.records.map(({ text }) => {
    const resource = JSON.parse(text)
    return told({
      ...resource,
      contained: [
        {
          ...JSON.parse(held.patient),
          id: 'who',
          address: [{ text: address.line }],
          telecom: [{ value: '020 7946 0999' }],
        },
      ],
    })
  })
  greenwich.holds([{ ...held, records: withPatient }])
  const seen = await view(BTG)
  expect(shownSources(seen).some((source) => source.startsWith('GREENWICH|'))).toBe(true)
  expect(seen.text).not.toContain(address.line)
  expect(seen.text).not.toContain('020 7946 0999')
})

test('of an open patient the same clinician sees the address', async () => {
  const seen = await it.ask(question('address generalPractice { odsCode }'), {
    variables: { patient: it.patient('default') },
  })
  expect(patientOf(seen)).toMatchObject({
    address: expect.any(String),
    generalPractice: { odsCode: expect.any(String) },
  })
})
