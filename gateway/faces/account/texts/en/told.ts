import type { Texts } from '../../../language/texts.ts'

/** Being told that the record changed: in English. */
export const told = {
  told: {
    title: 'Changes in my record',
    intro: 'You asked us to tell you when something in your record changes.',
    maybe: 'This may have changed. We do not keep what it says. To read it, open your record.',
    from: 'From {place}',
    see: 'See this part of my record',
    seen: 'I have seen these',
    none: 'There is nothing new.',
    partly: 'We could not check some of this now. Try again in a few minutes.',
    about: 'What you are told about',
    change: 'Change or stop this',
    off: 'You are not told when your record changes.',
    choose: 'Tell me when my record changes',
    chooseIntro: 'We tell you here, in your account. You can stop it at any time, and it stops at once.',
    want: 'Do you want to be told?',
    yes: 'Yes',
    no: 'No',
    kinds: 'What do you want to be told about?',
    kindsHint: 'Tick all that you want.',
    message: 'Do you want a message too?',
    messageHint:
      'We send an email or a text to the address or number that the NHS has for you. It only says that there is something to see. You get one a day at most.',
    messageYes: 'Yes, send me a message',
    save: 'Save',
    news: 'Something in your record may have changed',
    newsLink: 'See what may have changed',
    done: {
      on: 'You will be told here when your record changes.',
      off: 'You will not be told any more.',
      seen: 'You have seen these. They are put away.',
    },
  },
} as const satisfies Texts
