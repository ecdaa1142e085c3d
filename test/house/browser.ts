import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunOptions } from 'axe-core'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { findChromium } from '../chromium.ts'
import type { LondonHouse } from './london-house.ts'

/** Where chromium is; stories that need it are skipped where it is not: `describe.skipIf(CHROMIUM === undefined)`. */
export const CHROMIUM = findChromium()

/** The widths that every page is looked at in. */
export const WIDTHS = { desk: 1280, phone: 390 } as const

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe must not find: WCAG 2.2 AA. It looks into no frame: what stands in one is a document as its source wrote it, in which nothing runs, axe neither. */
const LOOKED_FOR: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  preload: false,
  iframes: false,
}

/** In the page: what axe finds, each by its rule and where. Nothing else of axe's answer leaves the page: most of it is what is well. */
const FIND = `axe.run(${JSON.stringify(LOOKED_FOR)}).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`

/**
 * In the page: axe comes out of the storage that this origin has in this context, once it was put there. Handing chromium a text of half a megabyte costs it
 * more than reading it does, and what is read from there was compiled for the page before. `false` where it was not put there yet.
 */
const TAKE_OUT = `(() => {
  if ('axe' in window) return true
  const axe = localStorage.getItem('axe-core')
  if (axe === null) return false
  ;(0, eval)(axe)
  return true
})()`
const PUT_IN = `localStorage.setItem('axe-core', ${JSON.stringify(AXE)})`

/**
 * What playwright switches off (a second list takes the place of its own), and a fresh frame for every page: with it nothing that was compiled for one page is
 * found by the next.
 */
const SWITCHED_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'RenderDocument',
]

/**
 * How chromium runs scripts here. What looks at a page runs in it for a fifth of a second: making that fast costs more than it gains, and so does giving the
 * work to as many threads as there are cores where every worker does that. What was compiled once is kept for the next page.
 */
const SCRIPTS = '--js-flags=--single-threaded,--no-turbofan,--no-maglev,--always-sparkplug,--no-flush-bytecode'

export type VisitOptions = {
  readonly width?: keyof typeof WIDTHS
  readonly javaScript?: boolean
  readonly locale?: string
}

/** One person at one browser of their own: no cookie of anybody else's. */
export type Visit = {
  readonly page: Page
  readonly context: BrowserContext
  /** Goes to a path of the service. */
  readonly go: (path: string) => Promise<void>
  /** Signs in at the simulated provider as this persona, and arrives at `path`. */
  readonly signIn: (persona: string, path?: string) => Promise<void>
  /** Signs out here and at the provider. */
  readonly signOut: () => Promise<void>
  /** What axe finds against WCAG 2.2 AA on the page as it stands: `[]` is what a story expects. Each names the rule and where. */
  readonly accessibilityFaults: () => Promise<readonly string[]>
  /**
   * What is wrong with the page as it stands, in either width: axe's faults, more or fewer than one main heading, anything wider than the window; `[]` is what a
   * story expects. One page looked at twice costs half of two.
   */
  readonly faults: () => Promise<readonly string[]>
  /** By how many pixels the page is wider than its window, once it has laid itself out: 0, or less, is what a story expects. */
  readonly overhang: () => Promise<number>
  /** Takes a picture of the whole page at both widths; gives the files' paths. They are in a temporary folder. */
  readonly pictures: (name: string) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** A browser over a house. */
export type HouseBrowser = {
  readonly visit: (options?: VisitOptions) => Promise<Visit>
  /** What pages said to the browser's console that is no good: script errors, and what the content security policy refused. */
  readonly complaints: readonly string[]
  /** Where the pictures are. */
  readonly folder: string
  readonly close: () => Promise<void>
}

/** Three frames have been drawn. */
const SETTLED =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))))'

const OVERHANG = 'document.documentElement.scrollWidth - window.innerWidth'

