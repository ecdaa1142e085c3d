import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readNotification } from '../../adapters/fhir-subscriptions/read-notification.ts'

const EXAMPLES = '../shared/corpora/ihe-fhir-compiled/subscriptions-backport'

/** What becomes of each example of the R4 Backport guide, R4 and R4B alike. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/^Bundle-r4b?-notification-handshake/, 'HANDSHAKE 0'],
  [/^Bundle-r4b?-notification-heartbeat/, 'HEARTBEAT 2'],
  [/^Bundle-r4b?-notification-id-only/, 'EVENTS 2: ENCOUNTER Encounter/86009987-eabe-42bf-8c02-b112b18cb616'],
  [/^Bundle-r4b?-notification-empty/, 'EVENTS 2: unnamed'],
  [/^Bundle-r4b?-notification-(full-resource|multi-resource)/, 'RECORDS_ENCLOSED'],
  [/^Bundle-r4b?-notification-error/, 'ANSWER_TO_A_QUERY'],
  [/^(Basic|Parameters|Subscription)/, 'NOT_A_NOTIFICATION'],
]

const inShort = (body: unknown): string => {
  const read = readNotification(body)
  if (!read.ok) return read.fault
  const { kind, count, events, subscription } = read.notification
  expect(subscription).toBe('admission')
  const named = events.map(({ focus, isUnnamed }) => (isUnnamed ? 'unnamed' : `${focus?.type} ${focus?.sourceId}`))
  return [`${kind} ${count}`, ...named].join(': ')
}

const notification = (status: object, more: readonly object[] = []) => ({
  resourceType: 'Bundle',
  type: 'history',
  entry: [{ resource: status }, ...more],
})
const r4b = (status: object) => ({
  resourceType: 'SubscriptionStatus',
  type: 'event-notification',
  subscription: { reference: 'Subscription/admission' },
  ...status,
})
const event = (focus?: string, eventNumber: unknown = '7') => ({
  eventNumber,
  ...(focus === undefined ? {} : { focus: { reference: focus } }),
})

describe('a notification of FHIR Subscriptions', () => {
  test.skipIf(!existsSync(EXAMPLES))('of every example that others wrote is read, or refused with the reason', () => {
    const files = readdirSync(EXAMPLES)
    expect(files.length).toBeGreaterThan(25)
    const found = files.map((file) => [file, inShort(JSON.parse(readFileSync(`${EXAMPLES}/${file}`, 'utf8')))])
    const expected = files.map((file) => [file, EXPECTED.find(([name]) => name.test(file))?.[1]])
    expect(found).toEqual(expected)
  })

  test.each([
    ['by a whole URL', 'https://a.example/fhir/Flag/9', 'EVENTS 7: ALERT Flag/9'],
    ['by a version of it', 'Flag/9/_history/3', 'EVENTS 7: ALERT Flag/9'],
    ['of a type that is nothing here', 'Communication/9', 'EVENTS 7: undefined undefined'],
    ['by something else', 'urn:uuid:9', 'EVENTS 7: undefined undefined'],
  ])('names a record %s', (_, focus, read) => {
    expect(inShort(notification(r4b({ notificationEvent: [event(focus)] })))).toBe(read)
  })

  test.each([
    ['with an event of no number', r4b({ notificationEvent: [event('Flag/9', 'many')] })],
    ['with a number below none', r4b({ notificationEvent: [event('Flag/9', -1)] })],
    ['of events without any', r4b({})],
    ['of a subscription that is not named', r4b({ subscription: {}, notificationEvent: [event('Flag/9')] })],
    ['of a kind that there is not', r4b({ type: 'rumour' })],
    ['that beats without a count', r4b({ type: 'heartbeat' })],
    ['that is no status', { resourceType: 'Patient' }],
  ])('%s is refused', (_, status) => {
    expect(inShort(notification(status))).toBe('STATUS_UNREADABLE')
  })

  test.each([
    undefined,
    null,
    [],
    'Bundle',
    {},
    { resourceType: 'Bundle', type: 'searchset', entry: [{}] },
    { resourceType: 'Bundle', type: 'history', entry: [] },
  ])('is not %j', (body) => {
    expect(inShort(body)).toBe('NOT_A_NOTIFICATION')
  })

  test('says whether its exchange goes on sending', () => {
    const off = readNotification(notification(r4b({ type: 'handshake', status: 'off' })))
    expect(off).toMatchObject({ ok: true, notification: { isActive: false } })
  })
})
