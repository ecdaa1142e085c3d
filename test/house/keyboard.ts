import type { Page } from 'playwright-core'

/**
 * In the page: everything that Tab must stop at, in the order of the document, each with how it looks while it has no focus; and a note of each stop to
 * come. Of radios of one name there is one stop: the one that is chosen, else the first.
 */
const LISTEN = `(() => {
  const PARTS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'color', 'borderTopColor', 'borderBottomWidth', 'textDecorationLine']
  const lookOf = (element) =>
    [[element, null], [element, '::before'], [element.nextElementSibling, '::before'], [element.parentElement, null]]
      .flatMap(([one, pseudo]) => { if (one === null) return ['']; const style = getComputedStyle(one, pseudo); return PARTS.map((part) => style[part]) })
      .join('|')
  const isStop = (element) =>
    !element.disabled && element.tabIndex >= 0 && element.type !== 'hidden' && element.checkVisibility({ visibilityProperty: true })
  const radios = new Map()
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(isStop)
  for (const one of all) if (one.type === 'radio' && (!radios.has(one.name) || one.checked)) radios.set(one.name, one)
  const stops = all.filter((one) => one.type !== 'radio' || radios.get(one.name) === one)
  const start = document.createElement('span')
  start.tabIndex = -1
  document.body.prepend(start)
  start.focus()
  start.remove()
  const plain = new Map(stops.map((one) => [one, lookOf(one)]))
  const nameOf = (one) => one.tagName.toLowerCase() + (one.id ? '#' + one.id : '') + ' ' + (one.getAttribute('href') ?? one.name ?? '') + ' ' + (one.innerText ?? '').trim().slice(0, 40)
  window.walked = { expected: stops.map(nameOf), met: [], unseen: [] }
  window.listening = (event) => {
    window.walked.met.push(nameOf(event.target))
    if (plain.get(event.target) === lookOf(event.target)) window.walked.unseen.push(nameOf(event.target))
  }
  document.addEventListener('focusin', window.listening)
  return stops.length
})()`

const STOP = `(() => { document.removeEventListener('focusin', window.listening); return window.walked })()`

type Walked = {
  readonly expected: readonly string[]
  readonly met: readonly string[]
  readonly unseen: readonly string[]
}

/**
 * Walks through a page by the Tab key alone, from its beginning to its end: what is no good, `[]` where all is well. Everything that can be followed,
 * pressed or filled in is stopped at once, in the order of the document, and looks otherwise than before while it is (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7).
 * Needs scripts.
 */
export const keyboardFaults = async (page: Page): Promise<readonly string[]> => {
  const stops = await page.evaluate<number>(LISTEN)
  for (let pressed = 0; pressed < stops; pressed++) await page.keyboard.press('Tab')
  const { expected, met, unseen } = await page.evaluate<Walked>(STOP)
  const wrong = expected.findIndex((name, place) => met[place] !== name)
  return [
    ...(stops === 0 ? ['There is nothing to stop at.'] : []),
    ...(wrong < 0 ? [] : [`Tab ${wrong + 1} comes to "${met[wrong] ?? 'nothing'}" and not to "${expected[wrong]}".`]),
    ...unseen.map((name) => `No focus is to be seen on "${name}".`),
  ]
}

/** Presses Tab until this is reached. Throws where it is not. Works without scripts. */
export const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`${selector}:focus`).count()) > 0) return
  }
  throw new Error(`The keyboard does not reach ${selector}.`)
}
