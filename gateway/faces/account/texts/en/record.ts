import type { Texts } from '../../../language/texts.ts'

/** The record, and what may be concluded from each list: in English. */
export const record = {
  record: {
    title: 'My record',
    intro: 'This is what the service finds about you now. It is asked for each time and not kept.',
    english: 'Your record is shown in the words of the people who wrote it, most often in English.',
    moreKinds: 'More of my record',
    from: 'From',
    through: '{place}, through {exchange}',
    differs: 'Another place says something different',
    reaction: 'Reaction',
    noDate: 'No date',
    onlyFirst: 'The first {shown} of {count} are shown.',
    places: 'Who answered',
    answered: '{answered} of {total} record systems answered.',
    notAnswered: 'These did not give an answer, or not all of it:',
    unverified:
      'We could not check your details with the national service. So look carefully whether this is about you.',
    noneKnown: 'None known, says this place',
    open: 'Open this document (a file to keep)',
    backTo: 'Back to my record',
  },
  completeness: {
    all: 'All {canHold} record systems that can hold this answered.',
    some: '{answered} of {canHold} record systems answered, so there may be more.',
    limited: '{answered} of {canHold} record systems answered, but not everything may be shown.',
    CONTRADICTORY: 'One place says there is nothing. Another place lists something.',
    NONE_KNOWN: 'None known.',
    NONE_AMONG_WHAT_MAY_BE_SHARED: 'None in what we may show you.',
    NOT_KNOWN: 'We do not know. This does not mean there is nothing.',
    nobody: 'We do not know: no record system can hold this.',
  },
} as const satisfies Texts
