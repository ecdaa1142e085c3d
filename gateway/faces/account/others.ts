import { z } from 'zod'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { defineForm, type FieldError } from '../form.ts'
import { definePage } from '../page.ts'
import { WHO } from './whose.ts'

/** Who somebody acts for, found by their NHS number: typed here, sent in the body of the form, and in no address. */
export const othersPage = definePage({
  path: '/account/others',
  audience: WHO,
  template: 'account/others.njk',
})

const mended = (text: string): FieldError => ({ text, field: 'nhsNumber' })

const read = z.object({
  nhsNumber: z.string('others.unclear').transform((text, context): NhsNumber => {
    const number = parseNhsNumber(text.trim())
    if (number !== undefined) return number
    context.addIssue({ code: 'custom', message: 'others.unclear' })
    return z.NEVER
  }),
})

type Found = { readonly patientChoices: { readonly person: { readonly nhsNumber: NhsNumber } | null } | null }

/**
 * Asks for that person's choices as whoever is signed in, and leads on under a handle. The same words for somebody they may not act for and for
 * nobody: neither may be told from the other. A number that was superseded leads to the one they are known by now.
 */
export const othersForm = defineForm<z.output<typeof read>, null, Found>({
  path: '/account/others',
  page: othersPage,
  read,
  before: /* GraphQL */ `
    query FindWhomIActFor($patient: NHSNumber!) { patientChoices(patient: $patient) { person { nhsNumber } } }`,
  beforeVariables: ({ nhsNumber }) => ({ patient: nhsNumber }),
  check: ({ patientChoices }, { nhsNumber }, { requester }) => {
    if (nhsNumber === requester?.nhsNumber) return [mended('others.yourself')]
    return patientChoices === null ? [mended('others.unchecked')] : []
  },
  refused: { FORBIDDEN: mended('others.notYours'), STATE_UNAVAILABLE: mended('others.unchecked') },
  done: (_, { nhsNumber }, __, { patientChoices }) => ({
    patient: patientChoices?.person?.nhsNumber ?? nhsNumber,
    path: (handle) => `/account/for/${handle}`,
  }),
})
