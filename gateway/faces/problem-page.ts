import type { HouseErrorCode } from '../../schema/model/house-error.ts'
import { statusOf } from '../http/problem.ts'
import type { Face } from './face.ts'
import type { Speaker } from './language/speaker.ts'

/** A page that says what went wrong and what to do about it. */
export type Problem = {
  readonly status: number
  /** Under which name a face with languages words it (`problem.NOT_FOUND.title`). */
  readonly name: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly action?: { readonly href: string; readonly text: string }
}

type Words = Omit<Problem, 'status'>

const NOT_FOUND: Words = {
  name: 'NOT_FOUND',
  title: 'Page not found',
  paragraphs: [
    'If you typed the web address, check it is correct.',
    'If you pasted the web address, check you copied the entire address.',
    'It may also be that what you are looking for has been put away.',
  ],
}

const NO_ACCESS: Words = {
  name: 'FORBIDDEN',
  title: 'You do not have access to this page',
  paragraphs: [
    'Your role, or the organisation you signed in for, does not let you see or do this.',
    'If you need it for your work, speak to the information governance lead of your organisation.',
  ],
}

const BUSY: Words = {
  name: 'BUSY',
  title: 'The service is busy',
  paragraphs: ['Nothing was changed. Wait a minute, then try again.'],
}

const UNAVAILABLE: Words = {
  name: 'UNAVAILABLE',
  title: 'Sorry, the service is unavailable',
  paragraphs: [
    'The records that this service must check or write down cannot be reached at the moment. Nothing was changed and nothing was shown.',
    'Try again in a few minutes.',
  ],
}

const WRONG: Words = {
  name: 'INTERNAL',
  title: 'Sorry, there is a problem with the service',
  paragraphs: ['Nothing was changed. Try again in a few minutes.'],
}

const SIGN_IN_FAILED: Words = {
  name: 'SIGN_IN_FAILED',
  title: 'You could not be signed in',
  paragraphs: [
    'The sign-in took too long, was started in another tab, or was not completed.',
    'Start again. If it keeps happening, close your browser and open it anew.',
  ],
  action: { href: '/', text: 'Start again' },
}

const WORDS: Readonly<Partial<Record<HouseErrorCode, Words>>> = {
  NOT_FOUND,
  FORBIDDEN: NO_ACCESS,
  RATE_LIMITED: BUSY,
  OVERLOADED: BUSY,
  STATE_UNAVAILABLE: UNAVAILABLE,
  AUDIT_UNAVAILABLE: UNAVAILABLE,
  TOKEN_INVALID: SIGN_IN_FAILED,
  TOKEN_EXPIRED: SIGN_IN_FAILED,
  EXCHANGE_UNAVAILABLE: {
    name: 'EXCHANGE_UNAVAILABLE',
    title: 'The exchange cannot be reached at the moment',
    paragraphs: [
      'The exchange that holds this does not answer now. That says nothing of what it holds. Nothing was changed.',
      'Try again in a few minutes.',
    ],
  },
  IDENTITY_UNAVAILABLE: {
    name: 'IDENTITY_UNAVAILABLE',
    title: 'Sign-in is unavailable',
    paragraphs: ['The service that checks who you are cannot be reached at the moment. Try again in a few minutes.'],
  },
  IDENTITY_NOT_PROVED: {
    name: 'IDENTITY_NOT_PROVED',
    title: 'You need to prove who you are',
    paragraphs: ['Your NHS login has not been fully verified. Verify it in the NHS App, then sign in here again.'],
  },
  BREAK_GLASS_REASON_REQUIRED: {
    name: 'BREAK_GLASS_REASON_REQUIRED',
    title: 'Emergency access has ended',
    paragraphs: [
      'Break-glass access to this record has ended, or was never opened by you. Nothing was shown.',
      'Find the patient again. If it is still an emergency, open the restricted records again from there.',
    ],
    action: { href: '/clinician', text: 'Find the patient' },
  },
  REQUEST_TOO_LARGE: {
    name: 'REQUEST_TOO_LARGE',
    title: 'What you sent is too long',
    paragraphs: ['Nothing was saved. Go back and shorten what you wrote, then send it again.'],
  },
  REQUEST_MALFORMED: {
    name: 'REQUEST_MALFORMED',
    title: 'The page could not read what was sent',
    paragraphs: ['Nothing was changed. Go back to the page you came from and try again.'],
  },
  INPUT_INVALID: {
    name: 'INPUT_INVALID',
    title: 'The page could not read the web address',
    paragraphs: [
      'Part of the address is not of the form this service uses. Go back to the page you came from and try again.',
    ],
  },
}

