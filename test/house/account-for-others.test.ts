import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountTexts } from '../../gateway/faces/account/texts/all-texts.ts'
import type { LanguageCode } from '../../gateway/faces/language/languages.ts'
import { flatten } from '../../gateway/faces/language/texts.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { choicesOf } from './choices-of.ts'
import { act } from './console-steps.ts'
import { keyboardFaults } from './keyboard.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'
import { proxyRight } from './proxy-right.ts'

let it: LondonHouse
let browser: HouseBrowser
/** The twins' mother at her phone, and somebody else at theirs. */
let mother: Visit
let other: Visit
const addresses: string[] = []

const { make } = choicesOf(() => it)

/** Without the marks that keep words from turning each other. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '')

const shown = async (part: Locator): Promise<string> => plain((await part.textContent()) ?? '').trim()

const mainOf = ({ page }: Visit): Promise<string> => shown(page.getByRole('main'))

const headingOf = ({ page }: Visit): Promise<string> => shown(page.getByRole('heading', { level: 1 }))

const bannerOf = ({ page }: Visit): Promise<string> => shown(page.locator('.account-acting'))

const say = (name: string, language: LanguageCode = 'en'): string => {
  const text = flatten(accountTexts[language]).get(name)
  if (text === undefined) throw new Error(`There is no text called ${name}.`)
  return text
}

/** What a page must be, whatever it is about; and a picture of it, where somebody asked to look. */
const isWell = async (one: Visit, name: string): Promise<void> => {
  expect([name, await one.accessibilityFaults()]).toEqual([name, []])
  expect([name, await one.overhang()]).toEqual([name, 0])
  expect([name, await keyboardFaults(one.page)]).toEqual([name, []])
  if (process.env['PICTURES'] !== undefined) await one.pictures(name)
}

const enter = async ({ page, go }: Visit, number: string): Promise<void> => {
  await go('/account/others')
  await page.fill('#nhsNumber', number)
  await page.getByRole('main').getByRole('button').click()
}

/** Enters the number of this person, and gives the path they are acted for under. */
const actFor = async (one: Visit, person: string): Promise<string> => {
  await enter(one, it.patient(person))
  const { pathname } = new URL(one.page.url())
  expect(pathname).toMatch(/^\/account\/for\/[\w.-]+$/)
  return pathname
}

const directivesOf = (person: string) => it.state.directives.ofPatient(it.patient(person) as never)

