import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Unfolding } from '../../../../gateway/disclosure/unfold.ts'
import { holdViews } from '../../../../gateway/faces/fill-in/held-views.ts'
import { eventText } from '../../../../gateway/faces/fill-in/stream-filling.ts'
import { requesterOf } from '../../../policies/world.ts'

const view = () => {
  const gone: boolean[] = []
  const unfolding: Unfolding = {
    disclose: () => Promise.reject(new Error('not asked')),
    more: async () => false,
    whole: async () => {},
    isWaiting: () => true,
    letGo: () => void gone.push(true),
  }
  return { unfolding, isLetGo: () => gone.length > 0 }
}

const whose = { requester: requesterOf({ role: 'clinician' }), path: '/clinician/handle' }

describe('a view that goes on filling', () => {
  test('is taken once, by whom it is held for, at the address it is held for', () => {
    const views = holdViews()
    const { unfolding } = view()
    const ticket = views.hold(unfolding, whose, 10_000)
    expect(views.take(ticket, { ...whose, path: '/clinician/other' })).toBeUndefined()
    for (const other of [{ userId: 'another' }, { role: 'dispatcher' }, { organisation: undefined }] as const)
      expect(views.take(ticket, { ...whose, requester: { ...whose.requester, ...other } })).toBeUndefined()
    expect(views.take('nonsense', whose)).toBeUndefined()
    expect(views.take(ticket, whose)).toBe(unfolding)
    expect(views.take(ticket, whose)).toBeUndefined()
  })

  test('is let go when its time is over and nobody came', async () => {
    const views = holdViews()
    const { unfolding, isLetGo } = view()
    const ticket = views.hold(unfolding, whose, 1)
    while (!isLetGo()) await wait(5)
    expect(views.take(ticket, whose)).toBeUndefined()
  })

  test('is nobody else’s to let go once it was taken', async () => {
    const views = holdViews()
    const { unfolding, isLetGo } = view()
    views.take(views.hold(unfolding, whose, 1), whose)
    await wait(30)
    expect(isLetGo()).toBe(false)
  })
})

test('an event’s lines cannot end it, whatever a source wrote', () => {
  expect(eventText('part', 'one\r\n\r\nevent: whole\rtwo')).toBe(
    'event: part\ndata: one\ndata: \ndata: event: whole\ndata: two\n\n',
  )
})
