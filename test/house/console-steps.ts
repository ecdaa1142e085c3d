import type { Page } from 'playwright-core'
import { londonDay } from '../../policies/london-day.ts'
import type { Visit } from './browser.ts'

const DAY = 86_400_000

/** The day so many days from now in London, `YYYY-MM-DD`. */
export const dayFromNow = (days: number): string => londonDay(Date.now() + days * DAY)

/** Types a day into the three boxes of a date. */
export const typeDay = async (page: Page, name: string, day: string): Promise<void> => {
  const [year, month, date] = day.split('-').map(Number)
  await page.fill(`#${name}-day`, String(date))
  await page.fill(`#${name}-month`, String(month))
  await page.fill(`#${name}-year`, String(year))
}

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()

/** Presses a button or follows a link of the page itself, by its words. */
export const act = async (page: Page, words: string): Promise<void> => {
  const main = page.getByRole('main')
  const button = main.getByRole('button', { name: words, exact: true })
  await ((await button.count()) > 0
    ? button.first()
    : main.getByRole('link', { name: words, exact: true }).first()
  ).click()
}

const SAVE = 'Save and go back to the draft'

/** What a draft of the stories says. */
export type Wanted = {
  readonly title: string
  readonly recordTypes: readonly string[]
  readonly parties: readonly { readonly code: string; readonly part: 'both' | 'provides' | 'receives' }[]
}

/** Starts a draft and writes every section of it; gives its path. The organisation that writes is a party from the start. */
export const writeDraft = async ({ page, go }: Pick<Visit, 'page' | 'go'>, wanted: Wanted): Promise<string> => {
  await go('/console/drafts/new')
  await page.check('input[name=template][value=empty]')
  await press(page, 'Start the draft')
  const path = new URL(page.url()).pathname

  const open = (section: string) => go(`${path}/${section}`)
  await open('title')
  await page.fill('#title', wanted.title)
  await page.fill('#publicPurpose', 'So that a letter written at one trust can be read at the other.')
  await press(page, SAVE)
  await open('records')
  for (const type of wanted.recordTypes) await page.check(`input[name=recordTypes][value=${type}]`)
  await press(page, SAVE)
  await open('uses')
  await page.check('input[name=purposes][value=TREAT]')
  await page.check('input[name=actions][value=view]')
  await press(page, SAVE)
  await open('period')
  await typeDay(page, 'firstDay', dayFromNow(-1))
  await typeDay(page, 'lastDay', dayFromNow(300))
  await typeDay(page, 'reviewDate', dayFromNow(200))
  await press(page, SAVE)
  await open('basis')
  await page.check('input[name=article6][value="6(1)(e)"]')
  await page.check('input[name=article9][value="9(2)(h)"]')
  await page.fill('#dpiaReference', 'DPIA/STORY/1')
  await typeDay(page, 'dpiaDate', dayFromNow(-10))
  await press(page, SAVE)
  for (const { code, part } of wanted.parties) {
    await open('parties')
    await page.fill('#codes', code)
    await page.check(`input[name=part][value=${part}]`)
    await press(page, 'Add organisations')
  }
  await go(path)
  return path
}
