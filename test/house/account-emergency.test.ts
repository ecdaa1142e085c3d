import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountTexts } from '../../gateway/faces/account/texts/all-texts.ts'
import type { LanguageCode } from '../../gateway/faces/language/languages.ts'
import { flatten } from '../../gateway/faces/language/texts.ts'
import { breakTheGlass } from './break-the-glass.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act, dayFromNow, typeDay } from './console-steps.ts'
import { keyboardFaults } from './keyboard.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'

// Dr Oduya of Croydon's trust opens Grace Adeyemi's record in an emergency. She is told, asks why, and the information governance manager answers.
const HOSTILE = '<img src=x onerror=alert(1)> {{ 7 * 7 }}\nI was at home.'
const CARE = 'Resus 2'

let it: LondonHouse
let browser: HouseBrowser
let patient: Visit
let manager: Visit
/** The address of the question. */
let oneQuestion: string

const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/[ \n]+/g, ' ')
const shown = async (part: Locator): Promise<string> => plain((await part.textContent()) ?? '').trim()
const mainOf = ({ page }: Visit): Promise<string> => shown(page.getByRole('main'))
const headingOf = ({ page }: Visit): Promise<string> => shown(page.getByRole('heading', { level: 1 }))
const say = (name: string, language: LanguageCode = 'en'): string => {
  const text = flatten(accountTexts[language]).get(name)
  if (text === undefined) throw new Error(`There is no text called ${name}.`)
  return text
}
const entries = async (): Promise<readonly string[]> =>
  (await patient.page.locator('.account-access').allInnerTexts()).map(plain)

/** No fault for axe, nothing wider than a phone; a picture where somebody asked to look. */
const looksRight = async (name: string): Promise<void> => {
  expect([name, await patient.accessibilityFaults()]).toEqual([name, []])
  expect([name, await patient.overhang()]).toEqual([name, 0])
  expect([name, await keyboardFaults(patient.page)]).toEqual([name, []])
  if (process.env['PICTURES'] !== undefined) await patient.pictures(name)
}

const view = (access: object, options: Parameters<LondonHouse['ask']>[1] = {}) =>
  it.ask(question('receipt allergies { totalCount }'), {
    ...options,
    variables: { patient: it.patient('default'), access },
  })

