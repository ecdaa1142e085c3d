import type { Texts } from '../../../language/texts.ts'

/** A choice that another service wrote down, read from a file: in English. */
export const importing = {
  import: {
    title: 'Use a choice from a file',
    intro:
      'Another service may have given you your choice as a file. The file is called a FHIR Consent. Choose it here.',
    strict: 'We show you what it means before anything is saved. If we are not sure what it means, we do not use it.',
    file: 'Choose the file',
    fileHint: 'Its name most often ends in .json',
    paste: 'Or paste what is in it',
    read: 'Show me what it means',
    empty: 'Choose a file, or paste what is in it',
    tooLong: 'This file is too long. Use 200,000 characters or fewer',
    notJson: 'We cannot read this file. It must be a FHIR Consent in JSON',
    meansTitle: 'What this file means',
    meansIntro: 'Read it with care. Nothing is saved yet.',
    leftOut: 'The file also names reasons for which nothing is ever shown here. We leave them out: {codes}.',
    refusedTitle: 'We cannot use this file',
    refusedIntro: 'Nothing was saved. We do not guess what a file means. This is why we cannot use it:',
    other: 'Use another file',
  },
} as const satisfies Texts
