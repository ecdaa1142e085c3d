import { expect, test } from 'vitest'
import { standingOf, versionToSign } from '../../policies/agreement-standing.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { AgreementStanding } from '../../schema/model/agreement-notice.ts'
import { agreement, CROYDON, EALING, HARINGEY, HOUR, NOW, version } from './world.ts'

const over = { period: { start: undefined, end: NOW } }
const toCome = { period: { start: NOW + HOUR, end: undefined } }
const unsigned = { haringey: undefined }

test.each<[string, Agreement, AgreementStanding | undefined]>([
  ['in force', agreement(), 'IN_FORCE'],
  ['unsigned by it', agreement({}, { versions: [version(1, {}, unsigned)] }), 'TO_SIGN'],
  ['unsigned by the other', agreement({}, { versions: [version(1, {}, { ealing: undefined })] }), 'WAITING'],
  ['to come', agreement(toCome), 'WAITING'],
  ['over', agreement(over), 'EXPIRED'],
  ['over and never signed', agreement({}, { versions: [version(1, over, unsigned)] }), 'EXPIRED'],
  [
    'in force, with an amendment to sign',
    agreement({}, { versions: [version(1), version(2, {}, unsigned)] }),
    'TO_SIGN',
  ],
  [
    'in force, with one never signed and passed over',
    agreement({}, { versions: [version(1, {}, unsigned), version(2)] }),
    'IN_FORCE',
  ],
  [
    'in force, whatever the order of the versions',
    agreement({}, { versions: [version(2), version(1, {}, unsigned)] }),
    'IN_FORCE',
  ],
  [
    'over in its first version, unsigned in its second',
    agreement({}, { versions: [version(1, over), version(2, {}, unsigned)] }),
    'TO_SIGN',
  ],
  [
    'signed, and an amendment that ended before it was signed',
    agreement({}, { versions: [version(1), version(2, over, unsigned)] }),
    'IN_FORCE',
  ],
  ['paused by it', agreement({}, { suspended: [HARINGEY] }), 'SUSPENDED'],
  ['paused by the other', agreement({}, { suspended: [EALING] }), 'WAITING'],
  ['paused by the operator', agreement({}, { suspendedByOperator: true }), 'SUSPENDED'],
  ['left', agreement({}, { withdrawn: [HARINGEY], suspendedByOperator: true }), 'WITHDRAWN'],
  ['left by the other', agreement({}, { withdrawn: [EALING] }), 'WAITING'],
])('an agreement %s', (_, given, standing) => expect(standingOf(given, HARINGEY, NOW)).toBe(standing))

test('who is no party has no standing, and nothing to sign', () => {
  expect(standingOf(agreement(), CROYDON, NOW)).toBeUndefined()
  expect(versionToSign(agreement(), CROYDON, NOW)).toBeUndefined()
})
