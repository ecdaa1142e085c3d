import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventText } from '../../../../gateway/faces/fill-in/stream-filling.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from '../../../house/browser.ts'

const SCRIPT = readFileSync(new URL('../../../../gateway/faces/assets/fill-in.js', import.meta.url))

/** The blocks as they are told once: every address is sealed anew, and the allergies say how many answered. */
const told = (time: string, answered: string): string => `
  <div id="filling" role="status"></div>
  <ul id="block-acts" data-block><li><a href="/clinician/h.h/add/${time}">Add</a></li>
    <li><a href="/clinician/h.h/proposed/${time}">Proposed</a></li></ul>
  <section id="block-problems" data-block><a href="/clinician/h.h/change/${time}">Correct asthma</a>
    <a href="/clinician/h.h/in-error/${time}">Mark asthma</a></section>
  <section id="block-documents" data-block><a href="/clinician/h.h/document/${time}">Open the letter</a>
    <a href="/documents/${time}">Keep the letter</a></section>
  <section id="block-allergies" data-block><p>${answered}</p>
    <a href="/clinician/h.h/change/${time}">Correct peanuts</a>
    <a href="/clinician/h.h/change/${time}">Correct latex</a>
    <details id="from-1"><summary>From</summary>Croydon</details></section>`

describe.skipIf(CHROMIUM === undefined)('a page that fills in', () => {
  let browser: HouseBrowser
  let visit: Visit
  const coming = Promise.withResolvers<ServerResponse>()
  const server = createServer(({ url }, response) => {
    if (url === '/fill') coming.resolve(response.writeHead(200, { 'content-type': 'text/event-stream' }))
    else if (url === '/fill-in.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(SCRIPT)
    else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<main data-fill="/fill">${told('k1.first', '1 of 3 answered')}</main><script type="module" src="/fill-in.js"></script>`,
        )
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    browser = await openBrowser({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    visit = await browser.visit()
    await visit.go('/')
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  })

  test('touches no block of which nothing changed, though its addresses are sealed anew, and leaves the focus where it was', async () => {
    const { page } = visit
    const stream = await coming.promise
    const blocks = await page.locator('[data-block]').elementHandles()
    const standing = () => Promise.all(blocks.map((block) => block.evaluate((one) => one.isConnected)))
    const focus = () => page.evaluate<string>('document.activeElement.textContent')

    await page.getByRole('link', { name: 'Correct asthma' }).focus()
    stream.write(eventText('part', told('k2.second', '2 of 3 answered')))
    await page.getByText('2 of 3 answered').waitFor()
    expect(await standing()).toEqual([true, true, true, false])
    expect(await focus()).toBe('Correct asthma')

    await page.getByRole('link', { name: 'Correct latex' }).focus()
    stream.write(eventText('part', told('k3.third', '3 of 3 answered')))
    await page.getByText('3 of 3 answered').waitFor()
    expect(await focus()).toBe('Correct latex')
    expect(await page.getByRole('link', { name: 'Correct latex' }).getAttribute('href')).toContain('k3.third')

    await page.getByText('From').click()
    stream.end(eventText('whole', told('k4.fourth', 'All answered').replace('<a href="/documents/k4.fourth">', '<a>')))
    await page.getByText('All answered').waitFor()
    expect(await standing()).toEqual([true, true, false, false])
    expect(await focus()).toBe('From')
    expect(await page.getByText('Croydon').isVisible()).toBe(true)
    expect(browser.complaints).toEqual([])
  })
})
