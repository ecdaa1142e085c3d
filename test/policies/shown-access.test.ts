import { describe, expect, test } from 'vitest'
import { isHeldBack, isWanted, shownName } from '../../policies/shown-access.ts'
import type { AccessLogFilter, LoggedAccess } from '../../schema/model/access-log.ts'
import type { Delay } from '../../schema/model/delay.ts'
import { ROLES } from '../../schema/model/role.ts'
import { CROYDON, HARINGEY, NOW } from './world.ts'

const ACCESS: LoggedAccess = {
  receipt: 'one',
  at: NOW,
  kind: 'VIEW',
  outcome: 'RELEASED',
  refusedFor: null,
  requesterName: 'Dr A',
  role: 'clinician',
  organisation: HARINGEY,
  purpose: 'TREAT',
  careContext: 'Ward 7',
  breakGlassWords: null,
  recordTypes: ['ALLERGY'],
  exchanges: [],
  relationship: null,
}

describe('the name', () => {
  const named = (withheld: ReadonlySet<string>, organisation: LoggedAccess['organisation'] = HARINGEY) =>
    ROLES.filter((role) => shownName({ ...ACCESS, role, organisation }, new Set([...withheld] as never[])) === 'Dr A')

  test('is shown of staff who care, of the practice, and of who acts for the patient; of others the role alone', () => {
    expect(named(new Set())).toEqual(['clinician', 'dispatcher', 'patient', 'proxy', 'practice-staff'])
  })

  test('is withheld where the organisation withholds its names, or none is known', () => {
    expect(named(new Set([HARINGEY]))).toEqual(['patient', 'proxy'])
    expect(named(new Set([CROYDON]))).toContain('clinician')
    expect(named(new Set(), null)).toEqual(['patient', 'proxy'])
  })
})

describe('a lawful delay', () => {
  const delay: Delay = {
    id: 'd',
    patientKey: 'key',
    receipt: 'one',
    organisation: HARINGEY,
    ground: 'POLICE',
    from: NOW - 10,
    until: NOW + 10,
  }
  test.each<[string, Partial<Delay>, number, boolean]>([
    ['of this access', {}, NOW, true],
    ['of another access by the same organisation', { receipt: 'two' }, NOW, false],
    ['of all accesses by this organisation', { receipt: undefined }, NOW, true],
    ['of all accesses by another', { receipt: undefined, organisation: CROYDON }, NOW, false],
    ['before it begins', {}, NOW - 11, false],
    ['in its last moment', {}, NOW + 9, true],
    ['once it is over', {}, NOW + 10, false],
  ])('%s', (_, more, now, held) => expect(isHeldBack(ACCESS, [{ ...delay, ...more }], now)).toBe(held))

  test('one of several is enough, none holds nothing', () => {
    expect(isHeldBack(ACCESS, [{ ...delay, receipt: 'two' }, delay], NOW)).toBe(true)
    expect(isHeldBack(ACCESS, [], NOW)).toBe(false)
  })
})

describe('an access is wanted', () => {
  const ALL: AccessLogFilter = {
    from: undefined,
    to: undefined,
    organisation: undefined,
    emergenciesOnly: false,
    refusalsOnly: false,
  }
  test.each<[string, Partial<AccessLogFilter>, Partial<LoggedAccess>, boolean]>([
    ['nothing narrows', {}, {}, true],
    ['from its own moment', { from: NOW }, {}, true],
    ['from later', { from: NOW + 1 }, {}, false],
    ['to its own moment', { to: NOW }, {}, false],
    ['by its organisation', { organisation: HARINGEY }, {}, true],
    ['by another', { organisation: CROYDON }, {}, false],
    ['of nobody’s organisation', { organisation: HARINGEY }, { organisation: null }, false],
    ['emergencies, and it is none', { emergenciesOnly: true }, {}, false],
    ['emergencies', { emergenciesOnly: true }, { kind: 'EMERGENCY_VIEW' }, true],
    ['the first step of one', { emergenciesOnly: true }, { kind: 'EMERGENCY_ASKED' }, true],
    ['refusals, and it is none', { refusalsOnly: true }, {}, false],
    ['refusals', { refusalsOnly: true }, { outcome: 'REFUSED' }, true],
  ])('%s', (_, filter, access, wanted) =>
    expect(isWanted({ ...ACCESS, ...access }, { ...ALL, ...filter })).toBe(wanted),
  )
})
