import { expect, test } from 'vitest'
import { breakGlassAt } from '../../../gateway/emergency/break-glass.ts'
import type { Desk } from '../../../gateway/emergency/desk.ts'
import { HouseError } from '../../../schema/model/house-error.ts'

/** A desk at which two grants stand, the longer for another organisation; `done`: what was written down and ended, in order. */
const deskWith = (writeDown: (subject: string) => Promise<void>) => {
  const standing = [
    { id: 'short', organisation: 'RJ6', endsAt: 1 },
    { id: 'long', organisation: 'RAP', endsAt: 2 },
  ]
  const done: string[] = []
  const breakGlass = {
    standing: async () => standing,
    end: async (_: unknown, id: string) => {
      done.push(`ended ${id}`)
      return standing.find((grant) => grant.id === id)
    },
  }
  const desk = {
    room: { state: { breakGlass } },
    requester: { issuer: 'issuer', userId: 'user' },
    organisation: 'RJ6',
    may: () => true,
    writeDown: async ({ subject }: { readonly subject: string }) => {
      await writeDown(subject)
      done.push(`wrote ${subject}`)
    },
  } as unknown as Desk
  return { life: breakGlassAt(desk), done }
}

const PATIENT = '9990000018' as never

test('all that stands ends, whichever organisation it is for, each after it was written down', async () => {
  const { life, done } = deskWith(() => Promise.resolve())
  expect(await life.end(PATIENT, undefined)).toMatchObject({ id: 'long' })
  expect(done).toEqual(['wrote grant short', 'ended short', 'wrote grant long', 'ended long'])
})

test('where it cannot be written down nothing ends', async () => {
  const { life, done } = deskWith(() => Promise.reject(new HouseError('AUDIT_UNAVAILABLE')))
  await expect(life.end(PATIENT, undefined)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' })
  expect(done).toEqual([])
})
