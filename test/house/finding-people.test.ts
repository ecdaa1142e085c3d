import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type TestDatabase } from '../database.ts'
import type { Person } from '../london/generator/person.ts'
import { everyTable, onDatabase } from './every-table.ts'
import { type AskOptions, type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { scanForWords } from './scan.ts'
import { patientOf, shownSources } from './whole-view.ts'

let database: TestDatabase
let it: LondonHouse
const logged: string[] = []
beforeAll(async () => {
  database = await openDatabase()
  it = await openLondonHouse({
    patients: 200,
    databaseUrl: database.url,
    environment: { TRACES_AN_HOUR: '25', LOG_LEVEL: 'debug' },
    logTo: { write: (line) => void logged.push(line) },
  })
})
afterAll(async () => {
  await it?.close()
  await database?.stop()
})

const person = (name: string): Person => {
  const found = it.london.population.people.find(({ notable }) => notable === name)
  if (found === undefined) throw new Error(`Nobody is called ${name}.`)
  return found
}

const CARE = { purpose: 'TREAT', careContext: 'Bed 4, admission 1' }
const RESULT = `{ outcome sentence faults { code sentence }
  candidates { nhsNumber supersedesAsked name birthDate postcodeDistrict generalPractice { odsCode } agreesInFull } }`
const TRACE = `query($for: TraceInput!, $access: AccessInput!) { found: tracePatient(for: $for, access: $access) ${RESULT} }`
const CHECK = `query($number: NHSNumber!, $family: String!, $born: String!, $access: AccessInput!) {
  found: checkNhsNumber(nhsNumber: $number, family: $family, birthDate: $born, access: $access) ${RESULT} }`

type Found = {
  readonly outcome: string
  readonly candidates: readonly { readonly nhsNumber: string; readonly name: string }[]
  readonly faults: readonly { readonly code: string }[]
}
const traced = async (wanted: object, options: AskOptions = {}, access: object = CARE): Promise<Found> => {
  const { body, text } = await it.ask(TRACE, { ...options, variables: { for: wanted, access } })
  if (body.data?.found === undefined || body.data.found === null) throw new Error(text)
  return body.data.found
}
const refused = async (wanted: object, options: AskOptions = {}, access: object = CARE): Promise<string> => {
  const { body } = await it.ask(TRACE, { ...options, variables: { for: wanted, access } })
  return body.errors?.[0]?.extensions?.code ?? JSON.stringify(body)
}
const numbers = ({ candidates }: Found) => candidates.map(({ nhsNumber }) => nhsNumber)
const written = () =>
  onDatabase(database.url, async (client) => {
    const { rows } = await client.query<{ body: string; kind: string; patient_key: string | null }>(
      `select kind, body, patient_key from ledger_entries where body like '%trace%' or kind = 'refusal' order by at, sequence`,
    )
    return rows
  })

describe('somebody without their number', () => {
  test('is found by name and birth date, and no more is told than tells them from another', async () => {
    const grace = person('default')
    expect(await traced({ family: 'adeyemi', given: ['Grace'], birthDate: '1961-04-17' })).toEqual({
      outcome: 'FOUND',
      sentence: expect.stringContaining('Confirm'),
      faults: [],
      candidates: [
        {
          nhsNumber: grace.nhsNumber,
          supersedesAsked: false,
          name: 'Grace Adeyemi',
          birthDate: '1961-04-17',
          postcodeDistrict: grace.address.postcode.split(' ')[0],
          generalPractice: { odsCode: 'F86001' },
          agreesInFull: true,
        },
      ],
    })
  })

  test('is found among twins, by letters that stand for others, within a range, by sound, with names the wrong way round', async () => {
    const twins = [person('twin-one').nhsNumber, person('twin-two').nhsNumber].sort()
    expect(numbers(await traced({ family: 'Okafor', birthDate: '2022-05-14' })).toSorted()).toEqual(twins)
    const grace = [person('default').nhsNumber]
    const range = { bornFrom: '1961-01-01', bornTo: '1961-12-31' }
    expect(numbers(await traced({ family: 'Ad*mi', given: ['Gr*'], ...range }))).toEqual(grace)
    const district = `${person('default').address.postcode.split(' ')[0]}*`
    expect(numbers(await traced({ family: 'Adeyemi', ...range, postcode: district }))).toEqual(grace)
    const sounds = { given: ['Grace'], family: 'Adaymi', birthDate: '1961-04-17' }
    expect(await traced(sounds)).toMatchObject({ outcome: 'NOBODY' })
    expect(await traced({ ...sounds, match: 'FUZZY' })).toMatchObject({
      candidates: [{ nhsNumber: grace[0], agreesInFull: false }],
    })
    const swapped = { match: 'FUZZY', given: ['Adeyemi'], family: 'Grace', birthDate: '1961-04-17' }
    expect(numbers(await traced(swapped))).toEqual(grace)
    expect(await traced({ ...sounds, match: 'EXACT' })).toMatchObject({ outcome: 'NOBODY' })
  })

  test('is not sought on too little, and what is needed is said', async () => {
    const found = await traced({ family: 'A*' })
    expect(found.outcome).toBe('NOT_SEARCHED')
    expect(found.faults.map(({ code }) => code)).toEqual(['BIRTH_DATE_NEEDED', 'WILDCARD_TOO_EARLY'])
    expect(await refused({ family: 'Okafor', birthDate: '2022-05-14', bornFrom: '2022-05-14' })).toBe('INPUT_INVALID')
  })

  test('whose details are restricted is nobody: byte for byte as somebody who does not exist', async () => {
    const { family, given, birthDate, address } = person('restricted')
    const ask = async (wanted: object) =>
      (await it.ask(TRACE, { variables: { for: wanted, access: { ...CARE, purpose: 'ETREAT' } } })).text
    const nobody = await ask({ family: 'Nobody', given: ['Atall'], birthDate })
    expect(nobody).toContain('NOBODY')
    for (const match of ['EXACT', 'STANDARD', 'FUZZY'])
      expect(await ask({ match, family, given: [given], birthDate })).toBe(nobody)
    expect(await ask({ family, birthDate, postcode: address.postcode })).toBe(nobody)
  })

  test('is sought by a dispatcher and a practice too, each for their purpose, and by nobody else', async () => {
    const grace = { family: 'Adeyemi', birthDate: '1961-04-17' }
    const emergency = { purpose: 'ETREAT', careContext: 'Call 7' }
    expect(numbers(await traced(grace, { as: 'dispatcher' }, emergency))).toHaveLength(1)
    expect(numbers(await traced(grace, { as: 'practice-staff' }))).toHaveLength(1)
    expect(await refused(grace, { as: 'dispatcher' })).toBe('FORBIDDEN')
    expect(await refused(grace, {}, { ...CARE, purpose: 'BTG' })).toBe('FORBIDDEN')
    expect(await refused(grace, {}, { purpose: 'TREAT', careContext: ' ' })).toBe('CARE_CONTEXT_REQUIRED')
    for (const as of ['patient', 'proxy', 'ig-manager', 'operator', 'privacy-officer', 'analyst'] as const)
      expect(await refused(grace, { as })).toBe('FORBIDDEN')
  })

  test('is not known to be nobody while the service is down', async () => {
    await it.london.demographics('demographics', true)
    const found = await traced({ family: 'Adeyemi', birthDate: '1961-04-17' })
    await it.london.demographics('demographics', false)
    expect(found).toMatchObject({ outcome: 'UNAVAILABLE', candidates: [] })
  })
})

describe('a number that is stated', () => {
  const checked = async (number: string, family: string, born: string) => {
    const { body, text } = await it.ask(CHECK, { variables: { number, family, born, access: CARE } })
    if (body.data?.found === undefined || body.data.found === null) throw new Error(text)
    return body.data.found as Found
  }

  test('is confirmed with its name and birth date, and one that was superseded gives the number of now', async () => {
    const { nhsNumber, superseded, family, birthDate } = person('superseded')
    expect(await checked(nhsNumber, family, birthDate)).toMatchObject({
      candidates: [{ nhsNumber, supersedesAsked: false }],
    })
    expect(await checked(superseded[0] ?? '', family, birthDate)).toMatchObject({
      outcome: 'FOUND',
      candidates: [{ nhsNumber, supersedesAsked: true }],
    })
  })

  test('that was superseded is said to be so by a view too, which leads to the number of now and its record', async () => {
    const { nhsNumber, superseded } = person('superseded')
    const view = async (patient: string | undefined) =>
      patientOf(
        await it.ask(
          question('nhsNumber supersededBy explanation observations { totalCount } encounters { totalCount }'),
          {
            variables: { patient },
          },
        ),
      )
    const old = await view(superseded[0])
    expect(old).toMatchObject({ nhsNumber: superseded[0], supersededBy: nhsNumber })
    expect(String(old['explanation'])).toMatch(
      new RegExp(
        `^The NHS number that was asked about has been superseded by ${nhsNumber.replace(/^(...)(...)/, '$1 $2 ')}`,
      ),
    )
    const now = await view(String(old['supersededBy']))
    expect(now).toMatchObject({ nhsNumber, supersededBy: null })
    const counted = ['observations', 'encounters'].map(
      (name) => (now[name] as { readonly totalCount: number }).totalCount,
    )
    expect(Math.max(...counted)).toBeGreaterThan(0)
    expect(String(now['explanation'])).not.toContain('superseded')
  })

  test('of somebody else, of nobody and of a restricted person is told alike', async () => {
    const { nhsNumber, birthDate, family } = person('restricted')
    const nobody = await checked('9999999999', family, birthDate)
    expect(nobody.outcome).toBe('NOBODY')
    expect(await checked(nhsNumber, family, birthDate)).toEqual(nobody)
    expect(await checked(person('default').nhsNumber, family, birthDate)).toEqual(nobody)
  })
})

test('every search is written down before it is made, whoever was shown before they are, and nothing of what was stated in clear', async () => {
  const before = (await written()).length
  await traced({ family: 'Okafor', birthDate: '2022-05-14', postcode: person('twin-one').address.postcode })
  await traced({ family: 'Quetzal', given: ['Xochitl'], birthDate: '2022-05-14', postcode: 'SW1A9ZZ' })
  await refused({ family: 'Quetzal', birthDate: '2022-05-14' }, { as: 'analyst' })
  const entries = (await written()).slice(before)
  const said = entries.map(({ body }) => JSON.parse(body))
  expect(said.map(({ kind, deed, code }) => deed ?? code ?? kind)).toEqual([
    'trace-patient',
    'show-traced',
    'show-traced',
    'trace-patient',
    'FORBIDDEN',
  ])
  expect(said[0].subject).toMatch(/^TREAT STANDARD family\+born\+postcode [\w-]{43}$/)
  expect(entries.map(({ patient_key }) => patient_key !== null)).toEqual([false, true, true, false, false])
  const everything = [...(await everyTable(database.url)).values(), ...logged].join('\n')
  // Not the twins' name: their mother has signed in, and who asks is written by name.
  expect(scanForWords(['Quetzal', 'Xochitl', 'SW1A9ZZ']).find(everything)).toEqual([])
  expect(everything.includes('2022-05-14')).toBe(false)
  expect((await it.state.ledger.verify()).ok).toBe(true)
})

test('an answer whose birth date differs is shown with a warning, and merged with no other exchange’s', async () => {
  const lists =
    'conditions(first: 500) { items { provenance { exchange { id } sourceId } dissenting { provenance { exchange { id } sourceId } } } }'
  const seen = await it.ask(question(`${lists} manifest { exchange { id } type state identityWarning }`), {
    variables: { patient: it.patient('birth-date-differs') },
  })
  const patient = patientOf(seen)
  const warned = new Set(
    patient.manifest.flatMap(
      ({ exchange, identityWarning }: { exchange: { id: string }; identityWarning: string | null }) =>
        identityWarning === null ? [] : [exchange.id],
    ),
  )
  expect([...warned]).toEqual(['EALING'])
  expect(shownSources({ ...seen, body: { data: { patient: { conditions: patient.conditions } } } })).not.toEqual([])
  for (const { provenance, dissenting } of patient.conditions.items) {
    const sources = [...provenance, ...dissenting.flatMap((each: { provenance: object[] }) => each.provenance)]
    const from = new Set(sources.map(({ exchange }: { exchange: { id: string } }) => exchange.id))
    if (from.has('EALING')) expect([...from]).toEqual(['EALING'])
  }
})

test('nobody seeks for ever: the one search too many of an hour is refused, and that is written down', async () => {
  const codes: string[] = []
  const as = 'practice-staff' as const
  for (let nth = 0; nth < 26; nth++) codes.push(await refused({ family: 'Nobody', birthDate: '1961-04-17' }, { as }))
  expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(0)
  expect(codes.at(-1)).toBe('RATE_LIMITED')
  // Another person is not held up by it.
  expect(
    await traced({ family: 'Nobody', birthDate: '1961-04-17' }, { as: 'dispatcher' }, { ...CARE, purpose: 'ETREAT' }),
  ).toMatchObject({ outcome: 'NOBODY' })
  expect((await written()).at(-2)?.body).toContain('RATE_LIMITED')
})
