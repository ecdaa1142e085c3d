import { expect, test } from 'vitest'
import { changesBetween } from '../../policies/agreement-diff.ts'
import { type DraftTerms, EMPTY_TERMS } from '../../schema/model/agreement-draft.ts'
import { CROYDON, EALING, HARINGEY } from './world.ts'

const NAMES = {
  organisation: (code: string) => (code === EALING ? 'Ealing Surgery' : undefined),
  group: (id: string) => (id === 'known' ? 'Members of the board' : undefined),
}
const changes = (before: Partial<DraftTerms>, after: Partial<DraftTerms>) =>
  changesBetween({ ...EMPTY_TERMS, ...before }, { ...EMPTY_TERMS, ...after }, NAMES).map(
    ({ clause, before: was, after: is }) => [clause, was, is],
  )

test('equal terms do not differ, whatever the order of their words', () => {
  const terms: Partial<DraftTerms> = { purposes: ['TREAT', 'BTG'], recordTypes: { ALLERGY: ['HIV', 'PSY'] } }
  expect(changes(terms, { purposes: ['BTG', 'TREAT'], recordTypes: { ALLERGY: ['PSY', 'HIV'] } })).toEqual([])
})

test('two groups of one name are told apart', () => {
  const both = (name: string) => ({
    organisation: () => undefined,
    group: () => name,
  })
  const group = (id: string) => ({ group: id, provides: true, receives: true })
  const [before, after] = [
    { ...EMPTY_TERMS, groups: [group('a'), group('b')] },
    { ...EMPTY_TERMS, groups: [group('b')] },
  ]
  expect(changesBetween(before, after, both('Board')).map(({ clause }) => clause)).toEqual(['Group: Board (a)'])
})

test.each<[Partial<DraftTerms>, Partial<DraftTerms>, readonly (readonly (string | null)[])[]]>([
  [{ title: 'One' }, { title: 'Two' }, [['Title', 'One', 'Two']]],
  [{}, { publicPurpose: 'For you.' }, [['What it is for', null, 'For you.']]],
  [{ actions: ['view'] }, { actions: ['edit', 'view'] }, [['What may be done with records', 'view', 'edit, view']]],
  [{ purposes: ['TREAT'] }, {}, [['What records may be used for', 'direct care', null]]],
  [
    { recordTypes: { ALLERGY: 'all', DOCUMENT: [] } },
    { recordTypes: { ALLERGY: ['PSY', 'HIV'], RESULT: [] } },
    [
      ['Record type: allergies', 'shared, with every sensitive class', 'shared, with the sensitive classes HIV, PSY'],
      ['Record type: test results', null, 'shared, without sensitive classes'],
      ['Record type: documents and letters', 'shared, without sensitive classes', null],
    ],
  ],
  [{ lastDay: '2026-12-31' }, { lastDay: '2027-02-01' }, [['Last day', '31 December 2026', '1 February 2027']]],
  [{ article6: '6(1)(e)' }, { article6: '6(1)(c)' }, [['Legal basis, Article 6', '6(1)(e)', '6(1)(c)']]],
  [
    {
      parties: [
        { organisation: EALING, provides: true, receives: false },
        { organisation: CROYDON, provides: true, receives: true },
      ],
    },
    {
      parties: [
        { organisation: HARINGEY, provides: false, receives: true },
        { organisation: EALING, provides: true, receives: true },
      ],
    },
    [
      [`Party: Ealing Surgery (${EALING})`, 'shares its records', 'shares its records and sees records shared'],
      [`Party: ${HARINGEY}`, null, 'sees records shared'],
      [`Party: ${CROYDON}`, 'shares its records and sees records shared', null],
    ],
  ],
  [
    { groups: [{ group: 'other', provides: true, receives: false }] },
    {
      groups: [
        { group: 'other', provides: false, receives: true },
        { group: 'known', provides: true, receives: true },
      ],
    },
    [
      ['Group: Members of the board (known)', null, 'every member shares its records and sees records shared'],
      ['Group: other', 'every member shares its records', 'every member sees records shared'],
    ],
  ],
])('%j and %j', (before, after, expected) => expect(changes(before, after)).toEqual(expected))
