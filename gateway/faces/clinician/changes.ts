import { z } from 'zod'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { spaced } from '../practice/person.ts'
import { type KeptQuiet, quietWords } from './quiet-words.ts'

type ShownFollow = {
  readonly id: string
  readonly nhsNumber: string
  readonly careContext: string
  readonly purpose: string
  readonly endsAt: string
  readonly openedBy: string | null
  readonly team: { readonly name: string } | null
}
type Data = {
  readonly quietHours: KeptQuiet | null
  readonly follows: readonly ShownFollow[] | null
  readonly changeNotices:
    | readonly {
        readonly number: number
        readonly sentence: string
        readonly recordType: string
        readonly at: string
        readonly follow: Pick<ShownFollow, 'id'>
      }[]
    | null
}

const CHANGES_PATH = '/clinician/changes'

/** What may have changed for the patients whom this clinician follows, by patient; and whom they follow. Works by itself, whether or not it is told live. */
export const changesPage = definePage<Data>({
  path: CHANGES_PATH,
  audience: 'clinician',
  template: 'clinician/changes.njk',
  document: /* GraphQL */ `
    query WhatChanged {
      follows { id nhsNumber careContext purpose endsAt openedBy team { name } }
      changeNotices(first: 50) { number sentence recordType at follow { id } }
      quietHours { from until urgentPasses isQuietNow }
    }`,
  view: ({ follows, changeNotices, quietHours }, { query }) => ({
    done: query['done'],
    // Without the hours it cannot be said that nothing waits.
    isKnown: follows !== null && changeNotices !== null && typeof quietHours?.isQuietNow === 'boolean',
    quiet: quietHours && quietWords(quietHours),
    known: Math.max(0, ...(changeNotices ?? []).map(({ number }) => number)),
    follows: (follows ?? []).map((follow) => {
      const notices = (changeNotices ?? []).filter((notice) => notice.follow.id === follow.id)
      return {
        ...follow,
        shownNumber: spaced(follow.nhsNumber),
        notices,
        numbers: notices.map(({ number }) => number).join(' '),
      }
    }),
  }),
})

const numbers = z.object({
  numbers: z
    .string()
    .regex(/^\d{1,9}( \d{1,9}){0,99}$/, 'Open the page again')
    .transform((text) => text.split(' ').map(Number)),
})

/** These notices were seen. */
export const seenForm = defineForm<z.output<typeof numbers>, { readonly acknowledgeChanges: number | null }>({
  path: '/clinician/changes/seen',
  page: changesPage,
  read: numbers,
  mutation: /* GraphQL */ `mutation SeenChanges($numbers: [Int!]!) { acknowledgeChanges(numbers: $numbers) }`,
  variables: (fields) => fields,
  done: () => `${CHANGES_PATH}?done=seen`,
})

const one = z.object({ follow: z.string().min(1, 'Open the page again').max(100) })

/** A follow is ended before its time. */
export const unfollowForm = defineForm<z.output<typeof one>, { readonly unfollowPatient: boolean | null }>({
  path: '/clinician/changes/unfollow',
  page: changesPage,
  read: one,
  mutation: /* GraphQL */ `mutation UnfollowPatient($follow: ID!) { unfollowPatient(follow: $follow) }`,
  variables: (fields) => fields,
  done: () => `${CHANGES_PATH}?done=unfollowed`,
})
