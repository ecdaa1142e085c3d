import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { fhirR4 } from '../../../adapters/fhir-r4/fhir-r4.ts'
import { mountNotifications } from '../../../gateway/notifications/mount-notifications.ts'
import { NOTIFICATION_REFUSALS, refusalAnswer } from '../../../gateway/notifications/refusals.ts'
import type { NotificationRoom } from '../../../gateway/notifications/room.ts'
import { takeNotification } from '../../../gateway/notifications/take-notification.ts'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { CHANGES_TOPIC, makeSigningPair, type SigningPair, signDetached } from '../../london/exchange/subscriptions.ts'

const ORIGIN = 'https://gateway.example'
const at = (exchange: string) => `${ORIGIN}/notifications/${exchange}`
const pairs = { CROYDON: makeSigningPair('croydon'), EALING: makeSigningPair('ealing') }

const reachable = (id: string, pair: SigningPair | undefined) => ({
  exchange: { id },
  adapter: fhirR4,
  settings: fhirR4.settings.parse(pair ? { notifications: { keys: [pair.publicKey], topic: CHANGES_TOPIC } } : {}),
})

/** A room that remembers what it was given, in the place of the database. */
const roomOf = (down = false) => {
  const heard: unknown[] = []
  const taken = new Set<string>()
  const room = {
    running: {
      registry: () => ({
        exchanges: [
          reachable('CROYDON', pairs.CROYDON),
          reachable('EALING', pairs.EALING),
          reachable('SILENT', undefined),
        ],
      }),
    },
    subscriptions: {
      find: async (exchange: string, remote: string) =>
        exchange === 'CROYDON' && remote === 'ours' ? { id: 'sub', exchange, patientKey: 'somebody' } : undefined,
      take: async (exchange: string, token: string) => {
        const isNew = !taken.has(`${exchange} ${token}`)
        taken.add(`${exchange} ${token}`)
        return isNew
      },
      heard: async (...given: unknown[]) => {
        if (down) throw new HouseError('STATE_UNAVAILABLE')
        heard.push(given)
        return { isNew: true, isMissing: false }
      },
    },
    sealing: createSealing([new Uint8Array(32).fill(1)]),
    wake: async (notice: unknown) => void heard.push(notice),
    origin: ORIGIN,
  } as unknown as NotificationRoom
  return { room, heard }
}

const bodyOf = (subscription = 'ours', more: readonly object[] = []): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'history',
    entry: [
      {
        resource: {
          resourceType: 'SubscriptionStatus',
          type: 'event-notification',
          subscription: { reference: `https://croydon.example/fhir/Subscription/${subscription}` },
          notificationEvent: [{ eventNumber: '1', focus: { reference: 'AllergyIntolerance/17' } }],
        },
      },
      ...more,
    ],
  })
const take = (room: NotificationRoom, body: string, signature: string | undefined, exchange = 'CROYDON') =>
  takeNotification(room, exchange, Buffer.from(body), signature)
const signed = (body: string, pair = pairs.CROYDON, aud = at('CROYDON'), iat?: number) =>
  signDetached(pair, body, aud, iat)

