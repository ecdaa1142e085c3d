import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSeal } from '../../../gateway/faces/session/seal.ts'
import { openSessions } from '../../../gateway/faces/session/sessions.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import { keptSessions } from './kept-sessions.ts'

const MINUTE = 60_000
const KEY = randomBytes(32)

const WHO = {
  provider: 'staff' as const,
  requester: {
    userId: '910000000106',
    issuer: 'https://issuer.example',
    role: 'ig-manager' as const,
    name: 'ASHDOWN Clive Mr',
    roleCode: 'R9102',
    organisation: parseOdsCode('RJ6'),
    nhsNumber: undefined,
    system: undefined,
  },
  organisation: 'Croydon Health Services NHS Trust',
  idToken: 'header.claims.signature',
}

const open = (keys: readonly Uint8Array[] = [KEY], kept = keptSessions()) => {
  let now = 1_000_000
  const seal = createSeal(keys)
  const ended: string[] = []
  const sessions = openSessions({
    seal,
    store: kept.store,
    clock: () => now,
    idleMs: 15 * MINUTE,
    longestMs: 480 * MINUTE,
    ended: (key) => void ended.push(key),
  })
  const pass = (minutes: number): void => {
    now += minutes * MINUTE
  }
  return { sessions, seal, kept, pass, ended }
}

describe('a session', () => {
  test('is found by its cookie, whole', async () => {
    const { sessions } = open()
    const found = await sessions.find(await sessions.start(WHO))
    expect(found).toMatchObject(WHO)
    expect(Object.keys(found?.requester ?? {})).toEqual(Object.keys(WHO.requester))
  })

  test('has an id and a token of its own each time', async () => {
    const { sessions } = open()
    const [one, two] = [await sessions.start(WHO), await sessions.start(WHO)]
    expect(one).not.toBe(two)
    expect((await sessions.find(one))?.csrf).not.toBe((await sessions.find(two))?.csrf)
  })

  test('shows nothing of the person in the cookie or in the row', async () => {
    const { sessions, kept } = open()
    const cookie = await sessions.start(WHO)
    const all = [cookie, JSON.stringify([...kept.rows])].join('\n')
    const decoded = all
      .split(/[."]/)
      .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
      .join('\n')
    for (const word of ['ASHDOWN', '910000000106', 'RJ6', 'Croydon', 'ig-manager', WHO.idToken]) {
      expect(all).not.toContain(word)
      expect(decoded).not.toContain(word)
    }
  })

  test('is over after 15 minutes in which nothing was done, and not before', async () => {
    const { sessions, pass } = open()
    const cookie = await sessions.start(WHO)
    pass(14.9)
    expect(await sessions.find(cookie)).toBeDefined()
    pass(14.9)
    expect(await sessions.find(cookie)).toBeDefined()
    pass(15)
    expect(await sessions.find(cookie)).toBeUndefined()
  })

  test('is over after 8 hours whatever is done', async () => {
    const { sessions, pass } = open()
    const cookie = await sessions.start(WHO)
    for (let minutes = 10; minutes < 480; minutes += 10) {
      pass(10)
      expect(await sessions.find(cookie)).toBeDefined()
    }
    pass(10)
    expect(await sessions.find(cookie)).toBeUndefined()
  })

  test('is asked about by its key, which is not to do something, and tells when it is ended', async () => {
    const { sessions, pass, ended } = open()
    const cookie = await sessions.start(WHO)
    const key = (await sessions.find(cookie))?.key ?? ''
    pass(10)
    expect(await sessions.isOpen(key)).toBe(true)
    pass(5)
    expect(await sessions.isOpen(key)).toBe(false)
    const other = await sessions.start(WHO)
    const otherKey = (await sessions.find(other))?.key ?? ''
    await sessions.end(other)
    expect([ended, await sessions.isOpen(otherKey)]).toEqual([[otherKey], false])
  })

  test('says when it ends if nothing is done, never past its end', async () => {
    const { sessions, pass } = open()
    const cookie = await sessions.start(WHO)
    expect((await sessions.find(cookie))?.idleEnd).toBe(1_000_000 + 15 * MINUTE)
    for (let minutes = 0; minutes < 470; minutes += 10) {
      pass(10)
      await sessions.find(cookie)
    }
    const late = await sessions.find(cookie)
    expect(late?.idleEnd).toBe(late?.endsAt)
  })

  test('is worth nothing after it was ended, to whoever kept the cookie', async () => {
    const { sessions } = open()
    const cookie = await sessions.start(WHO)
    await sessions.end(cookie)
    expect(await sessions.find(cookie)).toBeUndefined()
  })

  test('is not found by a cookie with any letter changed', async () => {
    const { sessions } = open()
    const cookie = await sessions.start(WHO)
    for (let at = 0; at < cookie.length; at += 7) {
      if (cookie[at] === '.') continue
      const other = cookie[at] === 'A' ? 'Q' : 'A'
      expect(
        await sessions.find(`${cookie.slice(0, at)}${other}${cookie.slice(at + 1)}`),
        `letter ${at}`,
      ).toBeUndefined()
    }
  })

  test.each(['', 'x', '..', 'a.b.c.d.e', 'x'.repeat(20_000)])('is not found by %s', async (cookie) => {
    expect(await open().sessions.find(cookie)).toBeUndefined()
  })

  test('is not found by another sealed thing of ours, nor by a bare id', async () => {
    const { sessions, seal, kept } = open()
    await sessions.start(WHO)
    const [idHash = ''] = kept.rows.keys()
    const sealed = kept.rows.get(idHash)?.session.sealed
    for (const cookie of [
      sealed,
      idHash,
      await seal.seal('sign-in', idHash),
      await seal.seal('session-cookie', idHash),
    ])
      expect(await sessions.find(cookie)).toBeUndefined()
  })

  test('cannot be given another session’s body', async () => {
    const { sessions, kept } = open()
    const mine = await sessions.start(WHO)
    const [mineHash = ''] = kept.rows.keys()
    await sessions.start({ ...WHO, requester: { ...WHO.requester, role: 'operator' } })
    const other = [...kept.rows.values()].at(-1)
    const row = kept.rows.get(mineHash)
    if (row !== undefined && other !== undefined) row.session = { ...row.session, sealed: other.session.sealed }
    expect(await sessions.find(mine)).toBeUndefined()
  })
})

describe('keys', () => {
  test('the first seals and all open: a key can be put before, and the old one taken away later', async () => {
    const kept = keptSessions()
    const before = await open([KEY], kept).sessions.start(WHO)
    const next = randomBytes(32)
    const both = open([next, KEY], kept).sessions
    expect(await both.find(before)).toBeDefined()
    const after = await both.start(WHO)
    const alone = open([next], kept).sessions
    expect(await alone.find(after)).toBeDefined()
    expect(await alone.find(before)).toBeUndefined()
  })

  test('a seal without a key is refused', () => {
    expect(() => createSeal([])).toThrow()
  })
})
