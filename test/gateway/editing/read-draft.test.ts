import { describe, expect, test } from 'vitest'
import { readDraft } from '../../../gateway/editing/read-draft.ts'
import { HouseError } from '../../../schema/model/house-error.ts'

const rash = { manifestations: [{ text: 'Rash' }] }
const named = { concept: { text: 'Latex' } }

describe('what may be proposed of what a record says several of, and of what it says no more', () => {
  test.each([
    ['a reaction more', 'ADD', { allergy: { ...named, reactions: [{ ...rash, severity: 'mild' }] } }],
    ['one that is there', 'AMEND', { allergy: { reactions: [{ place: 2, severity: 'mild', takenOut: ['onset'] }] } }],
    ['one that goes', 'AMEND', { allergy: { reactions: [{ place: 1, isTakenOut: true }, rash] } }],
    [
      'a dose',
      'AMEND',
      {
        medication: {
          dosages: [
            { place: 1, text: 'One' },
            { text: 'Two', isTakenOut: false },
          ],
        },
      },
    ],
    ['a day that goes', 'AMEND', { condition: { takenOut: ['abatement'], onset: '2024' } }],
  ] as const)('%s', (_, deed, given) => {
    expect(readDraft(given, deed).says).toBeDefined()
  })

  test.each([
    ['a reaction of a new record at a place', 'ADD', { allergy: { ...named, reactions: [{ place: 1, ...rash }] } }],
    ['what a new record says no more', 'ADD', { condition: { ...named, takenOut: ['onset'] } }],
    ['one more that does not say how it shows', 'AMEND', { allergy: { reactions: [{ severity: 'mild' }] } }],
    ['one of which nothing is said', 'AMEND', { allergy: { reactions: [{ place: 1 }] } }],
    ['one that goes and is said', 'AMEND', { allergy: { reactions: [{ place: 1, isTakenOut: true, ...rash }] } }],
    ['one that goes from nowhere', 'AMEND', { medication: { dosages: [{ isTakenOut: true }] } }],
    [
      'one place twice',
      'AMEND',
      {
        medication: {
          dosages: [
            { place: 1, text: 'A' },
            { place: 1, text: 'B' },
          ],
        },
      },
    ],
    ['place 0', 'AMEND', { medication: { dosages: [{ place: 0, text: 'A' }] } }],
    ['a severity that FHIR has not', 'AMEND', { allergy: { reactions: [{ place: 1, severity: 'fatal' }] } }],
    ['a day that goes and is said', 'AMEND', { condition: { takenOut: ['onset'], onset: '2024' } }],
    ['what a record must say', 'AMEND', { condition: { takenOut: ['status'] } }],
    ['one part twice', 'AMEND', { condition: { takenOut: ['onset', 'onset'] } }],
  ] as const)('not %s', (_, deed, given) => {
    expect(() => readDraft(given, deed)).toThrow(new HouseError('INPUT_INVALID'))
  })
})
