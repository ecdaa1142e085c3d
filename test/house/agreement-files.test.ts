import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../gateway/documents/read-pdf.ts'
import { verifyAgreement } from '../gateway/documents/verify-agreement.ts'
import { CHROMIUM, type HouseBrowser, openBrowser, type Visit } from './browser.ts'
import { type LondonHouse, openLondonHouse } from './london-house.ts'

const FILES = '/console/agreements/area-croydon/versions/2/agreement'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
afterAll(() => it.close())

test('nobody keeps a copy without signing in', async () => {
  const response = await fetch(`${it.url}${FILES}.pdf`, { redirect: 'manual' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toContain('/sign-in/')
})

test('a third party checks what GraphQL gave a manager of a party, with the keys this service publishes', async () => {
  const asked = await it.ask('query($id: ID!) { agreementDocument(id: $id) }', {
    as: 'ig-manager',
    variables: { id: 'area-croydon' },
  })
  const { body: keys } = await it.send({}, '/.well-known/jwks.json')
  await expect(verifyAgreement(JSON.stringify(asked.body.data.agreementDocument), keys)).resolves.toMatchObject({
    agreement: 'area-croydon',
  })
})

test('a signature given a moment ago is in the document, and a third party learns whose it is', async () => {
  const variables = { id: 'area-croydon', version: 2 }
  const read = await it.ask('query($id: ID!) { agreement(id: $id) { versions { version termsHash } } }', {
    as: 'ig-manager',
    variables,
  })
  const { termsHash } = read.body.data.agreement.versions.at(-1)
  const signed = await it.ask(
    'mutation($id: ID!, $version: Int!, $termsHash: String!) { signAgreement(agreement: $id, version: $version, termsHash: $termsHash) { faults { sentence } } }',
    { as: 'ig-manager', variables: { ...variables, termsHash } },
  )
  expect(signed.body.data.signAgreement.faults).toEqual([])
  const asked = await it.ask('query($id: ID!, $version: Int) { agreementDocument(id: $id, version: $version) }', {
    as: 'ig-manager',
    variables,
  })
  const { body: keys } = await it.send({}, '/.well-known/jwks.json')
  const verified = await verifyAgreement(JSON.stringify(asked.body.data.agreementDocument), keys)
  expect(verified.termsHash).toBe(termsHash)
  expect(verified.signed.map(({ organisation }) => organisation)).toContain('RJ6')
  expect(verified.signed.find(({ organisation }) => organisation === 'RJ6')?.by).toBeTruthy()
})

test.each(['clinician', 'patient', 'privacy-officer'] as const)('a %s is refused', async (as) => {
  const { body } = await it.ask('query($id: ID!) { agreementDocument(id: $id) }', {
    as,
    variables: { id: 'area-croydon' },
  })
  expect(body.errors[0].extensions.code).toBe('FORBIDDEN')
  expect(body.data.agreementDocument).toBeNull()
})

describe.skipIf(CHROMIUM === undefined)('an information governance manager who is signed in', () => {
  let browser: HouseBrowser
  let visit: Visit
  beforeAll(async () => {
    browser = await openBrowser(it)
    visit = await browser.visit()
    await visit.signIn('ig-manager')
  })
  afterAll(() => browser.close())

  const keep = (path: string) => visit.context.request.get(`${it.url}${path}`)

  test('keeps the PDF of a version, with what changed and how to check it', async () => {
    const response = await keep(`${FILES}.pdf`)
    expect(response.status()).toBe(200)
    expect(response.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="agreement-area-croydon-version-2.pdf"',
      'cache-control': 'no-store',
    })
    const { text } = readPdf(await response.body())
    expect(text).toContain('Shared care record of Croydon')
    expect(text).toContain('What changed from version 1')
    expect(text).toContain('/.well-known/jwks.json')
  })

  test('keeps the signed document, and it verifies as it came', async () => {
    const response = await keep(`${FILES}.json`)
    expect(response.status()).toBe(200)
    const { body: keys } = await it.send({}, '/.well-known/jwks.json')
    await expect(verifyAgreement(await response.text(), keys)).resolves.toMatchObject({ version: 2 })
  })

  test.each([
    ['an agreement of others', '/console/agreements/area-barnet/versions/1/agreement.pdf', 403],
    ['a version that is not there', '/console/agreements/area-croydon/versions/9/agreement.pdf', 404],
    ['an agreement that is not there', '/console/agreements/nothing/versions/1/agreement.json', 404],
    ['a version that is no number', '/console/agreements/area-croydon/versions/1e0/agreement.json', 404],
  ])('is told plainly of %s', async (_, path, status) => {
    const response = await keep(path)
    expect(response.status()).toBe(status)
    expect(response.headers()['content-type']).toContain('text/html')
  })
})
