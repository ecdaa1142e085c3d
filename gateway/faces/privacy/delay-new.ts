import { z } from 'zod'
import { londonDay, londonMidnight } from '../../../policies/london-day.ts'
import { DELAY_GROUNDS, LONGEST_DELAY } from '../../../schema/model/delay.ts'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { oneOf, requiredText, text, withDays } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { delayPath } from './paths.ts'

/** Where a delay is recorded. */
export const delayNewPage = definePage({
  path: '/privacy/delays/new',
  audience: 'privacy-officer',
  template: 'privacy/delay-new.njk',
  view: () => ({}),
})

const read = withDays(
  z.object({
    of: oneOf(['ACCESS', 'PATIENT'], 'Choose what is delayed'),
    receipt: text(200),
    patient: text(40),
    ground: oneOf(DELAY_GROUNDS, 'Choose the ground'),
    words: requiredText(2_000, 'Enter why the patient is told later').refine(
      (words) => words.length >= 3,
      'Enter why the patient is told later',
    ),
  }),
  { lastDay: 'Enter the last day of the delay' },
)

/** A bare last day includes that day: a moment. */
export const endOf = (lastDay: string | null): number => londonMidnight(lastDay ?? '', 1)

/** Records it; then a second officer is asked for. */
export const delayNewForm = defineForm<z.output<typeof read>, { readonly recordDelay: { readonly id: string } | null }>(
  {
    path: '/privacy/delays/new',
    page: delayNewPage,
    read,
    check: (_, { of, receipt, patient, lastDay }, { now }) => [
      ...(of === 'ACCESS' && receipt === '' ? [{ text: 'Enter the receipt of the access', field: 'receipt' }] : []),
      ...(of === 'PATIENT' && parseNhsNumber(patient) === undefined
        ? [{ text: 'Enter the patient’s NHS number: 10 digits', field: 'patient' }]
        : []),
      ...(lastDay !== null && lastDay < londonDay(now)
        ? [{ text: 'The last day must be today or later', field: 'lastDay-day' }]
        : []),
      ...(lastDay !== null && endOf(lastDay) > now + LONGEST_DELAY
        ? [{ text: 'The last day must be less than 90 days from now', field: 'lastDay-day' }]
        : []),
    ],
    mutation: /* GraphQL */ `
    mutation RecordDelay($receipt: ID, $patient: NHSNumber, $ground: DelayGround!, $words: String!, $until: DateTime!) {
      recordDelay(receipt: $receipt, patient: $patient, ground: $ground, words: $words, until: $until) { id }
    }`,
    variables: ({ of, receipt, patient, ground, words, lastDay }) => ({
      receipt: of === 'ACCESS' ? receipt.toLowerCase() : null,
      patient: of === 'PATIENT' ? patient : null,
      ground,
      words,
      until: new Date(endOf(lastDay)).toISOString(),
    }),
    done: ({ recordDelay }) => delayPath(recordDelay?.id ?? '', '?done=recorded'),
  },
)
