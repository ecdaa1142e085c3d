import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendByNotify } from '../../adapters/notify/notify.ts'
import { postEvent, signatureOf } from '../../adapters/notify/webhook.ts'
import { readContact } from '../../adapters/pds-r4/read-contact.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { Transport } from '../../adapters/transport/transport.ts'
import { NOTIFY_KEY, NOTIFY_TEMPLATES, type NotifyServer, startNotify } from '../london/notify/notify-server.ts'

let server: NotifyServer
let transport: Transport
beforeAll(async () => {
  server = await startNotify(0)
  transport = createTransport({ breaker: { volume: 100 } })
})
afterAll(async () => {
  await transport?.close()
  await server?.close()
})

let references = 0
const sending = (
  over: object = {},
  again = false,
  to: { email: string } | { mobile: string } = { email: 'a@b.example' },
) => {
  const service = { endpoint: server.url, transport, apiKey: NOTIFY_KEY, templates: NOTIFY_TEMPLATES, ...over }
  const reference = `reference-${again ? references : ++references}`
  return sendByNotify(service, { to, reference, personalisation: { sign_in: 'https://exchange.example' } }, again)
}
const newest = () => server.received().at(-1)

describe('GOV.UK Notify', () => {
  test('takes an e-mail or a text message, signed as it wants, with its template and our reference', async () => {
    expect(await sending()).toBe('SENT')
    expect(newest()).toMatchObject({
      way: 'email',
      to: 'a@b.example',
      reference: 'reference-1',
      body: { template_id: NOTIFY_TEMPLATES.email, personalisation: { sign_in: 'https://exchange.example' } },
    })
    expect(await sending({}, false, { mobile: '07700900123' })).toBe('SENT')
    expect(newest()).toMatchObject({ way: 'sms', to: '07700900123', body: { template_id: NOTIFY_TEMPLATES.sms } })
  })

  test('what was taken and its answer lost is not sent again', async () => {
    server.fault('answer-lost')
    expect(await sending()).toBe('TRY_AGAIN')
    const count = server.received().length
    server.fault('down')
    expect(await sending({}, true)).toBe('TRY_AGAIN')
    server.fault(undefined)
    expect(await sending({}, true)).toBe('SENT')
    expect(server.received()).toHaveLength(count)
  })

  test('a key that is not accepted is to be mended, what is refused for good is given up', async () => {
    expect(await sending({ apiKey: `${NOTIFY_KEY.slice(0, -1)}1` })).toBe('TRY_AGAIN')
    expect(await sending({ templates: { email: 'none', sms: 'none' } })).toBe('REFUSED')
    expect(await sending({ endpoint: 'http://127.0.0.1:1' })).toBe('TRY_AGAIN')
  })
})

describe('the webhook', () => {
  const secret = new Uint8Array(32).fill(7)
  test('is given the event, signed over its id, its moment and its body', async () => {
    const event = { id: 'event-1', type: 'review.overdue', data: { review: '7', organisation: 'RJ6' } }
    expect(await postEvent({ url: `${server.url}/webhook`, transport, secret }, event)).toBe('SENT')
    const got = newest()
    expect(got).toMatchObject({
      way: 'webhook',
      reference: 'event-1',
      body: { type: 'review.overdue', data: event.data },
    })
    const seconds = Date.parse(String(got?.body['timestamp'])) / 1_000
    expect(got?.to).toBe(signatureOf(secret, 'event-1', seconds, JSON.stringify(got?.body)))
    expect(got?.to).not.toBe(signatureOf(secret, 'event-2', seconds, JSON.stringify(got?.body)))
  })

  test('that is down is tried again', async () => {
    server.fault('down')
    const event = { id: 'event-3', type: 'patient.notice', data: {} }
    expect(await postEvent({ url: `${server.url}/webhook`, transport, secret }, event)).toBe('TRY_AGAIN')
    server.fault(undefined)
  })
})

describe('where a patient can be written to', () => {
  const of = (...telecom: readonly object[]) => readContact({ resourceType: 'Patient', telecom }, '2026-11-28')
  test.each([
    [
      'an e-mail and a mobile',
      [
        { system: 'email', value: 'a@b.example' },
        { system: 'phone', value: '07700 900123' },
      ],
      'a@b.example',
      '07700900123',
    ],
    ['none at all', [], undefined, undefined],
    ['a telephone at home', [{ system: 'phone', value: '020 7946 0000' }], undefined, undefined],
    ['an address that is none', [{ system: 'email', value: 'not known' }], undefined, undefined],
    ['an old one', [{ system: 'email', use: 'old', value: 'a@b.example' }], undefined, undefined],
    [
      'one that is over',
      [{ system: 'email', period: { end: '2020-01-01' }, value: 'a@b.example' }],
      undefined,
      undefined,
    ],
  ])('%s', (_, telecom, email, mobile) => expect(of(...telecom)).toEqual({ email, mobile }))
})
