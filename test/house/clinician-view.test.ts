import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { act } from './console-steps.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

const HANDLE = /^\/clinician\/[\w.-]{100,1000}(\/|$)/

describe.skipIf(CHROMIUM === undefined)('a clinician at three in the morning', () => {
  let it: LondonHouse
  let browser: HouseBrowser
  let doctor: Visit
  const addresses: string[] = []
  beforeAll(async () => {
    it = await openLondonHouse()
    browser = await openBrowser(it)
    doctor = await browser.visit()
    doctor.page.on('request', (request) => {
      addresses.push(request.url(), request.headers()['referer'] ?? '')
    })
    await doctor.signIn('clinician', '/clinician')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await it?.close()
  })

  const main = async ({ page }: Visit) => ((await page.getByRole('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
  /** What a designer and axe look at. */
  const looked = async (visit: Visit, name: string) => {
    expect(await visit.accessibilityFaults(), name).toEqual([])
    if (process.env['PICTURES'] !== undefined) await visit.pictures(name)
    await visit.page.setViewportSize({ width: 390, height: 900 })
    expect(await visit.overhang(), name).toBeLessThanOrEqual(0)
    await visit.page.setViewportSize({ width: 1280, height: 900 })
  }
  const state = async ({ page }: Visit, context = 'ED attendance 4711') => {
    await page.check('input[name=purpose][value=TREAT]')
    await page.fill('#careContext', context)
  }
  const open = async (visit: Visit, person: string) => {
    await visit.go('/clinician')
    await visit.page.fill('#nhsNumber', it.patient(person))
    await state(visit)
    await act(visit.page, 'Open the record')
  }

  test('finds a patient by number, says what for, and reads the record with what every exchange did', async () => {
    await looked(doctor, 'clinician-find')
    await act(doctor.page, 'Open the record')
    expect(await main(doctor)).toContain('Say what you need the record for')
    await open(doctor, 'default')
    expect(new URL(doctor.page.url()).pathname).toMatch(HANDLE)
    expect(await main(doctor)).toMatch(/\d+ of \d+ exchanges answered/)
    await looked(doctor, 'clinician-record')
    expect(addresses.join(' ')).not.toContain(it.patient('default'))
  })

  test('searches without a number', async () => {
    await doctor.go('/clinician/trace')
    await looked(doctor, 'clinician-trace')
    await doctor.page.fill('#family', 'Adeyemi')
    await doctor.page.fill('#birthDate-day', '17')
    await doctor.page.fill('#birthDate-month', '4')
    await doctor.page.fill('#birthDate-year', '1961')
    await state(doctor)
    await act(doctor.page, 'Search')
    expect(await main(doctor)).toContain('Grace Adeyemi')
    await looked(doctor, 'clinician-traced')
  })
})
