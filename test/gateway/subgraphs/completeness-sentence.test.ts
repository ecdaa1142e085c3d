import { expect, test } from 'vitest'
import { completenessSentence } from '../../../gateway/subgraphs/records/completeness-sentence.ts'
import { COMPLETENESS_STATES } from '../../../schema/model/completeness.ts'

test.each([
  [{ state: 'NOT_KNOWN', answered: 27, canHold: 30, complete: false }, 'Not known: 27 of 30 exchanges answered.'],
  [{ state: 'NOT_KNOWN', answered: 0, canHold: 0, complete: false }, 'Not known: no exchange can hold this.'],
  [
    { state: 'NONE_KNOWN', answered: 30, canHold: 30, complete: true },
    'None known: all 30 exchanges that can hold this answered.',
  ],
  [
    { state: 'NONE_AMONG_WHAT_MAY_BE_SHARED', answered: 30, canHold: 30, complete: false },
    'None among what may be shared: all 30 exchanges that can hold this answered, but not everything may be shared.',
  ],
  [
    { state: 'PRESENT', answered: 30, canHold: 30, complete: true },
    'Records are listed: all 30 exchanges that can hold this answered.',
  ],
  [
    { state: 'PRESENT', answered: 30, canHold: 30, complete: false },
    'Records are listed: all 30 exchanges that can hold this answered, but not everything may be shared.',
  ],
  [
    { state: 'PRESENT', answered: 29, canHold: 30, complete: false },
    'Records are listed: 29 of 30 exchanges answered, so there may be more.',
  ],
  [
    { state: 'CONTRADICTORY', answered: 29, canHold: 30, complete: false },
    'Contradictory: one source says that none is known, another lists some; 29 of 30 exchanges answered, so there may be more.',
  ],
] as const)('the list that is %o says "%s"', (completeness, sentence) => {
  expect(completenessSentence(completeness)).toBe(sentence)
})

test.each(COMPLETENESS_STATES)('%s begins with words of absence only where it means absence', (state) => {
  const sentence = completenessSentence({ state, answered: 1, canHold: 3, complete: false })
  expect(/^(?:no|none|nothing)\b/i.test(sentence)).toBe(
    state === 'NONE_KNOWN' || state === 'NONE_AMONG_WHAT_MAY_BE_SHARED',
  )
})