describe.skipIf(CHROMIUM === undefined)('somebody who acts for another', () => {
  beforeAll(async () => {
    it = await openLondonHouse()
    browser = await openBrowser(it)
    mother = await browser.visit({ width: 'phone' })
    other = await browser.visit({ width: 'phone', javaScript: false })
    for (const { page } of [mother, other]) page.on('framenavigated', (frame) => void addresses.push(frame.url()))
    await mother.signIn('proxy', '/account/others')
    await other.signIn('patient', '/account/people')
  })
  afterAll(async () => {
    await mother?.close()
    await other?.close()
    await browser?.close()
    await it?.close()
  })

  test('is told at the field what is wrong with a number, in the same words for a stranger and for nobody', async () => {
    await isWell(mother, 'en-others')
    const { page } = mother
    const saidOf = async (number: string): Promise<string> => {
      await enter(mother, number)
      expect(new URL(page.url()).pathname).toBe('/account/others')
      return shown(page.locator('#nhsNumber-error'))
    }
    expect(await saidOf('999 00')).toContain(say('others.unclear'))
    const stranger = await saidOf(it.patient('default'))
    expect(stranger).toContain(say('others.notYours'))
    await isWell(mother, 'en-others-refused')
    expect(await mainOf(mother)).not.toContain('Adeyemi')
    expect(await saidOf('9999999999')).toBe(stranger)
    await act(other.page, say('others.find'))
    await enter(other, it.patient('default'))
    expect(await shown(other.page.locator('#nhsNumber-error'))).toContain(say('others.yourself'))
  })

  test('sees on every page for whom, reads the record, and is offered nothing that is not theirs', async () => {
    const base = await actFor(mother, 'twin-one')
    expect(await bannerOf(mother)).toContain('Ada Okafor')
    expect(await mainOf(mother)).toContain(say('their.words.ground.PARENTAL_RESPONSIBILITY'))
    await isWell(mother, 'en-acting')
    const links = await mother.page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links.filter((href) => href.startsWith(base) && /log|people/.test(href.slice(base.length)))).toEqual([])
    for (const [path, heading] of [
      ['/choices', say('their.choices.title')],
      ['/record', say('their.record.title')],
      ['/record/immunisation', say('words.recordType.IMMUNISATION')],
      ['/new-choice', say('start.title')],
      ['/new-choice/custom', say('start.custom')],
    ] as const) {
      await mother.go(base + path)
      expect(await headingOf(mother)).toBe(heading)
      expect(await bannerOf(mother)).toContain('Ada Okafor')
      const ways = await mother.page
        .locator('main a, main form')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? ''))
      expect(ways.filter((way) => way.startsWith('/account') && !way.startsWith(base))).toEqual([])
      await isWell(mother, `en-acting${path.replaceAll('/', '-')}`)
    }
    await mother.go(`${base}/record`)
    expect(await mainOf(mother)).toMatch(/[1-9]\d* of [1-9]\d* record systems answered/)
    for (const path of ['/log', '/people']) {
      await mother.go(base + path)
      expect(await headingOf(mother)).toBe(say('problem.NOT_FOUND.title'))
    }
  })

  test('denies one trust for them, changes and ends it: it is the child’s choice, recorded as a proxy’s, and its receipt is theirs to keep', async () => {
    const base = await actFor(mother, 'twin-one')
    const before = await directivesOf('twin-one')
    const { page } = mother
    await act(page, say('their.choices.title'))
    await act(page, say('choices.make'))
    await page.getByLabel(say('start.place')).check()
    await act(page, say('common.goOn'))
    await page.fill('#findRecipients', 'barts')
    await act(page, `${say('editor.search')}: ${say('editor.recipients')}`)
    await page.getByRole('checkbox').first().check()
    await page.getByLabel(say('editor.liftNo')).check()
    await act(page, say('editor.next'))
    expect(await headingOf(mother)).toBe(say('preview.title'))
    expect(await bannerOf(mother)).toContain('Ada Okafor')
    await isWell(mother, 'en-acting-preview')
    expect((await directivesOf('twin-one')).length).toBe(before.length)
    await act(page, say('preview.save'))
    expect(await mainOf(mother)).toContain(say('choice.done'))
    expect(new URL(page.url()).pathname.startsWith(`${base}/choices/`)).toBe(true)
    const given = (await directivesOf('twin-one')).filter(({ id }) => !before.some((old) => old.id === id))
    expect(given.map(({ effect, recordedBy }) => [effect, recordedBy.how])).toEqual([['deny', 'PROXY']])

    const [receipt] = await Promise.all([page.waitForEvent('download'), act(page, say('choice.RECORDED'))])
    expect(receipt.suggestedFilename()).toContain(given[0]?.id)
    await act(page, say('choices.change'))
    await page.locator('input[name=recordTypes][value=DOCUMENT]').check()
    await act(page, say('editor.next'))
    await act(page, say('preview.save'))
    await act(page, say('choices.end'))
    await act(page, say('preview.endIt'))
    expect(await mainOf(mother)).toContain(say('choice.endedDone'))
    expect(new URL(page.url()).pathname.startsWith(`${base}/choices/`)).toBe(true)
  })

  test('answers a young person who asks to share more', async () => {
    await it.state.proxyRights.record(proxyRight(it, 'right-mother', 'teenager', 'proxy'))
    const asked = await make(
      'giveDirective',
      'teenager',
      { as: 'patient', wish: { person: 'teenager' } },
      { choice: { effect: 'permit', recordTypes: ['RESULT'] } },
    )
    expect(asked.proposal.state).toBe('OPEN')
    const base = await actFor(mother, 'teenager')
    expect(await mainOf(mother)).toContain(say('proposal.fromYoung'))
    await isWell(mother, 'en-acting-waiting')
    await act(mother.page, say('home.answer'))
    expect(await mainOf(mother)).toContain(say('proposal.fromYoung'))
    await act(mother.page, say('proposal.agree'))
    expect(new URL(mother.page.url()).pathname).toBe(`${base}/choices`)
    expect(await mainOf(mother)).toContain(say('proposal.agreed'))
    expect(await mainOf(mother)).toContain(say('their.choices.stage.BOTH_WIDEN'))
    expect((await directivesOf('teenager')).some(({ scope }) => scope.recordTypes?.includes('RESULT') === true)).toBe(
      true,
    )
  })

  test('who may choose and not look is shown no name, no record and no way to one', async () => {
    await it.state.proxyRights.record(proxyRight(it, 'right-other', 'twin-two', 'default', { mayView: false }))
    const base = await actFor(other, 'twin-two')
    expect(await mainOf(other)).toContain(say('acting.seesNot'))
    expect(await shown(other.page.locator('body'))).not.toContain('Ebele')
    expect(await other.page.locator(`a[href="${base}/record"]`).count()).toBe(0)
    await other.go(`${base}/record`)
    expect(await headingOf(other)).toBe(say('problem.NOT_ACTING.title'))
    await other.go(`${base}/choices`)
    expect(await headingOf(other)).toBe(say('their.choices.title'))

    // What they may do all the same: restrict, told that they cannot be shown what it does.
    const before = await directivesOf('twin-two')
    const { page } = other
    await act(page, say('choices.make'))
    await page.getByLabel(say('start.place')).check()
    await act(page, say('common.goOn'))
    await page.fill('#findRecipients', 'barts')
    await act(page, `${say('editor.search')}: ${say('editor.recipients')}`)
    await page.getByRole('checkbox').first().check()
    await page.getByLabel(say('editor.liftNo')).check()
    await act(page, say('editor.next'))
    expect(await mainOf(other)).toContain(say('preview.unseen'))
    expect(await mainOf(other)).not.toContain(say('preview.whole'))
    await act(page, say('preview.save'))
    expect(await mainOf(other)).toContain(say('choice.done'))
    const given = (await directivesOf('twin-two')).filter(({ id }) => !before.some((old) => old.id === id))
    expect(given.map(({ effect, recordedBy }) => [effect, recordedBy.how])).toEqual([['deny', 'PROXY']])
  })

  test('nobody is shown the name of a patient whose details are restricted', async () => {
    const attorney = { ground: 'ATTORNEY', patientLacksCapacity: true } as const
    await it.state.proxyRights.record(proxyRight(it, 'right-restricted', 'restricted', 'default', attorney))
    await actFor(other, 'restricted')
    const banner = await bannerOf(other)
    expect(banner.startsWith(`${say('acting.banner')}: NHS number 999 `)).toBe(true)
  })

  test('an address is of no use to anybody else, and says so in their language', async () => {
    const base = await actFor(mother, 'twin-one')
    for (const language of ['en', 'ur'] as const) {
      await other.go(`${base}/choices?lang=${language}`)
      expect(await headingOf(other)).toBe(say('problem.HANDLE_ENDED.title', language))
      expect(await other.page.locator('main a[href="/account/others"]').count()).toBe(1)
    }
  })

  test('in Urdu reads the same pages from right to left', async () => {
    await mother.go('/account/others?lang=ur')
    expect(await headingOf(mother)).toBe(say('others.title', 'ur'))
    await isWell(mother, 'ur-others')
    const base = await actFor(mother, 'twin-one')
    expect(await mother.page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await bannerOf(mother)).toContain(say('acting.banner', 'ur'))
    await isWell(mother, 'ur-acting')
    await mother.go(`${base}/choices`)
    await isWell(mother, 'ur-acting-choices')
  })

  test('whose right is withdrawn is told so on the next page, in their language, and nothing is done', async () => {
    const base = await actFor(mother, 'twin-one')
    const { page } = mother
    await mother.go(`${base}/new-choice/nobody`)
    await page.locator('input[name=lift][value=no]').check()
    await act(page, say('editor.next', 'ur'))
    expect(await headingOf(mother)).toBe(say('preview.title', 'ur'))
    const before = await directivesOf('twin-one')
    await it.state.proxyRights.withdraw('proxy-right-twin-one')
    await act(page, say('preview.save', 'ur'))
    expect(await headingOf(mother)).toBe(say('problem.NOT_ACTING.title', 'ur'))
    await isWell(mother, 'ur-not-acting')
    expect(await directivesOf('twin-one')).toEqual(before)
    for (const path of ['', '/choices', '/record', '/new-choice', '/choices.json']) {
      await mother.go(base + path)
      expect([path, await headingOf(mother)]).toEqual([path, say('problem.NOT_ACTING.title', 'ur')])
    }
    expect(await shown(page.locator('body'))).not.toContain('Ada')
    await enter(mother, it.patient('twin-one'))
    expect(await shown(page.locator('#nhsNumber-error'))).toContain(say('others.notYours', 'ur'))
  })

  test('leaves no number of anybody in an address or a cookie, and no complaint of the browser', async () => {
    const kept = await Promise.all([mother, other].map(({ context }) => context.cookies()))
    const seen = [...addresses, ...kept.flat().map(({ name, value }) => `${name}=${value}`)].join('\n')
    expect(addresses.length).toBeGreaterThan(40)
    for (const person of ['default', 'teenager', 'proxy', 'twin-one', 'twin-two'])
      expect(seen).not.toContain(it.patient(person))
    expect(browser.complaints).toEqual([])
  })
})
