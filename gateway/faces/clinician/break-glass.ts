import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ALERT_REASONS } from '../../../schema/model/alert-reason.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { oneOf, requiredText } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { VIEWERS } from './find.ts'
import { recordPath } from './paths.ts'
import { standing, statedFor } from './record.ts'

const PATH = '/clinician/:patient/break-glass'

/** Says what break-glass is and what follows from it, before anything is asked. */
export const breakGlassPage = definePage({
  path: PATH,
  audience: VIEWERS,
  template: 'clinician/break-glass.njk',
  view: (_, asked) => ({ ...standing(asked), key: randomUUID() }),
})

/** There is nothing that break-glass could open: told in answer to the form, and at no address. */
const nothingPage = definePage({
  path: PATH,
  audience: VIEWERS,
  template: 'clinician/break-glass-nothing.njk',
  view: (_, asked) => standing(asked),
})

type Begun = { readonly beginBreakGlass: { readonly restricted: boolean; readonly opening: string | null } | null }

const begin = z.object({ key: requiredText(200, 'Open this page again') })

/** Step one: whether anything is restricted that break-glass could open, and nothing else. */
export const beginForm = defineForm<z.output<typeof begin>, Begun>({
  path: PATH,
  page: breakGlassPage,
  read: begin,
  mutation: /* GraphQL */ `
    mutation BeginBreakGlass($patient: NHSNumber!, $careContext: String!, $key: String!) {
      beginBreakGlass(patient: $patient, careContext: $careContext, idempotencyKey: $key) { restricted opening }
    }`,
  variables: ({ key }, asked) => ({
    patient: statedFor(asked)['patient'],
    careContext: asked.access?.careContext,
    key,
  }),
  shows: [nothingPage],
  done: ({ beginBreakGlass }, _, { params }) => {
    if (beginBreakGlass === null) throw new HouseError('STATE_UNAVAILABLE')
    const { restricted, opening } = beginBreakGlass
    return restricted && opening !== null
      ? recordPath(params['patient'], `/break-glass/${encodeURIComponent(opening)}`)
      : { show: nothingPage }
  },
})

/** Asks for the reason. The opening lasts a quarter of an hour. */
export const confirmPage = definePage({
  path: `${PATH}/:opening`,
  audience: VIEWERS,
  template: 'clinician/break-glass-confirm.njk',
  view: (_, asked) => ({
    ...standing(asked),
    opening: asked.params['opening'],
    reasons: Object.entries(ALERT_REASONS).map(([value, text]) => ({ value, text })),
  }),
})

const CODES = ['1', '2', '3', '4', '5', '6'] as const satisfies readonly (keyof typeof ALERT_REASONS)[]

const confirm = z.object({
  code: oneOf(CODES, 'Choose the reason'),
  words: requiredText(2_000, 'Say in your own words why you need to open it').min(3, 'Use 3 characters or more'),
})

type Confirmed = { readonly confirmBreakGlass: { readonly id: string } | null }

/** Step two: the grant. It leads on to the record, asked for under it. */
export const confirmForm = defineForm<z.output<typeof confirm>, Confirmed>({
  path: `${PATH}/:opening`,
  page: confirmPage,
  read: confirm,
  mutation: /* GraphQL */ `
    mutation ConfirmBreakGlass($patient: NHSNumber!, $opening: ID!, $reason: BreakGlassInput!) {
      confirmBreakGlass(patient: $patient, opening: $opening, reason: $reason) { id }
    }`,
  variables: ({ code, words }, asked) => ({
    patient: statedFor(asked)['patient'],
    opening: asked.params['opening'],
    reason: { code, words },
  }),
  refused: {
    BREAK_GLASS_REASON_REQUIRED: { text: 'This took longer than 15 minutes. Go back to the record and start again' },
    CONFLICT_OF_STATE: { text: 'It was opened already, for another reason. Go back to the record and start again' },
  },
  done: ({ confirmBreakGlass }, _, { patient, access }) => {
    if (confirmBreakGlass === null || patient === undefined || access === undefined)
      throw new HouseError('STATE_UNAVAILABLE')
    return { patient, access: { ...access, purpose: 'BTG' }, path: (handle) => recordPath(handle) }
  },
})