describe('what an exchange sends', () => {
  test('is kept where it is signed, with the name of the record sealed, and wakes who follows', async () => {
    const { room, heard } = roomOf()
    expect(await take(room, bodyOf(), signed(bodyOf()))).toBeUndefined()
    expect(heard).toEqual([
      ['sub', { count: 1, isActive: true, events: [{ number: 1, at: undefined, sealed: expect.anything() }] }, 180_000],
      { kind: 'stream', patientKey: 'somebody' },
    ])
    expect(JSON.stringify(heard)).not.toContain('AllergyIntolerance')
  })

  const now = Math.floor(Date.now() / 1_000)
  const body = bodyOf()
  const [header = '', , value = ''] = signed(body).split('.')
  const none = Buffer.from(
    JSON.stringify({ alg: 'none', iat: now, aud: at('CROYDON'), jti: 'a name of its own' }),
  ).toString('base64url')
  test.each<[string, string, string | undefined, string, string]>([
    ['unsigned', body, undefined, 'CROYDON', 'SIGNATURE_MISSING'],
    ['signed over another body', `${body} `, signed(body), 'CROYDON', 'SIGNATURE_INVALID'],
    ['signed by another exchange', body, signed(body, pairs.EALING), 'CROYDON', 'SIGNATURE_INVALID'],
    [
      'signed for another exchange’s door',
      body,
      signed(body, pairs.CROYDON, at('EALING')),
      'CROYDON',
      'SIGNATURE_INVALID',
    ],
    ['of one exchange at another’s door', body, signed(body), 'EALING', 'SIGNATURE_INVALID'],
    ['signed by nobody', body, `${none}..`, 'CROYDON', 'SIGNATURE_INVALID'],
    [
      'with the body in its signature',
      body,
      `${header}.${Buffer.from(body).toString('base64url')}.${value}`,
      'CROYDON',
      'SIGNATURE_INVALID',
    ],
    ['that is no signature', body, 'signed: Croydon', 'CROYDON', 'SIGNATURE_INVALID'],
    ['signed too long ago', body, signed(body, pairs.CROYDON, at('CROYDON'), now - 301), 'CROYDON', 'SIGNATURE_STALE'],
    ['signed in the future', body, signed(body, pairs.CROYDON, at('CROYDON'), now + 400), 'CROYDON', 'SIGNATURE_STALE'],
    ['to an exchange that there is not', body, signed(body), 'NOWHERE', 'EXCHANGE_UNKNOWN'],
    ['to one that tells of nothing', body, signed(body), 'SILENT', 'EXCHANGE_UNKNOWN'],
    ['of what nobody asked for', bodyOf('theirs'), signed(bodyOf('theirs')), 'CROYDON', 'SUBSCRIPTION_UNKNOWN'],
    ['that is no JSON', 'Bundle', signed('Bundle'), 'CROYDON', 'BODY_UNREADABLE'],
    [
      'with a record in it',
      bodyOf('ours', [{ resource: { resourceType: 'Flag' } }]),
      signed(bodyOf('ours', [{ resource: { resourceType: 'Flag' } }])),
      'CROYDON',
      'RECORDS_ENCLOSED',
    ],
  ])('%s is refused', async (_, sent, signature, exchange, refusal) => {
    const { room, heard } = roomOf()
    expect(await take(room, sent, signature, exchange)).toBe(refusal)
    expect(heard).toEqual([])
  })

  test('twice under one signature is refused the second time', async () => {
    const { room, heard } = roomOf()
    const signature = signed(bodyOf())
    expect(await take(room, bodyOf(), signature)).toBeUndefined()
    expect(await take(room, bodyOf(), signature)).toBe('REPLAYED')
    expect(heard).toHaveLength(2)
  })

  test('is not taken where it cannot be kept', async () => {
    await expect(take(roomOf(true).room, bodyOf(), signed(bodyOf()))).rejects.toThrow(HouseError)
  })

  test('is refused in an OperationOutcome that repeats nothing of it', () => {
    for (const refusal of Object.keys(NOTIFICATION_REFUSALS) as (keyof typeof NOTIFICATION_REFUSALS)[]) {
      const { status, outcome } = refusalAnswer(refusal)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(JSON.stringify(outcome)).toContain(NOTIFICATION_REFUSALS[refusal])
    }
  })
})

describe('what is refused before it is read', () => {
  test.each([
    ['text/plain', 'hello', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['application/fhir+xml', '<Bundle/>', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['application/fhir+json', `"${'a'.repeat(300_000)}"`, 413, 'BODY_TOO_LARGE'],
  ])('a body of %s is told so as an OperationOutcome, with its status', async (type, payload, status, code) => {
    const app = Fastify()
    const { room, heard } = roomOf()
    await mountNotifications(app, room, () => undefined)
    const answer = await app.inject({
      method: 'POST',
      url: '/notifications/CROYDON',
      headers: { 'content-type': type },
      payload,
    })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      expect.stringContaining('application/fhir+json'),
    ])
    expect(answer.json().issue[0].details.coding[0].code).toBe(code)
    expect(heard).toEqual([])
    await app.close()
  })
})
