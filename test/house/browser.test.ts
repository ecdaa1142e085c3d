import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHROMIUM, type HouseBrowser, openBrowser } from './browser.ts'

// What the stories' own eye must see: a page with a fault of every kind that they look for.
const FAULTY = `<!DOCTYPE html><html><head><title></title></head><body><main>
  <img src="data:,"><p style="color:#bbb;background:#fff">faint words</p><input>
  <a href="/1" style="font-size:8px;display:inline-block">1</a><a href="/2" style="font-size:8px;display:inline-block">2</a>
  <p style="width:800px">wider than a telephone</p>
</main></body></html>`

let server: Server
let browser: HouseBrowser

beforeAll(async () => {
  server = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html')
      // As strict as the house: nothing that a page brings may run there, and what looks at it does.
      .setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
      .end(FAULTY),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  if (CHROMIUM !== undefined)
    browser = await openBrowser({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

test.skipIf(CHROMIUM === undefined)('a page that not everybody can use is found out, fault by fault', async () => {
  const visit = await browser.visit({ width: 'phone' })
  await visit.go('/')
  const rules = new Set((await visit.accessibilityFaults()).map((fault) => fault.split(':')[0]))
  for (const rule of ['document-title', 'html-has-lang', 'image-alt', 'color-contrast', 'label', 'target-size'])
    expect(rules).toContain(rule)
  await visit.close()
})

test.skipIf(CHROMIUM === undefined)('so is the page after it, in either width, by the same person', async () => {
  const visit = await browser.visit()
  for (const path of ['/', '/after']) {
    await visit.go(path)
    const faults = await visit.faults()
    for (const rule of ['document-title', 'html-has-lang', 'image-alt', 'color-contrast', 'label', 'target-size'])
      for (const size of ['desk', 'phone'])
        expect(faults.some((fault) => fault.startsWith(`${rule}: `) && fault.endsWith(` on ${size}`))).toBe(true)
    expect(faults.filter((fault) => fault.includes('wider'))).toEqual([
      expect.stringMatching(/^4\d\d pixels wider than phone$/),
    ])
    expect(faults.at(-1)).toBe('0 main headings')
  }
  await visit.close()
})