/** The page for a code; what has no words of its own is a problem on our side. */
export const problemOf = (code: HouseErrorCode): Problem => ({
  status: code === 'TOKEN_INVALID' ? 400 : statusOf(code),
  ...(WORDS[code] ?? WRONG),
})

/** The same in the words of one page or file, where it has any. */
export const problemOn = (
  { notFound, forbidden }: { readonly notFound?: Partial<Words>; readonly forbidden?: Words },
  code: HouseErrorCode,
): Problem => ({
  ...problemOf(code),
  ...(code === 'NOT_FOUND' ? notFound : code === 'FORBIDDEN' ? forbidden : undefined),
})

/** A document that is not handed over: its link has run out, was somebody else's, or what it leads to may not be shown any more. */
export const DOCUMENT_PROBLEM: Problem = {
  status: 404,
  name: 'DOCUMENT',
  title: 'This document cannot be opened now',
  paragraphs: [
    'A link to a document works for 5 minutes, and only for the person it was shown to.',
    'Go back to the record and load the page again. Then open the document from there.',
  ],
}

/** A form that did not come from one of our own pages. */
export const NOT_OURS: Problem = {
  status: 403,
  name: 'NOT_OURS',
  title: 'This was not sent from our page',
  paragraphs: ['To keep you safe, nothing was done. Go to the page in this service and send it from there.'],
}

/** A path that holds a patient's handle, and it opens no more, or never did for whoever asks. */
export const handleEnded = ({ home, places }: Pick<Face, 'home' | 'places'>): Problem => ({
  status: 404,
  name: 'HANDLE_ENDED',
  title: 'Find the patient again',
  paragraphs: [
    'The address of a page about a patient works for the person who found them, for 2 hours. This one does not work any more, or was somebody else’s.',
    'Nothing was changed.',
  ],
  action: { href: places?.findPatient ?? home, text: 'Find a patient' },
})

/** Signed in, and with another role than the page is for. */
export const wrongRole = (role: string): Problem => ({
  status: 403,
  ...NO_ACCESS,
  paragraphs: [`You are signed in as: ${role}. This page is for other roles.`, ...NO_ACCESS.paragraphs.slice(1)],
})

/** What a form says at its head when the mutation was refused and what was typed is kept. */
export const SENTENCES: Readonly<Partial<Record<HouseErrorCode, string>>> = {
  STALE_VERSION: 'Somebody changed this since you opened it. Nothing was saved.',
  CONFLICT_OF_STATE:
    'This cannot be done as things stand now. Somebody may have acted before you. Nothing was changed.',
  INPUT_INVALID: 'Something you entered cannot be used. Check each answer and send it again.',
  RATE_LIMITED: 'The service is busy. Nothing was saved. Wait a minute, then send it again.',
  OVERLOADED: 'The service is busy. Nothing was saved. Wait a minute, then send it again.',
  STATE_UNAVAILABLE: 'This cannot be saved at the moment. Nothing was changed. Send it again in a few minutes.',
  AUDIT_UNAVAILABLE: 'This cannot be written down at the moment, so it was not done. Send it again in a few minutes.',
  INTERNAL: 'Something went wrong on our side. Nothing was saved. Send it again in a few minutes.',
}

/** The problem in the face's own words, where it has languages: one whose name it does not word is told as trouble on our side. */
export const spokenProblem = (problem: Problem, { t, has }: Speaker): Problem => {
  if (!has('problem.INTERNAL.title')) return problem
  const name = has(`problem.${problem.name}.title`) ? problem.name : 'INTERNAL'
  return {
    status: problem.status,
    name,
    title: t(`problem.${name}.title`),
    paragraphs: t(`problem.${name}.text`).split('\n'),
    ...(problem.action === undefined ? {} : { action: { href: problem.action.href, text: t('problem.startAgain') } }),
  }
}

/** What a form says at its head when it was refused with this code; undefined where that is a page of its own. */
export const spokenSentence = (code: HouseErrorCode, { t, has }: Speaker): string | undefined =>
  SENTENCES[code] === undefined || !has(`sentence.${code}`) ? SENTENCES[code] : t(`sentence.${code}`)
