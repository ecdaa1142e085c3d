import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLaunching } from '../../../gateway/launching/launching.ts'
import { OWN_LAUNCHER } from '../../../gateway/launching/make-launch.ts'
import { openLaunchingRoom } from '../../../gateway/launching/open-launching-room.ts'
import { openSigningKeys, type SigningKeys } from '../../../gateway/signing/signing-keys.ts'
import type { AuditEntry } from '../../../schema/model/audit.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import { type LaunchingSystem, type LaunchWish, startLaunchingSystem } from '../../house/launching-system.ts'
import { HARINGEY, PATIENT, requesterOf } from '../../policies/world.ts'

const PUBLIC = 'https://exchange.example'
const doctor = requesterOf({ role: 'clinician', userId: '910000000101' })

describe('a patient launched from another system', () => {
  let ward: LaunchingSystem
  let room: Awaited<ReturnType<typeof openLaunchingRoom>>
  let signing: SigningKeys
  let written: AuditEntry[] = []
  let taken = new Set<string>()
  beforeAll(async () => {
    ward = await startLaunchingSystem('ward-system')
    signing = await openSigningKeys([
      await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey),
    ])
    const key = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)
    room = await openLaunchingRoom(
      {
        keys: [key],
        publicUrl: PUBLIC,
        issuers: [
          { kind: 'system', issuer: ward.issuer, jwks: ward.jwks },
          { kind: 'staff', issuer: 'staff', jwks: ward.jwks },
        ],
        signing,
      },
      {
        append: async (entry) => void written.push(entry),
        store: {
          take: async (hash) => !taken.has(hash) && Boolean(taken.add(hash)),
          isTaken: async (hash) => taken.has(hash),
        },
      },
    )
  })
  beforeEach(() => {
    written = []
    taken = new Set()
  })
  afterAll(() => ward?.close())

  const at = (who: Requester = doctor) => openLaunching(room.room)(who, HARINGEY)
  const launch = (wish: LaunchWish = {}, userId = '910000000101') => {
    const [key] = room.published
    if (key === undefined) throw new Error('No key is published.')
    return ward.launch({ userId, patient: PATIENT, audience: `${PUBLIC}/clinician/launch`, key }, wish)
  }

  test('is told what the system says, and opens once', async () => {
    const link = await launch()
    const said = { system: 'ward-system', purpose: 'TREAT', careContext: 'Ward round 12' }
    expect(await at().read('ward-system', link)).toEqual({ outcome: 'READY', ...said, patient: undefined })
    expect(await at().read('ward-system', link)).toMatchObject({ outcome: 'READY' })
    expect(written).toEqual([])
    expect(await at().open('ward-system', link)).toEqual({ outcome: 'OPENED', ...said, patient: PATIENT })
    expect(await at().open('ward-system', link)).toMatchObject({ outcome: 'ALREADY_USED', patient: undefined })
    expect(await at().read('ward-system', link)).toMatchObject({ outcome: 'ALREADY_USED', purpose: undefined })
    expect(written.map(({ kind }) => kind)).toEqual(['administration', 'refusal', 'refusal'])
    expect(written[0]).toMatchObject({ deed: 'open-launch', patient: PATIENT, step: { careContext: 'Ward round 12' } })
  })

  test('raced, it is opened by one alone', async () => {
    const link = await launch()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => at().open('ward-system', link)))
    expect(outcomes.filter(({ outcome }) => outcome === 'OPENED')).toHaveLength(1)
    expect(outcomes.filter(({ patient }) => patient !== undefined)).toHaveLength(1)
  })

  test('nobody’s number can be read in it', async () => {
    const link = await launch()
    const parts = link.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    expect([link, ...parts].join(' ')).not.toContain(PATIENT)
    expect(link.length).toBeLessThan(2_000)
  })

  test.each<[string, LaunchWish, string]>([
    ['run out', { ageSeconds: 400 }, 'EXPIRED'],
    ['made to live longer than five minutes', { lifeSeconds: 301 }, 'UNKNOWN'],
    ['of another type, such as a client assertion', { typ: 'JWT' }, 'UNKNOWN'],
    ['meant for another address', { audience: 'https://elsewhere.example' }, 'UNKNOWN'],
    ['of another issuer than it is said to be', { issuer: 'staff' }, 'UNKNOWN'],
    ['about no NHS number', { claims: { patient: '9990010006' } }, 'UNKNOWN'],
    ['for break-glass', { claims: { purpose: 'BTG' } }, 'UNKNOWN'],
    ['without a care context', { claims: { care_context: ' ' } }, 'UNKNOWN'],
  ])('one that is %s is refused, and that is written down', async (_, wish, outcome) => {
    const link = await launch(wish)
    expect(await at().read('ward-system', link)).toMatchObject({ outcome, careContext: undefined })
    expect(await at().open('ward-system', link)).toMatchObject({ outcome, patient: undefined })
    expect(written.map(({ kind }) => kind)).toEqual(['refusal', 'refusal'])
    expect(taken.size).toBe(0)
  })

  test('another user’s is refused, and stays good for whom it was made', async () => {
    const link = await launch()
    const other = at({ ...doctor, userId: '910000000102' })
    expect(await other.open('ward-system', link)).toMatchObject({ outcome: 'NOT_YOURS', patient: undefined })
    expect(await at().open('ward-system', link)).toMatchObject({ outcome: 'OPENED' })
  })

  test('one that is not encrypted, changed, or of a system that is not registered is none', async () => {
    const link = await launch()
    for (const [iss, text] of [
      ['ward-system', `${link.slice(0, -4)}AAAA`],
      ['ward-system', 'e30.e30.x'],
      ['ward-system', 'A'.repeat(5_000)],
      ['nobody', link],
      ['staff', link],
    ] as const)
      expect(await at().read(iss, text)).toMatchObject({ outcome: 'UNKNOWN' })
  })

  test('roles that may not look at records may not open one', async () => {
    const link = await launch()
    for (const role of ['ig-manager', 'practice-staff', 'analyst'] as const)
      await expect(at({ ...doctor, role }).open('ward-system', link)).rejects.toEqual(new HouseError('FORBIDDEN'))
  })

  test('one of the house’s own, from a card, opens for whom it was made, and its address tells nobody whose it is', async () => {
    const about = { userId: doctor.userId, patient: PATIENT, purpose: 'TREAT', careContext: 'Ward round 7' } as const
    const address = new URL((await room.make?.(about)) ?? '')
    expect(`${address.origin}${address.pathname}`).toBe(`${PUBLIC}/clinician/launch`)
    expect(address.href).not.toContain(PATIENT)
    const [iss, own] = [address.searchParams.get('iss') ?? '', address.searchParams.get('launch') ?? '']
    expect(own.split('.')).toHaveLength(5)
    for (const of of own.split('.')) expect(Buffer.from(of, 'base64url').toString()).not.toContain(PATIENT)
    expect(await at({ ...doctor, userId: '910000000102' }).read(iss, own)).toMatchObject({ outcome: 'NOT_YOURS' })
    const said = { system: OWN_LAUNCHER, purpose: 'TREAT', careContext: 'Ward round 7' }
    expect(await at().open(iss, own)).toEqual({ outcome: 'OPENED', ...said, patient: PATIENT })
    expect(await at().open(iss, own)).toMatchObject({ outcome: 'ALREADY_USED' })
    // Nobody else launches in the house’s name, and it launches in nobody else’s.
    expect(await at().read('ward-system', own)).toMatchObject({ outcome: 'UNKNOWN' })
    expect(await at().read(iss, await launch({ issuer: OWN_LAUNCHER }))).toMatchObject({ outcome: 'UNKNOWN' })
  })

  test('what it makes it reads: a care context that is too long for a launch makes none', async () => {
    const about = { userId: doctor.userId, patient: PATIENT, purpose: 'TREAT' } as const
    const longest = 'W'.repeat(200)
    const { searchParams } = new URL((await room.make?.({ ...about, careContext: ` ${longest} ` })) ?? '')
    const [iss, own] = [searchParams.get('iss') ?? '', searchParams.get('launch') ?? '']
    expect(await at().read(iss, own)).toMatchObject({ outcome: 'READY', careContext: longest })
    expect(await room.make?.({ ...about, careContext: `${longest}W` })).toBeUndefined()
  })

  test('a deployment without keys takes none', async () => {
    const closed = await openLaunchingRoom(
      { keys: [], publicUrl: PUBLIC, issuers: [{ kind: 'system', issuer: ward.issuer, jwks: ward.jwks }], signing },
      room.room,
    )
    const outcome = await openLaunching(closed.room)(doctor, HARINGEY).read('ward-system', await launch())
    expect(outcome).toMatchObject({ outcome: 'UNKNOWN' })
    expect(closed.published).toEqual([])
    expect(closed.make).toBeUndefined()
  })
})
