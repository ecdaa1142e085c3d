import { describe, expect, test } from 'vitest'
import {
  GROUP_IN_USE,
  groupFaults,
  type StartFault,
  type TermsSource,
  templateFaults,
} from '../../policies/starting-point-faults.ts'

const OTHERS = [
  { id: 'a', name: 'Members of the board' },
  { id: 'b', name: 'Trusts' },
]
const codes = (faults: readonly StartFault[]) => faults.map(({ code, field }) => `${code} at ${field}`)

describe('a named group', () => {
  test.each<[string, { id: string | undefined; name: string }, readonly string[], readonly string[], string[]]>([
    ['that is whole lacks nothing', { id: undefined, name: 'New' }, ['RJ6'], [], []],
    ['keeps its own name', { id: 'b', name: 'Trusts' }, ['RJ6'], [], []],
    ['needs a name', { id: undefined, name: ' ' }, ['RJ6'], [], ['NAME_MISSING at name']],
    ['needs a name of its own', { id: 'b', name: ' members OF the board ' }, ['RJ6'], [], ['NAME_TAKEN at name']],
    ['needs a member', { id: undefined, name: 'New' }, [], [], ['MEMBERS_MISSING at members']],
    [
      'names each code that nobody has, and only that',
      { id: undefined, name: 'New' },
      [],
      ['X1', 'X2'],
      ['MEMBER_UNKNOWN at members', 'MEMBER_UNKNOWN at members'],
    ],
  ])('%s', (_, given, members, unknown, expected) =>
    expect(codes(groupFaults(given, { members, unknown }, OTHERS))).toEqual(expected),
  )

  test('that is in use says why it stays', () => expect(codes([GROUP_IN_USE])).toEqual(['IN_USE at id']))
})

describe('a template', () => {
  test.each<[string, { id: string | undefined; name: string; description: string }, TermsSource, string[]]>([
    ['that is whole lacks nothing', { id: undefined, name: 'New', description: 'When' }, 'given', []],
    ['may keep what it says', { id: 'a', name: 'Members of the board', description: 'When' }, 'kept', []],
    [
      'needs a name of its own, and to say when to use it',
      { id: undefined, name: 'Trusts', description: '' },
      'agreement',
      ['NAME_TAKEN at name', 'DESCRIPTION_MISSING at description'],
    ],
    [
      'needs something to say',
      { id: undefined, name: 'New', description: 'When' },
      'none-or-two',
      ['TERMS_MISSING at agreement'],
    ],
    [
      'needs an agreement that is there',
      { id: undefined, name: 'New', description: 'When' },
      'no-such-agreement',
      ['AGREEMENT_UNKNOWN at agreement'],
    ],
  ])('%s', (_, given, source, expected) => expect(codes(templateFaults(given, source, OTHERS))).toEqual(expected))
})
