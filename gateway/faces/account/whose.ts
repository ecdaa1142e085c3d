import { HouseError } from '../../../schema/model/house-error.ts'
import { type Asked, type Audience, definePage, type Page } from '../page.ts'
import type { Problem } from '../problem-page.ts'
import { speakingOfAnother } from './speaking-of-another.ts'

/** Who the account is for: people, whichever part they play. */
export const WHO: Audience = ['patient', 'proxy']

/** Whose record and choices some pages are about: those of whoever is signed in, or of a person they act for. */
export type Whose = {
  /** Where the pages stand; a person acted for is a sealed handle in it. */
  readonly path: '/account' | '/account/for/:patient'
  /** What each query of these pages asks beside its own: who they are about, which is said on each. */
  readonly asks: string
}

/** The pages of whoever is signed in about themselves. */
export const ONESELF: Whose = { path: '/account', asks: '' }

/** The same pages of a person who is acted for. */
export const ANOTHER: Whose = {
  path: '/account/for/:patient',
  asks: 'patientChoices(patient: $patient) { person { name } }',
}

/** Whose record and choices a page is about: an NHS number, which stands in no address. Throws `FORBIDDEN` where there is none. */
export const patientOf = ({ requester, patient }: Pick<Asked, 'requester' | 'patient'>): string => {
  const number = patient ?? requester?.nhsNumber
  if (number === undefined) throw new HouseError('FORBIDDEN')
  return number
}

/** Where the pages stand for whoever asks: `baseOf(whose, asked)` with `/choices` after it is an address. */
export const baseOf = ({ path }: Whose, { params }: Pick<Asked, 'params'>): string =>
  path.replace(':patient', encodeURIComponent(params['patient'] ?? ''))

/** The right has ended, or never covered what was asked: the same words, so that neither tells anything of the person. */
export const NOT_ACTING: Omit<Problem, 'status'> = {
  name: 'NOT_ACTING',
  title: 'You cannot see or do this for them',
  paragraphs: [
    'Your right to act for this person has ended, or does not cover this. Nothing was shown and nothing was changed.',
  ],
  action: { href: '/account/others', text: 'Start again' },
}

type Named = { readonly patientChoices?: { readonly person?: { readonly name: string } | null } | null }

/** Who is acted for, as the head of each page says it: by name where it is known, and by the number that was entered. */
const whomOf = ({ patientChoices }: Named, { patient }: Asked) =>
  patient === undefined
    ? undefined
    : { name: patientChoices?.person?.name ?? '', number: patient.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3') }

/**
 * A page of the account for oneself or for another: `path` without what `whose` puts before it. Its template is given `base` and `whom`, and
 * speaks, as its `view` does, of whoever it is about.
 */
export const definePageFor = <Data>(whose: Whose, page: Omit<Page<Data>, 'audience'>): Page =>
  definePage<Data & Named>({
    ...page,
    path: `${whose.path}${page.path}`,
    audience: WHO,
    ...(whose === ANOTHER ? { forbidden: NOT_ACTING } : {}),
    view: (data, asked) => {
      const speaker = whose === ANOTHER ? speakingOfAnother(asked.speaker) : asked.speaker
      const { t, word } = speaker
      return {
        ...page.view?.(data, { ...asked, speaker }, undefined),
        base: baseOf(whose, asked),
        whom: whomOf(data, asked),
        t,
        word,
      }
    },
  })

/** Whether the person is here for themselves: emergencies and questions are told to the patient alone. */
export const isPatient = ({ requester }: Pick<Asked, 'requester'>): boolean => requester?.role === 'patient'