/** Starts chromium for a house. Call only where `CHROMIUM` is defined. */
export const openBrowser = async ({ url }: Pick<LondonHouse, 'url'>): Promise<HouseBrowser> => {
  if (CHROMIUM === undefined) throw new Error('There is no chromium.')
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--disable-gpu',
      '--disable-gpu-compositing',
      `--disable-features=${SWITCHED_OFF.join(',')}`,
      SCRIPTS,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const folder = process.env['PICTURES'] ?? mkdtempSync(join(tmpdir(), 'house-pictures-'))
  const complaints: string[] = []

  const visit = async ({ width = 'desk', javaScript = true, locale = 'en-GB' }: VisitOptions = {}): Promise<Visit> => {
    const context = await browser.newContext({
      viewport: { width: WIDTHS[width], height: 900 },
      javaScriptEnabled: javaScript,
      locale,
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      // A page that answers with a problem is told as an error of loading; what it shows is the story's to expect.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text())
    })

    /** The navigation takes a frame or two to lay itself anew after the window has changed, and is between two layouts until then. */
    const settled = async (): Promise<void> => void (javaScript && (await page.evaluate(SETTLED)))
    const go = async (path: string): Promise<void> => void (await page.goto(new URL(path, url).href))
    let line: CDPSession | undefined
    const tell = async (expression: string): Promise<unknown> => {
      line ??= await context.newCDPSession(page)
      // Not by `page.evaluate`, which has a text read twice more, and which a content security policy forbids to read one.
      const { result, exceptionDetails } = await line.send('Runtime.evaluate', { expression, returnByValue: true })
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    }
    const accessibilityFaults = async (): Promise<readonly string[]> => {
      if ((await tell(TAKE_OUT)) !== true) await tell(`${PUT_IN};${TAKE_OUT}`)
      return page.evaluate<readonly string[]>(`${SETTLED}.then(() => ${FIND})`)
    }
    const overhang = async (): Promise<number> => {
      await settled()
      return page.evaluate<number>(OVERHANG)
    }
    return {
      page,
      context,
      go,
      signIn: async (persona, path = '/console') => {
        await go(path)
        const button = `button[name=persona][value="${persona}"]`
        // The provider is not ours: where scripts run its button need not be waited for, scrolled to and aimed at, which costs as much as the page itself.
        if (javaScript) await page.evaluate(`document.querySelector(${JSON.stringify(button)}).click()`)
        else await page.locator(button).click()
        await page.waitForURL((at) => at.origin === new URL(url).origin)
      },
      signOut: async () => {
        await page.locator('.nhsuk-header__account-form button').click()
        // The provider asks once more where it cannot answer for itself.
        if (!javaScript) await page.getByRole('button', { name: 'Sign out' }).click()
        await page.waitForURL(/\/signed-out/)
      },
      accessibilityFaults,
      faults: async () => {
        const found: string[] = []
        for (const [size, across] of Object.entries(WIDTHS)) {
          await page.setViewportSize({ width: across, height: 900 })
          found.push(...(await accessibilityFaults()).map((fault) => `${fault} on ${size}`))
          // Axe looked at it when it had settled.
          const wide = await page.evaluate<number>(OVERHANG)
          if (wide > 0) found.push(`${wide} pixels wider than ${size}`)
        }
        // Not by a locator: for its first in a page, playwright reads a third of a megabyte into it.
        const headings = await page.evaluate<number>(`document.querySelectorAll('h1').length`)
        if (headings !== 1) found.push(`${headings} main headings`)
        await page.setViewportSize({ width: WIDTHS[width], height: 900 })
        return found
      },
      overhang,
      pictures: async (name) => {
        const files: string[] = []
        for (const size of Object.values(WIDTHS)) {
          await page.setViewportSize({ width: size, height: 900 })
          await settled()
          const path = join(folder, `${name}-${size}.png`)
          await page.screenshot({ path, fullPage: true })
          files.push(path)
        }
        await page.setViewportSize({ width: WIDTHS[width], height: 900 })
        return files
      },
      close: () => context.close(),
    }
  }
  return { visit, complaints, folder, close: () => browser.close() }
}
