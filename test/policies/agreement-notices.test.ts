import { describe, expect, test } from 'vitest'
import { noticesFor } from '../../policies/agreement-notices.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import { agreement, CROYDON, EALING, HARINGEY, NOW, version } from './world.ts'

const DAY = 86_400_000
const MET = { status: 'STANDARDS_MET', publishedOn: '2026-06-30' } as const

const kinds = (given: Agreement, organisation = HARINGEY) =>
  noticesFor([given], organisation, MET, NOW).map(({ kind, version: number }) => [kind, number])
const ending = (days: number) => ({ period: { start: undefined, end: NOW + days * DAY } })

describe('what waits in one agreement', () => {
  test.each<[string, Agreement, readonly (readonly [string, number | undefined])[]]>([
    ['nothing', agreement(), []],
    [
      'a version to sign',
      agreement({}, { versions: [version(1), version(2, {}, { haringey: undefined })] }),
      [['TO_SIGN', 2]],
    ],
    ['an end in 91 days', agreement(ending(91)), []],
    ['an end in 90 days', agreement(ending(90)), [['ENDS_IN_90_DAYS', 1]]],
    ['an end in 30 days', agreement(ending(30)), [['ENDS_IN_30_DAYS', 1]]],
    ['an end in 7 days', agreement(ending(7)), [['ENDS_IN_7_DAYS', 1]]],
    [
      'an end that a signed renewal puts off',
      agreement({}, { versions: [version(1, ending(7)), version(2, ending(60))] }),
      [['ENDS_IN_90_DAYS', 2]],
    ],
    [
      'an end of two versions at once',
      agreement({}, { versions: [version(1, ending(7)), version(2, ending(7))] }),
      [['ENDS_IN_7_DAYS', 2]],
    ],
    [
      'an end that a renewal without end puts off',
      agreement({}, { versions: [version(2), version(1, ending(7))] }),
      [],
    ],
    [
      'an end that an unsigned renewal does not put off',
      agreement({}, { versions: [version(1, ending(7)), version(2, ending(60), { haringey: undefined })] }),
      [
        ['ENDS_IN_7_DAYS', 1],
        ['TO_SIGN', 2],
      ],
    ],
    [
      'a version over, another to sign',
      agreement({}, { versions: [version(1, ending(0)), version(2, ending(200), { haringey: undefined })] }),
      [['TO_SIGN', 2]],
    ],
    ['a review in 30 days', agreement({ reviewDate: '2026-12-22' }), [['REVIEW_DUE', 1]]],
    ['a review in 31 days', agreement({ reviewDate: '2026-12-23' }), []],
    ['a review that was missed', agreement({ reviewDate: '2025-01-01' }), [['REVIEW_DUE', 1]]],
    ['no review at all', agreement({ reviewDate: '' }), []],
    ['one that is over', agreement({ ...ending(0), reviewDate: '2025-01-01' }), []],
    ['one that was left', agreement({ reviewDate: '2025-01-01' }, { withdrawn: [HARINGEY] }), []],
    ['one of others', agreement({ reviewDate: '2025-01-01' }, { versions: [{ ...version(1), parties: [] }] }), []],
  ])('%s', (_, given, expected) => expect(kinds(given)).toEqual(expected))
})

describe('a party on an older version', () => {
  const also = (number: number, signedAt: number | undefined, organisation = CROYDON) => {
    const base = version(number)
    return { ...base, parties: [...base.parties, { organisation, provides: true, receives: true, signedAt }] }
  }
  test('is told of to those who moved on and to itself, until it signs or leaves', () => {
    const left = agreement({}, { versions: [also(1, 0), also(2, undefined)] })
    expect(kinds(left)).toEqual([['PARTY_ON_OLDER_VERSION', 2]])
    expect(kinds(left, CROYDON)).toEqual([
      ['TO_SIGN', 2],
      ['PARTY_ON_OLDER_VERSION', 2],
    ])
    expect(kinds({ ...left, withdrawn: [CROYDON] })).toEqual([])
    expect(kinds(agreement({}, { versions: [also(1, 0), also(2, 0)] }))).toEqual([])
    expect(kinds(agreement({}, { versions: [also(1, 0), { ...also(2, undefined), parties: [] }] }))).toEqual([])
    expect(kinds(agreement({}, { versions: [{ ...version(1), parties: [] }, version(2)] }))).toEqual([])
  })

  test('is counted', () => {
    const two = [also(1, 0), also(1, 0, 'E99999' as typeof CROYDON)]
    const parties = [...new Map(two.flatMap((one) => one.parties.map((party) => [party.organisation, party]))).values()]
    const [one] = noticesFor([agreement({}, { versions: [also(1, 0), version(2)] })], HARINGEY, MET, NOW)
    const [both] = noticesFor(
      [agreement({}, { versions: [{ ...version(1), parties }, version(2)] })],
      HARINGEY,
      MET,
      NOW,
    )
    expect([one?.sentence, both?.sentence].map((sentence) => sentence?.slice(0, 22))).toEqual([
      '1 organisation stays o',
      '2 organisations stay o',
    ])
  })

  test('is none where neither version has been signed by two, or the newer is not in force', () => {
    expect(
      kinds(
        agreement({}, { versions: [also(1, 0), { ...version(2, {}, { ealing: undefined, haringey: undefined }) }] }),
      ),
    ).toEqual([['TO_SIGN', 2]])
    const none = { ealing: undefined, haringey: undefined }
    expect(kinds(agreement({}, { versions: [version(1, {}, none), version(2, {}, none)] }))).toEqual([['TO_SIGN', 2]])
  })
})

describe('the organisation’s own standing in the Toolkit', () => {
  test('is told once, with the first agreement that is neither over nor left', () => {
    const gone = agreement({}, { id: 'A', withdrawn: [HARINGEY] })
    const past = agreement(ending(0), { id: 'B' })
    const others = agreement({}, { id: 'C', versions: [{ ...version(1), parties: [] }] })
    const all = [gone, past, others, agreement({}, { id: 'D' }), agreement({}, { id: 'E' })]
    expect(noticesFor(all, HARINGEY, undefined, NOW)).toEqual([
      expect.objectContaining({ kind: 'DSPT_DUE', agreement: 'D' }),
    ])
    expect(noticesFor([gone, past, others], HARINGEY, undefined, NOW)).toEqual([])
  })
})

test('what is due soonest comes first, and what has no day last, in the order of the agreements', () => {
  const sooner = agreement(ending(5), { id: 'B' })
  const later = agreement(ending(20), { id: 'A' })
  const some = agreement({}, { id: 'C', versions: [version(1, {}, { haringey: undefined })] })
  const other = agreement({}, { id: 'D', versions: [version(1, {}, { haringey: undefined })] })
  expect(noticesFor([some, other, later, sooner], HARINGEY, MET, NOW).map(({ agreement: id }) => id)).toEqual([
    'B',
    'A',
    'C',
    'D',
  ])
  expect(noticesFor([later], EALING, MET, NOW)[0]?.due).toBe(NOW + 20 * DAY)
})
