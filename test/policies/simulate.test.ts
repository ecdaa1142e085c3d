import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typeBit } from '../../policies/agreement-compiler.ts'
import { sharingAmong } from '../../policies/agreement-in-force.ts'
import { asThoughInForce, simulate, trialsOf, type ViewsAlike, withDraft } from '../../policies/simulate.ts'
import type { Agreement, AgreementTerms, AgreementVersion } from '../../schema/model/agreement.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { anyWorld, TYPES } from './random-worlds.ts'
import { agreement, CROYDON, EALING, HARINGEY, NOW, version } from './world.ts'

const views = (given: Partial<ViewsAlike> = {}): ViewsAlike => ({
  organisation: HARINGEY,
  purpose: 'TREAT',
  at: NOW,
  count: 3,
  types: ['ALLERGY', 'DOCUMENT'],
  exchanges: [
    { members: [EALING, HARINGEY], recordTypes: ['ALLERGY', 'DOCUMENT'], permitted: () => Uint16Array.of(0, 0) },
  ],
  ...given,
})

const permitting = (...types: readonly RecordType[]): Partial<ViewsAlike> => ({
  exchanges: [
    {
      members: [EALING, HARINGEY],
      recordTypes: ['ALLERGY', 'DOCUMENT'],
      permitted: () =>
        Uint16Array.of(
          types.reduce((mask, type) => mask | typeBit(type), 0),
          0,
        ),
    },
  ],
})

const draftOf = (terms: Partial<AgreementTerms>, rest: Partial<Agreement> = {}): Agreement =>
  agreement(terms, { id: 'AG-DRAFT', ...rest })

const changes = (draft: Agreement, standing: readonly Agreement[], given: ViewsAlike) =>
  simulate([[given, trialsOf(draft)(standing)]]).map(
    ({ recordType, becomesAllowed, becomesRefused }) => `${recordType} +${becomesAllowed} -${becomesRefused}`,
  )

describe('a new draft', () => {
  test('allows what no agreement covered, as often as it was asked', () => {
    expect(changes(draftOf({ recordTypes: { ALLERGY: [], CONDITION: [] } }), [], views())).toEqual(['ALLERGY +3 -0'])
  })

  test('changes nothing that an agreement covers already', () => {
    expect(changes(draftOf({}), [agreement()], views())).toEqual([])
  })

  test('changes nothing for another purpose, nor for one who does not receive', () => {
    expect(changes(draftOf({ purposes: ['ETREAT'] }), [], views())).toEqual([])
    expect(changes(draftOf({}), [], views({ organisation: CROYDON }))).toEqual([])
  })

  test('changes nothing at an exchange that cannot hold the type', () => {
    const exchanges = [{ members: [EALING], recordTypes: ['DOCUMENT'] as const, permitted: () => Uint16Array.of(0) }]
    expect(changes(draftOf({}), [], views({ exchanges }))).toEqual([])
  })

  test('is tried as though in force, unsigned and not yet begun though it be', () => {
    const unsigned = version(
      1,
      { period: { start: NOW + 1, end: NOW + 2 } },
      { ealing: undefined, haringey: undefined },
    )
    expect(changes(draftOf({}, { versions: [unsigned] }), [], views())).toEqual(['ALLERGY +3 -0'])
  })
})

describe('an amendment', () => {
  const standing = agreement({ recordTypes: { ALLERGY: [], DOCUMENT: [] } })
  const amendment = (second: AgreementVersion): Agreement => ({ ...standing, versions: [...standing.versions, second] })
  const less = amendment(version(2, { recordTypes: { ALLERGY: [] } }))

  test('refuses what it leaves out, where that was permitted', () => {
    expect(changes(less, [standing], views(permitting('ALLERGY', 'DOCUMENT')))).toEqual(['DOCUMENT +0 -3'])
    expect(changes(less, [standing], views(permitting('ALLERGY')))).toEqual([])
  })

  test('refuses nothing that another agreement covers still', () => {
    const another = agreement({ recordTypes: { DOCUMENT: [] } }, { id: 'AG-2' })
    expect(changes(less, [standing, another], views(permitting('DOCUMENT')))).toEqual([])
    const elsewhere = agreement({ recordTypes: { CONDITION: [] } }, { id: 'AG-2' })
    const twice = [...(permitting('DOCUMENT').exchanges ?? []), ...(permitting('DOCUMENT').exchanges ?? [])]
    expect(changes(less, [standing, elsewhere], views({ exchanges: twice }))).toEqual(['DOCUMENT +0 -6'])
  })

  test('leaves pairs that it does not name under the older version', () => {
    const apart = { ...version(2, { recordTypes: {} }), parties: version(2).parties.slice(0, 1) }
    expect(changes(amendment(apart), [standing], views(permitting('DOCUMENT')))).toEqual([])
  })

  test('replaces a draft of the same number that stands unsigned', () => {
    const proposed = {
      ...standing,
      versions: [version(2, { recordTypes: {} }, { ealing: undefined, haringey: undefined }), ...standing.versions],
    }
    expect(changes(less, [proposed], views(permitting('DOCUMENT')))).toEqual(['DOCUMENT +0 -3'])
  })

  test('does not bring back who has withdrawn', () => {
    const gone = { ...standing, withdrawn: [EALING] }
    expect(changes(less, [gone], views())).toEqual([])
  })
})