describe.skipIf(CHROMIUM === undefined)('an emergency in the account', () => {
  beforeAll(async () => {
    it = await openLondonHouse()
    browser = await openBrowser(it)
    patient = await browser.visit({ width: 'phone' })
    manager = await browser.visit({ javaScript: false })
    await view({ purpose: 'TREAT', careContext: 'Clinic 4' })
    await view({ purpose: 'TREAT', careContext: 'Curious' }, { wish: { person: 'analyst' }, as: 'analyst' })
    await breakTheGlass(it, it.patient('default'), { words: 'Found <b>collapsed</b>' }, { context: CARE })
    await view({ purpose: 'BTG', careContext: CARE })
    await choicesOf(() => it).make('permitAtPointOfCare', 'default', {}, { minutes: 5, recordTypes: ['PROCEDURE'] })
    await patient.signIn('patient', '/account')
    await manager.signIn('ig-manager')
  })
  afterAll(async () => {
    await patient?.close()
    await manager?.close()
    await browser?.close()
    await it?.close()
  })

  test('is the first thing the patient is told: who, where, why, until when, and where it stands in the list', async () => {
    const told = await shown(patient.page.locator('.account-emergency'))
    for (const part of [
      say('emergency.title'),
      'ODUYA Miriam Dr',
      'Croydon Health Services NHS Trust',
      say('words.alertReason.5'),
      'Found <b>collapsed</b>',
      'They may look until',
    ])
      expect(told).toContain(part)
    await looksRight('emergency-home')
    await patient.page.getByRole('link', { name: say('emergency.see') }).click()
    const target = patient.page.locator(':target')
    expect(await shown(target)).toContain(say('words.accessKind.EMERGENCY_OPENED'))
  })

  test('the list says what each entry was, what came of it, and shows emergencies, refusals or days alone', async () => {
    const { page } = patient
    const kinds = (all: readonly string[]) =>
      all.map((text) =>
        ['EMERGENCY_VIEW', 'EMERGENCY_ASKED', 'EMERGENCY_OPENED', 'CHOICE_CHANGED', 'VIEW'].find((kind) =>
          text.includes(say(`words.accessKind.${kind}`)),
        ),
      )
    expect(kinds(await entries())).toEqual(['EMERGENCY_VIEW', 'EMERGENCY_OPENED', 'EMERGENCY_ASKED'])
    // What a lawful delay holds back is not there: that there may be such is told to everybody alike.
    expect(await page.getByRole('main').textContent()).toContain(say('log.later'))
    await act(page, say('log.all'))
    const all = await entries()
    expect(kinds(all)).toEqual([
      'CHOICE_CHANGED',
      'EMERGENCY_VIEW',
      'EMERGENCY_OPENED',
      'EMERGENCY_ASKED',
      'VIEW',
      'VIEW',
    ])
    expect(all[1]).toContain(say('words.outcome.RELEASED'))
    expect(all[1]).toMatch(/Was it part of your care\?/)
    expect(all[2]).toContain(say('words.outcome.DONE'))
    expect(all[4]).toContain(say('words.outcome.REFUSED'))
    await looksRight('emergency-log')
    const csv = await (await patient.context.request.get(`${it.url}/account/log.csv`)).text()
    const kept = csv.split('\r\n').filter((line) => line.includes(`"${say('words.accessKind.EMERGENCY_VIEW')}"`))
    expect(kept).toEqual([expect.stringContaining(`"${say('log.emergency')}`)])
    expect(kept[0]).toContain(say('words.relationship.NOT_YET'))
    await page.getByText(say('log.filter')).click()
    await page.getByLabel(say('log.onlyRefusals')).check()
    await act(page, say('log.show'))
    expect(await entries()).toEqual([expect.stringContaining(say('words.role.analyst'))])
    await page.getByLabel(say('log.onlyAll')).check()
    await typeDay(page, 'from', dayFromNow(1))
    await act(page, say('log.show'))
    expect(await entries()).toEqual([])
    expect(await mainOf(patient)).toContain(say('log.noneFound'))
    await page.fill('#from-month', '13')
    await act(page, say('log.show'))
    expect(await shown(page.getByRole('alert'))).toContain(say('error.date'))
    await looksRight('emergency-log-to-mend')
  })

  test('is questioned from the list, once; what is typed is text, and the deadline is told', async () => {
    const { page } = patient
    await patient.go('/account/log?only=emergencies')
    await page
      .getByRole('link', { name: say('log.unsure') })
      .nth(1)
      .click()
    await looksRight('emergency-ask')
    await act(page, say('ask.send'))
    expect(await shown(page.getByRole('alert'))).toContain(say('ask.missing'))
    const asking = page.url()
    await page.fill('#words', HOSTILE)
    await act(page, say('ask.send'))
    oneQuestion = new URL(page.url()).pathname
    const text = await mainOf(patient)
    expect(text).toContain(say('questions.done.asked'))
    for (const line of HOSTILE.split('\n')) expect(text).toContain(line)
    expect(text).toContain(say('words.caseState.OPEN'))
    expect(text).toMatch(/They must answer by \d+ \w+ 20\d\d/)
    await looksRight('emergency-question')

    await page.goto(asking)
    await page.fill('#words', 'Once more')
    await act(page, say('ask.send'))
    expect(await shown(page.getByRole('alert'))).toContain(say('ask.already'))
    expect(await page.inputValue('#words')).toBe('Once more')
    await patient.go('/account/log?only=emergencies')
    await page.getByRole('link', { name: say('log.asked') }).click()
    expect(await headingOf(patient)).toBe('My question to Croydon Health Services NHS Trust')
  })

  test('the information governance manager answers; who wrote meanwhile is told so, and what they wrote is kept', async () => {
    const { page } = patient
    await page.fill('#write', 'It was in the morning.')
    await manager.go('/console/cases')
    await manager.page.locator('tbody tr a').first().click()
    await manager.page.check('input[name=outcome][value=EXPLAINED]')
    await manager.page.fill('#answer', 'You came by ambulance & could not speak.')
    await act(manager.page, 'Send the answer')

    await act(page, say('questions.writeButton'))
    expect(await shown(page.getByRole('alert'))).toContain(say('ask.stale'))
    const text = await mainOf(patient)
    expect(text).toContain('You came by ambulance & could not speak.')
    expect(text).toContain(say('words.caseState.ANSWERED'))
    expect(text).toContain(say('words.caseOutcome.EXPLAINED'))
    await looksRight('emergency-answered')
    await patient.go('/account')
    expect(await shown(page.getByRole('region', { name: say('questions.title') }))).toContain(
      say('words.caseState.ANSWERED'),
    )
    expect(await shown(page.locator('.account-emergency'))).toContain(say('log.asked'))
  })

  test('the patient asks again, writes, and ends the question', async () => {
    const { page } = patient
    await act(page, say('questions.all'))
    await looksRight('emergency-questions')
    await page.getByRole('link', { name: say('questions.see') }).click()
    await page.fill('#reopen', 'Which ambulance?')
    await act(page, say('questions.reopenButton'))
    expect(await mainOf(patient)).toContain(say('questions.done.reopened'))
    expect(await mainOf(patient)).toMatch(/They must answer by/)
    await page.fill('#write', 'I have asked my son.')
    await act(page, say('questions.writeButton'))
    expect(await mainOf(patient)).toContain('I have asked my son.')
    await act(page, say('questions.closeButton'))
    const text = await mainOf(patient)
    expect(text).toContain(say('words.caseState.CLOSED'))
    expect(await page.getByRole('main').locator('textarea').count()).toBe(0)
  })

  test('reads in Arabic as well, from right to left', async () => {
    const { page } = patient
    await patient.go('/account?lang=ar')
    expect(await shown(page.locator('.account-emergency'))).toContain(say('emergency.title', 'ar'))
    // Why it was an emergency is said in the reader's language; what staff wrote stands as they wrote it.
    expect(await shown(patient.page.locator('.account-emergency'))).toContain(say('words.alertReason.5', 'ar'))
    await looksRight('ar-emergency-home')
    for (const [name, path] of [
      ['ar-emergency-log', '/account/log'],
      ['ar-emergency-questions', '/account/questions'],
      ['ar-emergency-question', oneQuestion],
    ] as const) {
      await patient.go(path)
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
      await looksRight(name)
    }
    await patient.go('/account/log?only=refusals')
    await page.getByRole('link', { name: say('log.unsure', 'ar') }).click()
    expect(await headingOf(patient)).toBe(say('ask.title', 'ar'))
    await looksRight('ar-emergency-ask')
    expect(await page.content()).not.toContain(it.patient('default'))
    expect(browser.complaints).toEqual([])
  })

  test('is told to nobody else: neither the notice, nor the questions, nor one of them by its address', async () => {
    const other = await browser.visit({ width: 'phone', javaScript: false })
    try {
      await other.signIn('proxy', '/account')
      expect(await other.page.locator('.account-emergency').count()).toBe(0)
      await other.go(oneQuestion)
      expect(await headingOf(other)).toBe(say('problem.NOT_FOUND.title'))
      await other.go('/account/questions')
      expect(await mainOf(other)).toContain(say('questions.none'))
      await other.go(new URL(patient.page.url()).pathname)
      expect(await headingOf(other)).toBe(say('problem.NOT_FOUND.title'))
    } finally {
      await other.close()
    }
  })
})
