import type { Texts } from '../../../language/texts.ts'

/** Who acts for me, and for whom I act: in English. */
export const people = {
  people: {
    title: 'People who act for me',
    intro: 'These people may make choices for you, or see your record, because the law says so.',
    none: 'Nobody is recorded as acting for you.',
    sees: 'May see your record',
    seesNot: 'May not see your record',
    since: 'Since {day}',
    until: 'Until {day}',
    end: 'Stop them seeing my record',
    endTitle: 'Stop this person seeing your record?',
    endText:
      'They will no longer see your record. They will be told. They may still choose for you that something is not shared.',
    endSure: 'Yes, stop them seeing my record',
    endButton: 'Stop it now',
    ended: 'They can no longer see your record.',
    tooYoung: 'From the age of 11 you can stop someone seeing your record.',
    person: 'A person',
  },
  others: {
    title: 'People I act for',
    intro:
      'You may act for a child in your care. You may also act for an adult who cannot decide alone, if the law says so.',
    find: 'Act for someone else',
    number: 'Their NHS number',
    hint: 'It has 10 digits, for example 999 001 0005',
    not: 'If you may act for someone and it does not work here, ask their GP practice. The practice must have written down your right first.',
    unclear: 'Enter an NHS number of 10 digits, for example 999 001 0005',
    notYours:
      'We have no record that you may act for a person with this NHS number. Check the number. If it is right, ask their GP practice',
    yourself: 'This is your own NHS number. Enter the number of the person you act for',
    unchecked: 'We could not check this now. Try again in a few minutes',
  },
  acting: {
    banner: 'You are acting for',
    number: 'NHS number {number}',
    stop: 'Stop, and choose someone else',
    own: 'Back to my own account',
    home: 'Overview',
    title: 'What you can do for them',
    choicesHint: 'Say for them who may see their record, and who may not.',
    recordHint: 'See what others would see: allergies, medicines and more.',
    waiting: 'Waiting for an answer',
    see: 'See it',
    asked: 'You asked for them to share more. It waits for them to agree.',
    seesNot: 'You can choose for them, but you may not see their record.',
    why: 'Why you may act for them',
    news: 'News about their choices',
  },
} as const satisfies Texts
