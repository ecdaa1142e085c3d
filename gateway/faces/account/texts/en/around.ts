import { FRAME_TEXTS } from '../../../language/frame-texts.ts'
import type { Texts } from '../../../language/texts.ts'

/** The frame, the way in and out, the home, and what each problem says: in English. */
export const around = {
  frame: FRAME_TEXTS,
  service: 'My health record',
  nav: {
    home: 'Home',
    choices: 'My choices',
    record: 'My record',
    log: 'Who looked',
    people: 'People',
    others: 'I act for',
  },
  problem: {
    startAgain: 'Start again',
    DOCUMENT: {
      title: 'This document cannot be opened now',
      text: 'A link to a document works for 5 minutes, and only for the person it was shown to.\nGo back to the record and load the page again. Then open the document from there.',
    },
    NOT_FOUND: {
      title: 'Page not found',
      text: 'If you typed the web address, check it.\nWhat you look for may have been put away.',
    },
    FORBIDDEN: { title: 'You cannot see this page', text: 'It is not yours to see or change.' },
    BUSY: { title: 'The service is busy', text: 'Nothing was changed. Wait a minute, then try again.' },
    UNAVAILABLE: {
      title: 'Sorry, the service is not working',
      text: 'We cannot check your choices, or write down who looks, at the moment. So nothing was shown and nothing was changed.\nTry again in a few minutes.',
    },
    INTERNAL: {
      title: 'Sorry, something went wrong',
      text: 'It is a problem on our side. Nothing was changed. Try again in a few minutes.',
    },
    SIGN_IN_FAILED: {
      title: 'You could not sign in',
      text: 'It took too long, or it was not finished.\nStart again. If it keeps happening, close your browser and open it again.',
    },
    IDENTITY_UNAVAILABLE: {
      title: 'You cannot sign in at the moment',
      text: 'NHS login is not answering. Try again in a few minutes.',
    },
    REQUEST_TOO_LARGE: {
      title: 'You sent too much',
      text: 'Nothing was saved. Go back, make it shorter, and send it again.',
    },
    REQUEST_MALFORMED: {
      title: 'We could not read what you sent',
      text: 'Nothing was changed. Go back and try again.',
    },
    INPUT_INVALID: {
      title: 'We could not read the web address',
      text: 'Go back to the page you came from and try again.',
    },
    HANDLE_ENDED: {
      title: 'Choose the person again',
      text: 'The page of a person you act for works for 2 hours, and only for you. This one does not work any more.\nNothing was changed.',
    },
    NOT_ACTING: {
      title: 'You cannot see or do this for them',
      text: 'Your right to act for this person has ended, or it does not cover this. Nothing was shown and nothing was changed.\nIf you think this is wrong, ask their GP practice.',
    },
    NOT_OURS: {
      title: 'This was not sent from our page',
      text: 'To keep you safe, nothing was done. Open the page in this service and send it from there.',
    },
  },
  common: {
    back: 'Back',
    goOn: 'Continue',
    cancel: 'Cancel',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    next: 'Next',
    first: 'Back to the newest',
    partial: 'Some of this page could not be loaded. Try again in a few minutes.',
    important: 'Important',
    saved: 'Saved',
  },
  notProved: {
    title: 'You need to prove who you are',
    why: 'You signed in with NHS login, but NHS login has not fully checked who you are. Health records are private, so we must be sure before we show you anything.',
    steps: 'What to do',
    one: 'Open the NHS App, or go to your NHS login settings.',
    two: 'Choose to prove who you are. You will need photo ID, such as a passport or a driving licence. You may be asked to record a short video of your face.',
    three: 'When NHS login says that this is done, come back and sign in here again.',
    other: 'If you have no photo ID, your GP practice can help you. It can also write down your choices for you.',
    again: 'Sign in again',
  },
  signedOut: {
    title: 'You are signed out',
    text: 'If other people use this computer or phone, close the browser too.',
    again: 'Sign in again',
  },
  signedIn: {
    title: 'You are signed in',
    text: 'Close this tab. Go back to the tab with what you wrote, and continue there.',
  },
  home: {
    title: 'Your account',
    intro:
      'Your health records are kept by the hospitals, GP practices and councils that look after you. Here you choose who else may see them.',
    waiting: 'Waiting for you',
    news: 'News about your choices',
    noNews: 'There is no news.',
    answer: 'Answer',
    choices: 'Say who may see your record, and who may not.',
    record: 'See what others would see: allergies, medicines and more.',
    log: 'See every time someone asked for your record, and why.',
    people: 'See who may act for you.',
  },
} as const satisfies Texts