test('agreements with a draft in force are the others as they stood, and the amended one with the draft as its newest', () => {
  const standing = agreement({}, { suspended: [CROYDON] })
  const another = agreement({}, { id: 'AG-2' })
  const second = version(2, { period: { start: NOW + 1, end: NOW + 2 } }, { ealing: undefined, haringey: undefined })
  const draft = { ...standing, suspended: [], versions: [second, ...standing.versions] }
  const [kept, tried, ...none] = withDraft(draft, [standing, another])
  expect(none).toEqual([])
  expect(kept).toBe(another)
  expect(tried).toMatchObject({ id: 'AG-1', suspended: [CROYDON] })
  expect(tried?.versions.map((each) => [each.version, each.terms.period.end])).toEqual([
    [1, undefined],
    [2, undefined],
  ])
  expect(
    sharingAmong(tried === undefined ? [] : [tried], HARINGEY, 'TREAT', 'view', NOW).covers(EALING, 'ALLERGY', []),
  ).toEqual({
    agreement: 'AG-1',
    version: 2,
    recordType: 'ALLERGY',
  })
  expect(withDraft(draft, [another]).map(({ id, versions }) => `${id} ${versions.length}`)).toEqual([
    'AG-2 1',
    'AG-1 1',
  ])
})

test('changes are added up by organisation, purpose and type, the largest first, then by name', () => {
  const both = agreement({ recordTypes: { ALLERGY: [], DOCUMENT: [] }, purposes: ['TREAT', 'ETREAT'] })
  const draft = { ...both, id: 'AG-DRAFT' }
  const told = (given: readonly ViewsAlike[]) =>
    simulate(given.map((each) => [each, trialsOf(draft)([])])).map(
      ({ purpose, recordType, becomesAllowed }) => `${purpose} ${recordType} ${becomesAllowed}`,
    )
  const given = [views(), views({ count: 1 }), views({ purpose: 'ETREAT', count: 9 }), views({ types: ['ALLERGY'] })]
  const expected = ['ETREAT ALLERGY 9', 'ETREAT DOCUMENT 9', 'TREAT ALLERGY 7', 'TREAT DOCUMENT 4']
  expect(told(given)).toEqual(expected)
  expect(told(given.toReversed())).toEqual(expected)
  const alike = [views({ purpose: 'ETREAT', types: ['ALLERGY'] }), views({ types: ['ALLERGY'] })]
  expect(told(alike)).toEqual(told(alike.toReversed()))
})

test('property: what it counts is what deciding each question apart before and after would count', () => {
  const world = fc.tuple(anyWorld, anyWorld, fc.boolean(), fc.nat({ max: 16_383 }))
  fc.assert(
    fc.property(world, ([here, { agreements: drafts }, amends, mask]) => {
      const { view, agreements, exchanges, facts } = here
      const drafted = drafts[0] as Agreement
      const highest = Math.max(0, ...(agreements[0]?.versions ?? []).map((each) => each.version))
      const draft: Agreement = amends
        ? {
            ...drafted,
            id: agreements[0]?.id ?? '',
            versions: drafted.versions.map((each) => ({ ...each, version: each.version + highest })),
          }
        : drafted
      const organisation = view.organisation ?? ('AAA01' as OdsCode)
      const met = exchanges.map(({ members }) => ({
        members: [...members].sort(),
        recordTypes: TYPES,
        permitted: () => new Uint16Array(members.length).fill(mask),
      }))
      const given = views({ organisation, purpose: view.purpose, at: facts.now, types: TYPES, exchanges: met })
      const trial = trialsOf(draft)(agreements)

      const newest = draft.versions.reduce((one, other) => (one.version > other.version ? one : other))
      const amended = agreements.find(({ id }) => id === draft.id)
      const then = asThoughInForce({
        ...draft,
        ...amended,
        versions: [...(amended?.versions ?? []), newest],
      })
      const sharing = (list: readonly Agreement[]) => sharingAmong(list, organisation, view.purpose, 'view', facts.now)
      const before = sharing(agreements)
      const after = sharing([...agreements.filter(({ id }) => id !== draft.id), then])
      const naive = new Map<string, number[]>()
      for (const { members } of met)
        for (const member of members)
          for (const type of TYPES) {
            const was = before.covers(member, type, []) !== undefined
            const would = after.covers(member, type, []) !== undefined
            const [allowed = 0, refused = 0] = naive.get(type) ?? []
            const permitted = (mask & typeBit(type)) !== 0
            naive.set(type, [allowed + (would && !was ? 3 : 0), refused + (was && !would && permitted ? 3 : 0)])
          }
      const found = new Map(
        simulate([[given, trial]]).map((each) => [
          each.recordType as string,
          [each.becomesAllowed, each.becomesRefused],
        ]),
      )
      expect(found).toEqual(new Map([...naive].filter(([, counts]) => counts.some((count) => count > 0))))
    }),
    { numRuns: 1_000 },
  )
})
