import { z } from 'zod'
import { londonDay } from '../../../policies/london-day.ts'
import { LONGEST_DELAY } from '../../../schema/model/delay.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { requiredText, withDays } from '../fields.ts'
import { defineForm, type FieldError } from '../form.ts'
import { definePage } from '../page.ts'
import { type DelayShown, FIELDS, mayBeRenewed } from './delay.ts'
import { endOf } from './delay-new.ts'
import { delayPath } from './paths.ts'

/** Where a delay that a second officer approved is carried on with another, which is approved anew. */
export const delayRenewPage = definePage<{ readonly delay: DelayShown | null }>({
  path: '/privacy/delays/:id/renew',
  audience: 'privacy-officer',
  template: 'privacy/delay-renew.njk',
  document: /* GraphQL */ `
    query DelayToRenew($id: ID!) { delay(id: $id) { ${FIELDS} } }`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: ({ delay }) => {
    if (delay === null || !mayBeRenewed(delay)) throw new HouseError('NOT_FOUND')
    return { delay, path: delayPath(delay.id, '/renew'), back: delayPath(delay.id) }
  },
  notFound: {
    title: 'This delay cannot be carried on',
    paragraphs: [
      'Only a delay of your organisation that a second officer approved can be carried on. Nothing was changed. To delay anew, record a delay.',
    ],
    action: { href: '/privacy/delays', text: 'All delays' },
  },
})

const read = withDays(
  z.object({
    words: requiredText(2_000, 'Enter why the patient is still told later').refine(
      (words) => words.length >= 3,
      'Enter why the patient is still told later',
    ),
  }),
  { lastDay: 'Enter the last day of the delay' },
)

/** What is wrong with the last day of a delay that begins now. */
const dayFaults = (lastDay: string | null, now: number): readonly FieldError[] => {
  if (lastDay === null) return []
  if (lastDay < londonDay(now)) return [{ text: 'The last day must be today or later', field: 'lastDay-day' }]
  return endOf(lastDay) > now + LONGEST_DELAY
    ? [{ text: 'The last day must be less than 90 days from now', field: 'lastDay-day' }]
    : []
}

/** Records the delay that follows; then a second officer is asked for, as of every delay. */
export const delayRenewForm = defineForm<
  z.output<typeof read>,
  { readonly renewDelay: { readonly id: string } | null }
>({
  path: '/privacy/delays/:id/renew',
  page: delayRenewPage,
  read,
  check: (_, { lastDay }, { now }) => dayFaults(lastDay, now),
  mutation: /* GraphQL */ `
    mutation RenewDelay($id: ID!, $words: String!, $until: DateTime!) {
      renewDelay(id: $id, words: $words, until: $until) { id }
    }`,
  variables: ({ words, lastDay }, { params }) => ({
    id: params['id'],
    words,
    until: new Date(endOf(lastDay)).toISOString(),
  }),
  done: ({ renewDelay }) => {
    if (renewDelay === null) throw new HouseError('INTERNAL')
    return delayPath(renewDelay.id, '?done=renewed')
  },
})
