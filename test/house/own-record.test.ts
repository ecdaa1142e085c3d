import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TrueTelling } from '../london/generator/truth.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { requestsOf } from './requests-of.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse({ databaseUrl: 'pglite:' })
})
afterAll(() => it?.close())

const view = (as: 'patient' | 'proxy', name: string, person?: string) =>
  it.ask(question(WHOLE), {
    as,
    ...(person === undefined ? {} : { wish: { person } }),
    variables: { patient: it.patient(name) },
  })

const tellingsOf = (name: string, wanted: (telling: TrueTelling) => boolean): readonly string[] =>
  [...it.london.population.truth.tellings]
    .filter(([, telling]) => telling.patient === it.patient(name) && wanted(telling))
    .map(([key]) => key)
    .sort()

const asked = () => requestsOf(it.london)

describe('the patient', () => {
  test('sees every record of their own at every exchange, sensitive ones too, but those withheld from the patient', async () => {
    const own = shownSources(await view('patient', 'default'))
    expect(tellingsOf('default', ({ notForPatient }) => notForPatient).length).toBeGreaterThan(0)
    expect(tellingsOf('default', ({ labelled, coded }) => labelled.length + coded.length > 0).length).toBeGreaterThan(0)
    expect(own).toEqual(tellingsOf('default', ({ notForPatient }) => !notForPatient))
  })

  test('sees name and address, and no exchange withheld', async () => {
    const own = patientOf(await view('patient', 'default'))
    expect(own).toMatchObject({ name: 'Grace Adeyemi', verified: true, address: expect.any(String) })
    const states = new Set(own.manifest.map(({ state }: { state: string }) => state))
    expect(states).not.toContain('WITHHELD_BY_CHOICE')
    expect(states).not.toContain('WITHHELD_BY_AGREEMENT')
  })

  test("asking with another's number is refused, learns nothing of them, and nobody is asked", async () => {
    const before = await asked()
    for (const name of ['no-choice', 'twin-one', 'restricted']) {
      const refused = await view('patient', name)
      expect(refusalOf(refused)).toBe('FORBIDDEN')
      expect(refused.body.data).toEqual({ patient: null })
      expect(refused.text).not.toContain(it.patient(name))
    }
    expect(await asked()).toBe(before)
  })

  test('cannot give another purpose than their own request', async () => {
    for (const purpose of ['TREAT', 'ETREAT', 'BTG', 'HRESCH']) {
      const refused = await it.ask(question('allergies { totalCount }'), {
        as: 'patient',
        variables: { patient: it.patient('default'), access: { purpose, careContext: 'Mine' } },
      })
      expect(['FORBIDDEN', 'BREAK_GLASS_REASON_REQUIRED']).toContain(refusalOf(refused))
    }
  })

  test('whose identity is proved to P5 only is shown nothing', async () => {
    const refused = await view('patient', 'unproved', 'unproved')
    expect(refusalOf(refused)).toBe('IDENTITY_NOT_PROVED')
  })

  test('of thirteen sees their own record', async () => {
    expect(shownSources(await view('patient', 'teenager', 'teenager'))).toEqual(
      tellingsOf('teenager', ({ notForPatient }) => !notForPatient),
    )
  })
})

describe('the mother of the twins', () => {
  test.each(['twin-one', 'twin-two'])(
    'sees the record of %s, but nothing sensitive and nothing withheld',
    async (twin) => {
      const shown = shownSources(await view('proxy', twin))
      expect(shown.length).toBeGreaterThan(10)
      expect(shown).toEqual(
        tellingsOf(
          twin,
          ({ notForPatient, labelled, coded }) => !notForPatient && labelled.length + coded.length === 0,
        ),
      )
    },
  )

  test('sees her own record as the patient that she is', async () => {
    expect(shownSources(await view('proxy', 'proxy'))).toEqual(
      tellingsOf('proxy', ({ notForPatient }) => !notForPatient),
    )
  })

  test("does not see the teenager's, whose right was withdrawn, nor a stranger's: not even a name, and nobody is asked", async () => {
    const before = await asked()
    for (const name of ['teenager', 'default', 'restricted']) {
      const refused = await view('proxy', name)
      expect(refusalOf(refused)).toBe('FORBIDDEN')
      expect(refused.body.data).toEqual({ patient: null })
    }
    expect(await asked()).toBe(before)
  })

  test('sees nothing from the moment the right is withdrawn', async () => {
    expect(shownSources(await view('proxy', 'twin-one')).length).toBeGreaterThan(0)
    await it.state.proxyRights.withdraw('proxy-right-twin-one')
    expect(refusalOf(await view('proxy', 'twin-one'))).toBe('FORBIDDEN')
    expect(shownSources(await view('proxy', 'twin-two')).length).toBeGreaterThan(0)
  })
})
