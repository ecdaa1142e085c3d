import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { patientOf } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
afterAll(() => it?.close())

const DOCUMENTS = question(`documents(first: 200) { items { id title contentType size hash
  provenance { exchange { id } sourceId }
  links { exchange { id } url expires contentType size hash } } }`)

test('a document that is listed is fetched by its link', async () => {
  const listed = await it.ask(DOCUMENTS, { as: 'patient', variables: { patient: it.patient('default') } })
  const { items } = patientOf(listed).documents
  expect(items.length).toBeGreaterThan(0)
  const [document] = items
  const [link] = document.links
  const response = await fetch(`${it.url}${link.url}`, {
    headers: { authorization: `Bearer ${await it.london.tokenFor('patient')}` },
  })
  const body = Buffer.from(await response.arrayBuffer())
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'application/pdf' })
  expect(body.length).toBe(document.size)
  expect(createHash('sha1').update(body).digest('base64')).toBe(document.hash)
})
