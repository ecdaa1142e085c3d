import { describe, expect, test } from 'vitest'
import { emergencyEnded, emergencyUntil, isEmergencyOver } from '../../../../gateway/faces/clinician/own-break-glass.ts'

const grant = (endsAt: string, endedAt: string | null, inForce = false) => ({ endsAt, endedAt, inForce })

describe('emergency access of which there was more than one', () => {
  // The newest begun comes first.
  const short = grant('2026-03-02T04:00:00.000Z', null)
  const long = grant('2026-03-04T03:00:00.000Z', '2026-03-02T09:30:00.000Z')

  test('ended when the last of it ended, and not the one that began last', () => {
    expect(emergencyEnded({ ownBreakGlass: [short, long] })).toMatchObject({ endedAt: long.endedAt })
    const later = grant('2026-03-02T10:00:00.000Z', null)
    expect(emergencyEnded({ ownBreakGlass: [long, later] })).toEqual({ endedAt: '', ranOutAt: later.endsAt })
    expect(emergencyEnded({ ownBreakGlass: [] })).toEqual({ endedAt: '', ranOutAt: '' })
  })

  test('stands until the last of what stands ends', () => {
    const standing = grant('2026-03-03T00:00:00.000Z', null, true)
    const sooner = grant('2026-03-02T23:00:00.000Z', null, true)
    expect(emergencyUntil({ ownBreakGlass: [sooner, standing, short, long] })).toBe(standing.endsAt)
    expect(emergencyUntil({ ownBreakGlass: [short, long] })).toBe('')
  })

  test('is over where none stands, and not where that could not be had', () => {
    expect(isEmergencyOver({ ownBreakGlass: [short, long] })).toBe(true)
    expect(isEmergencyOver({ ownBreakGlass: [short, grant('2026-03-03T00:00:00.000Z', null, true)] })).toBe(false)
    expect([isEmergencyOver({ ownBreakGlass: null }), isEmergencyOver(undefined)]).toEqual([false, false])
  })
})
